package dev.orderbench.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The report in a few lines of plain text. */
final class ConsoleSummary {

    private static final int COLUMNS = 100;
    private static final int NAME_COLUMNS = 22;
    private static final int FIGURE_COLUMNS = 23;
    private static final String LINE =
            "  %-" + NAME_COLUMNS + "s%" + FIGURE_COLUMNS + "s  %-5s%" + FIGURE_COLUMNS + "s  %s";

    // Parted by a space each, so that a number wider than its column still stands alone.
    private static final String CAUSES_LINE = "  %-" + NAME_COLUMNS + "s %8s %8s %13s %8s %9s %10s %13s";

    private static final String WIRE_LINE = "  %-" + NAME_COLUMNS + "s %11s %12s %10s %12s %15s";

    private static final String YARDSTICK_LINE =
            "  %-" + NAME_COLUMNS + "s%" + FIGURE_COLUMNS + "s %8s  %-12s %11s %11s";

    private final List<String> lines = new ArrayList<>();
    private final ReportView view;

    private ConsoleSummary(ReportView view) {
        this.view = view;
    }

    static String of(ReportView view) {
        return new ConsoleSummary(view).text();
    }

    private String text() {
        paragraph(view.title());
        paragraph(view.subtitle());
        view.notices()
                .forEach(notice -> separateParagraph(notice.heading().toUpperCase(Locale.ROOT) + ". " + notice.text()));
        answer();
        lines.add("");
        lines.add(line("", "ratio [95% interval]", "", "us/op [95% interval]", "verdict"));
        view.rows().forEach(this::group);
        if (view.hasLetters()) {
            separateParagraph(ReportView.LETTERS);
        }
        causes();
        wire();
        yardstick();
        growth();
        pool();
        choice();
        missing();
        view.rows().forEach(this::reasons);
        controls();
        return String.join("\n", lines) + "\n";
    }

    private void answer() {
        Answer answer = view.answer();
        answer.sentences().forEach(this::separateParagraph);
        separateParagraph("Not shown:");
        answer.notShown().forEach(text -> paragraph("- " + text));
        separateParagraph("Holds for:");
        answer.holdsFor().forEach(fact -> paragraph("- " + fact.name() + ": " + fact.value()));
    }

    private void group(ResultRow.Group group) {
        paragraph(subject(group));
        for (ResultRow row : group.rows()) {
            lines.add(
                    switch (row) {
                        case ResultRow.Failed failed -> line(failed.contender(), "-", "", "-", "no score");
                        case ResultRow.Measured measured ->
                            line(
                                    measured.contender(),
                                    fitted(measured.ratio()),
                                    measured.letters(),
                                    fitted(measured.micros()),
                                    measured.verdict());
                    });
        }
    }

