package dev.orderbench.benchmarks.report;

import java.util.Locale;
import java.util.stream.Stream;

/** The tables of a {@link ConsoleSummary} behind that of the ratios: causes, what went over the wire, the yardstick, growth. */
final class ConsoleTables {

    // Parted by a space each, so that a number wider than its column still stands alone.
    private static final String CAUSES_LINE = "  %-" + ConsoleText.NAME_COLUMNS + "s %8s %8s %13s %8s %9s %10s %13s";

    private static final String WIRE_LINE = "  %-" + ConsoleText.NAME_COLUMNS + "s %11s %12s %10s %12s %15s";

    private static final String YARDSTICK_LINE =
            "  %-" + ConsoleText.NAME_COLUMNS + "s%" + ConsoleSummary.FIGURE_COLUMNS + "s %8s  %-12s %11s %11s";

    private final ReportView view;
    private final ConsoleText text;

    ConsoleTables(ReportView view, ConsoleText text) {
        this.view = view;
        this.text = text;
    }

    void causes() {
        text.separateParagraph(view.causes().legend());
        if (view.causes().isEmpty()) {
            return;
        }
        text.line("");
        text.line(causesLine("", "us/op", "client", "server CPU", "wait", "remainder", "allocated", "WAL"));
        view.causes().compared().forEach(group -> {
            text.paragraph(group.operation() + ", " + group.point());
            group.rows().forEach(row -> text.line(line(row)));
        });
    }

    void wire() {
        if (view.wire().isEmpty()) {
            text.separateParagraph(WireTable.ABSENT);
            return;
        }
        text.separateParagraph(WireTable.LEGEND);
        text.line("");
        text.line(wireLine("", "statements", "round trips", "rows", "bytes sent", "bytes received"));
        view.wire().groups().forEach(group -> {
            text.paragraph(group.operation() + ", " + group.calls());
            group.rows()
                    .forEach(row -> text.line(wireLine(
                            row.contender(),
                            row.statements(),
                            row.roundTrips(),
                            row.rows(),
                            row.bytesOut(),
                            row.bytesIn())));
        });
    }

    void yardstick() {
        YardstickTable yardstick = view.yardstick();
        if (yardstick == null) {
            return;
        }
        text.separateParagraph(yardstick.legend());
        if (yardstick.rows().isEmpty()) {
            return;
        }
        text.line("");
        text.line(yardstickLine("", "ratio to pgbench", "target", "outcome", "baseline/s", "pgbench/s"));
        yardstick.rows().forEach(row -> {
            text.paragraph(row.operation() + ", " + row.point());
            text.line(yardstickLine(
                    "", row.ratio().text(), row.target(), row.standing(), row.perSecond(), row.pgbench()));
        });
    }

    private static String yardstickLine(Object... columns) {
        return PlainText.line(String.format(Locale.ROOT, YARDSTICK_LINE, columns));
    }

    private static String wireLine(String name, Object... columns) {
        return PlainText.line(String.format(
                Locale.ROOT,
                WIRE_LINE,
                Stream.concat(Stream.of(ConsoleText.fitted(name)), Stream.of(columns))
                        .toArray()));
    }

    /** The models and what the checks say; the tables stand in the report. */
    void growth() {
        if (!view.network().isEmpty()) {
            text.separateParagraph("Over a network, time in us per operation by the round-trip time RTT in us:");
            view.network().groups().forEach(group -> {
                text.paragraph(group.operation());
                group.rows()
                        .forEach(row -> text.line(PlainText.line(
                                switch (row) {
                                    case NetworkTable.Fitted fitted ->
                                        modelLine(fitted.contender(), fitted.formula(), fitted.check());
                                    case NetworkTable.Unfitted unfitted ->
                                        modelLine(unfitted.contender(), "-", unfitted.reason());
                                })));
            });
        }
        view.network().findings().forEach(text::separateParagraph);
        view.scaling().findings().forEach(text::separateParagraph);
        latency();
        view.drafts().findings().forEach(text::separateParagraph);
    }

    /** Percentiles from the due time; the rest stands in the report. */
    private void latency() {
        view.latency().groups().forEach(group -> {
            if (!group.wasMeasured()) {
                group.notes().forEach(note -> text.separateParagraph("Latency, " + group.operation() + ": " + note));
                return;
            }
            text.separateParagraph(
                    "Latency in ms from the due time, p50 / p99 / longest: " + group.operation() + group.conditions());
            group.latencies()
                    .forEach(row -> text.line(PlainText.line(String.format(
                            Locale.ROOT,
                            "  %-" + ConsoleText.NAME_COLUMNS + "s %9s %9s %9s",
                            ConsoleText.fitted(row.contender()),
                            row.cells().get(0),
                            row.cells().get(3),
                            row.cells().get(5)))));
        });
    }

    private static String modelLine(String contender, String formula, String check) {
        return String.format(
                Locale.ROOT,
                "  %-" + ConsoleText.NAME_COLUMNS + "s %-26s %s",
                ConsoleText.fitted(contender),
                formula,
                check);
    }

    private static String line(CauseRow row) {
        return switch (row) {
            case CauseRow.Missing missing ->
                causesLine(missing.contender(), "-", "-", "-", "-", "-", "-", missing.reason());
            case CauseRow.Measured measured ->
                causesLine(
                        measured.contender(),
                        measured.micros(),
                        measured.clientCpu().micros(),
                        measured.serverCpu().micros(),
                        measured.waiting().micros(),
                        measured.remainder().micros(),
                        measured.allocated(),
                        measured.wal());
        };
    }

    private static String causesLine(String name, Object... columns) {
        return PlainText.line(String.format(
                Locale.ROOT,
                CAUSES_LINE,
                Stream.concat(Stream.of(ConsoleText.fitted(name)), Stream.of(columns))
                        .toArray()));
    }
}