    private void causes() {
        separateParagraph(view.causes().legend());
        if (view.causes().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(causesLine("", "us/op", "client", "server CPU", "wait", "remainder", "allocated", "WAL"));
        view.causes().compared().forEach(group -> {
            paragraph(group.operation() + ", " + group.point());
            group.rows().forEach(row -> lines.add(line(row)));
        });
    }

    /** The models and what the checks say; the tables stand in the report. */
    private void growth() {
        if (!view.network().isEmpty()) {
            separateParagraph("Over a network, time in us per operation by the round-trip time RTT in us:");
            view.network().groups().forEach(group -> {
                paragraph(group.operation());
                group.rows()
                        .forEach(row -> lines.add(PlainText.line(
                                switch (row) {
                                    case NetworkTable.Fitted fitted ->
                                        modelLine(fitted.contender(), fitted.formula(), fitted.check());
                                    case NetworkTable.Unfitted unfitted ->
                                        modelLine(unfitted.contender(), "-", unfitted.reason());
                                })));
            });
        }
        view.network().findings().forEach(this::separateParagraph);
        view.scaling().findings().forEach(this::separateParagraph);
        latency();
        view.drafts().findings().forEach(this::separateParagraph);
    }

    /** Percentiles from the due time; the rest stands in the report. */
    private void latency() {
        view.latency().groups().forEach(group -> {
            separateParagraph(
                    "Latency in ms from the due time, p50 / p99 / longest: " + group.operation() + group.conditions());
            group.latencies()
                    .forEach(row -> lines.add(PlainText.line(String.format(
                            Locale.ROOT,
                            "  %-" + NAME_COLUMNS + "s %9s %9s %9s",
                            fitted(row.contender()),
                            row.cells().get(0),
                            row.cells().get(3),
                            row.cells().get(5)))));
        });
    }

    private static String modelLine(String contender, String formula, String check) {
        return String.format(Locale.ROOT, "  %-" + NAME_COLUMNS + "s %-26s %s", fitted(contender), formula, check);
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
                Stream.concat(Stream.of(fitted(name)), Stream.of(columns)).toArray()));
    }

    private void wire() {
        if (view.wire().isEmpty()) {
            separateParagraph(WireTable.ABSENT);
            return;
        }
        separateParagraph(WireTable.LEGEND);
        lines.add("");
        lines.add(wireLine("", "statements", "round trips", "rows", "bytes sent", "bytes received"));
        view.wire().groups().forEach(group -> {
            paragraph(group.operation() + ", " + group.calls());
            group.rows()
                    .forEach(row -> lines.add(wireLine(
                            row.contender(),
                            row.statements(),
                            row.roundTrips(),
                            row.rows(),
                            row.bytesOut(),
                            row.bytesIn())));
        });
    }

    private void yardstick() {
        YardstickTable yardstick = view.yardstick();
        if (yardstick == null) {
            return;
        }
        separateParagraph(yardstick.legend());
        if (yardstick.rows().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(yardstickLine("", "ratio to pgbench", "target", "outcome", "baseline/s", "pgbench/s"));
        yardstick.rows().forEach(row -> {
            paragraph(row.operation() + ", " + row.point());
            lines.add(yardstickLine(
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
                Stream.concat(Stream.of(fitted(name)), Stream.of(columns)).toArray()));
    }

    private void pool() {
        PoolSection pool = view.pool();
        if (!pool.isEmpty()) {
            separateParagraph("Connection pools. " + pool.origin());
        }
        String difference = pool.difference();
        if (difference != null) {
            paragraph(difference);
        }
        pool.chapters().forEach(this::pool);
    }

    private void pool(PoolChapter chapter) {
        separateParagraph(chapter.question());
        chapter.verdicts().forEach(this::paragraph);
        String absence = chapter.absence();
        if (absence != null) {
            paragraph(absence);
        }
    }

    private void choice() {
        if (view.hasChoice()) {
            lines.add("");
            ChoiceText.lines(view).forEach(this::paragraph);
        }
    }

    private void missing() {
        String missing = Missing.line(view);
        if (!missing.isEmpty()) {
            separateParagraph(missing);
        }
    }

    private void controls() {
        if (view.controls().isEmpty()) {
            return;
        }
        long passed = view.controls().stream()
                .filter(control -> control.outcome().equals("passed"))
                .count();
        separateParagraph(passed + " of " + Words.count(view.controls().size(), "control") + " passed.");
        view.controls().stream()
                .filter(control -> !control.note().isEmpty())
                .forEach(control -> separateParagraph(control.subject() + ", " + control.control() + ": "
                        + control.outcome() + ": " + control.note() + "."));
    }

    private void reasons(ResultRow.Group group) {
        // Contenders with the same reason are named together.
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        for (ResultRow row : group.rows()) {
            String reason = switch (row) {
                case ResultRow.Failed failed -> "no score: " + failed.reason();
                case ResultRow.Measured measured when measured.note().isEmpty() -> "";
                case ResultRow.Measured measured -> measured.verdict() + ": " + measured.note();
            };
            if (!reason.isEmpty()) {
                reasons.computeIfAbsent(reason, same -> new ArrayList<>()).add(row.contender());
            }
        }
        reasons.forEach(
                (reason, names) -> separateParagraph(subject(group) + ", " + Words.list(names) + ": " + reason + "."));
    }

    private void separateParagraph(String text) {
        lines.add("");
        paragraph(text);
    }

    /** Adds a text, broken into lines at its spaces; a word longer than a line is broken too. */
    private void paragraph(String text) {
        String rest = PlainText.line(text);
        while (rest.length() > COLUMNS) {
            int space = rest.lastIndexOf(' ', COLUMNS);
            int end = space > 0 ? space : COLUMNS;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
    }

    private static String subject(ResultRow.Group group) {
        return group.operation() + ", " + group.point();
    }

    private static String line(String name, String ratio, String letters, String micros, String verdict) {
        return PlainText.line(String.format(Locale.ROOT, LINE, fitted(name), ratio, letters, micros, verdict));
    }

    private static String fitted(String name) {
        return name.length() < NAME_COLUMNS ? name : name.substring(0, NAME_COLUMNS - 4) + "...";
    }

    /** The interval gives way where both would not fit. */
    private static String fitted(Figure figure) {
        return figure.text().length() < FIGURE_COLUMNS ? figure.text() : figure.value();
    }
}
