package dev.orderbench.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report as Markdown with tables, as GitHub renders it. */
final class MarkdownReport {

    private MarkdownReport() {}

    /**
     * The report.
     *
     * @param figures those that lie beside it
     */
    static String of(ReportView view, List<SvgFigure> figures) {
        List<String> blocks = new ArrayList<>();
        blocks.add("# " + Markdown.escaped(view.title()));
        view.notices().stream()
                .map(notice -> "> **" + Markdown.escaped(notice.heading()) + ".** " + Markdown.escaped(notice.text()))
                .forEach(blocks::add);
        blocks.addAll(AnswerMarkdown.of(view));
        blocks.add("*" + Markdown.escaped(view.subtitle()) + "*");
        blocks.add("## Results");
        blocks.add("The ratio is the time of the contender divided by the time of " + Markdown.escaped(view.baseline())
                + ": above 1 is slower. Brackets hold 95% intervals. Time is in microseconds per operation,"
                + " throughput in operations per second."
                + (view.hasLetters() ? " " + ReportView.LETTERS : ""));
        addFigure(blocks, figures, SvgFigure.Kind.OVERVIEW);
        blocks.add(results(view.rows()));
        if (!view.causes().isEmpty()) {
            blocks.add("## Where the time went");
            blocks.add(Markdown.escaped(view.causes().legend()));
            addFigure(blocks, figures, SvgFigure.Kind.CAUSES);
            blocks.add(causes(view.causes()));
            if (view.causes().overNetwork()) {
                blocks.add("Over a simulated network:");
                blocks.add(causesOverNetwork(view.causes()));
            }
        }
        if (!view.wire().isEmpty()) {
            blocks.add("## What went over the wire");
            blocks.add(Markdown.escaped(WireTable.LEGEND));
            blocks.add(wire(view.wire()));
        }
        blocks.addAll(WhyMarkdown.why(view.why()));
        YardstickTable yardstick = view.yardstick();
        if (yardstick != null) {
            blocks.add("## Against pgbench");
            blocks.add(Markdown.escaped(yardstick.legend()));
            if (!yardstick.rows().isEmpty()) {
                blocks.add(yardstick(yardstick));
            }
        }
        addNetwork(blocks, view, figures);
        blocks.add("## Scaling");
        if (view.scaling().isEmpty()) {
            blocks.add(Markdown.escaped(Missing.SCALING));
        } else {
            addFigure(blocks, figures, SvgFigure.Kind.SCALING);
            blocks.addAll(GrowthTables.scaling(view.scaling()));
        }
        blocks.add("## Latency");
        if (view.latency().isEmpty()) {
            blocks.add(Markdown.escaped(Missing.LATENCY));
        } else {
            addFigure(blocks, figures, SvgFigure.Kind.LATENCY);
            if (view.latency().groups().stream().anyMatch(LatencyTable.Group::wasMeasured)) {
                blocks.add(Markdown.escaped(LatencyTable.LEGEND));
            }
            blocks.addAll(DraftMarkdown.latency(view.latency()));
        }
        blocks.add("## Default or tuned");
        if (view.drafts().isEmpty()) {
            blocks.add(Markdown.escaped(Missing.DRAFTS));
        } else {
            blocks.add(Markdown.escaped(DraftTable.LEGEND));
            blocks.addAll(DraftMarkdown.drafts(view.drafts()));
        }
        blocks.addAll(DraftMarkdown.settings(view.settings()));
        blocks.add("## Connection pools");
        if (view.pool().isEmpty()) {
            blocks.add(Markdown.escaped(Missing.POOLS));
        }
        blocks.addAll(PoolMarkdown.of(view.pool()));
        blocks.addAll(WhyMarkdown.choice(view.choice()));
        blocks.addAll(ChoiceText.markdown(view));
        if (!view.hasChoice()) {
            blocks.add(Markdown.escaped(Missing.CHOICE));
        }
        blocks.add("## How it was measured");
        blocks.add(bullets(view.method().stream().map(note -> bullet(note.heading() + ".", note.text()))));
        if (!view.controls().isEmpty()) {
            blocks.add("### Controls");
            blocks.add(controls(view.controls()));
        }
        blocks.add("## Environment");
        view.environment().forEach(sheet -> {
            blocks.add("### " + Markdown.escaped(sheet.heading()));
            blocks.add(facts(sheet));
        });
        blocks.add("### JVMs");
        blocks.add(jvms(view.jvms()));
        return PlainText.readInOneDirection(String.join("\n\n", blocks) + "\n");
    }

    /** What operations would take on usual networks, and what was measured over some. */
    private static void addNetwork(List<String> blocks, ReportView view, List<SvgFigure> figures) {
        blocks.add("## Over a network");
        if (!view.forecast().isEmpty()) {
            blocks.add(Markdown.escaped(view.forecast().legend()));
            blocks.add(GrowthTables.forecast(view.forecast()));
        }
        if (!view.network().isEmpty()) {
            blocks.add("### As measured");
            blocks.add(Markdown.escaped(view.network().legend()));
            addFigure(blocks, figures, SvgFigure.Kind.NETWORK);
            blocks.addAll(GrowthTables.network(view.network()));
        }
        if (view.forecast().isEmpty() && view.network().isEmpty()) {
            blocks.add(Markdown.escaped(Missing.NETWORK));
        }
    }

    /** A picture that suits what surrounds it. Names of files and titles are the program's own words, but for contenders. */
    private static void addFigure(List<String> blocks, List<SvgFigure> figures, SvgFigure.Kind kind) {
        figures.stream()
                .filter(figure -> figure.kind() == kind)
                .map(figure -> picture(kind.file(SvgTheme.LIGHT), kind.file(SvgTheme.DARK), figure.title()))
                .forEach(blocks::add);
    }

    static String picture(String light, String dark, String title) {
        return """
                <picture>
                  <source media="(prefers-color-scheme: dark)" srcset="%s">
                  <img alt="%s" src="%s">
                </picture>""".formatted(dark, Markdown.besideTags(SvgText.of(title, 200)), light);
    }

    private static String results(List<ResultRow.Group> groups) {
        MarkdownTable table = MarkdownTable.of(
                "Operation",
                "Threads",
                "Contender",
                ">Ratio",
                "Letters",
                "Verdict",
                ">Time",
                ">Throughput",
                ">JVMs",
                ">Slices");
        groups.forEach(group -> group.rows().forEach(row -> add(table, group, row)));
        return table.text();
    }

    private static void add(MarkdownTable table, ResultRow.Group group, ResultRow row) {
        switch (row) {
            case ResultRow.Failed failed ->
                table.row(
                        group.operation(),
                        group.point(),
                        failed.contender(),
                        "–",
                        "",
                        "no score: " + failed.reason(),
                        "–",
                        "–",
                        "–",
                        "–");
            case ResultRow.Measured measured ->
                table.row(
                        group.operation(),
                        group.point(),
                        measured.contender(),
                        measured.ratio().text(),
                        measured.letters(),
                        measured.note().isEmpty() ? measured.verdict() : measured.verdict() + ": " + measured.note(),
                        measured.micros().text(),
                        measured.perSecond(),
                        measured.jvms(),
                        measured.slices());
        }
    }

    private static String causes(CauseTable causes) {
        MarkdownTable table = MarkdownTable.of(
                "Operation",
                "Threads",
                "Contender",
                ">Time",
                ">Client CPU",
                ">Server CPU",
                ">Wait",
                ">Remainder",
                ">Allocated",
                ">WAL");
        causes.compared().forEach(group -> group.rows().forEach(row -> add(table, group, row)));
        return table.text();
    }

    private static String causesOverNetwork(CauseTable causes) {
        MarkdownTable table = MarkdownTable.of(
                "Operation", "Over", "Contender", ">Time", ">Network", ">Server CPU", ">Wait", ">Remainder");
        causes.groups().stream()
                .filter(CauseRow.Group::overNetwork)
                .forEach(group -> group.rows().forEach(row -> {
                    switch (row) {
                        case CauseRow.Missing missing ->
                            table.row(
                                    group.operation(),
                                    group.point(),
                                    missing.contender(),
                                    missing.reason(),
                                    "–",
                                    "–",
                                    "–",
                                    "–");
                        case CauseRow.Measured measured ->
                            table.row(
                                    group.operation(),
                                    group.point(),
                                    measured.contender(),
                                    measured.micros(),
                                    measured.network().text(),
                                    measured.serverCpu().text(),
                                    measured.waiting().text(),
                                    measured.remainder().text());
                    }
                }));
        return table.text();
    }

    private static void add(MarkdownTable table, CauseRow.Group group, CauseRow row) {
        switch (row) {
            case CauseRow.Missing missing ->
                table.row(
                        group.operation(),
                        group.point(),
                        missing.contender(),
                        missing.reason(),
                        "–",
                        "–",
                        "–",
                        "–",
                        "–",
                        "–");
            case CauseRow.Measured measured ->
                table.row(
                        group.operation(),
                        group.point(),
                        measured.contender(),
                        measured.micros(),
                        measured.clientCpu().text(),
                        measured.serverCpu().text(),
                        measured.waiting().text(),
                        measured.remainder().text(),
                        measured.allocated(),
                        measured.wal());
        }
    }

    private static String wire(WireTable wire) {
        MarkdownTable table = MarkdownTable.of(
                "Operation", "Contender", ">Statements", ">Round trips", ">Rows", ">Bytes sent", ">Bytes received");
        wire.groups()
                .forEach(group -> group.rows()
                        .forEach(row -> table.row(
                                group.operation() + ", " + group.calls(),
                                row.contender(),
                                row.statements(),
                                row.roundTrips(),
                                row.rows(),
                                row.bytesOut(),
                                row.bytesIn())));
        return table.text();
    }

    private static String yardstick(YardstickTable yardstick) {
        MarkdownTable table = MarkdownTable.of(
                "Operation", "Threads", ">Ratio", ">Target", "Outcome", ">Baseline, /s", ">pgbench, /s");
        yardstick
                .rows()
                .forEach(row -> table.row(
                        row.operation(),
                        row.point(),
                        row.ratio().text(),
                        row.target(),
                        row.standing(),
                        row.perSecond(),
                        row.pgbench()));
        return table.text();
    }

    private static String controls(List<ControlRow> controls) {
        MarkdownTable table = MarkdownTable.of("Operation", "Control", ">True ratio", ">Measured", "Outcome");
        controls.forEach(control -> table.row(
                control.subject(),
                control.control(),
                control.truth(),
                control.ratio().text(),
                control.note().isEmpty() ? control.outcome() : control.outcome() + ": " + control.note()));
        return table.text();
    }

    private static String facts(FactSheet sheet) {
        MarkdownTable table = MarkdownTable.of("Name", "Value");
        sheet.facts().forEach(fact -> table.row(fact.name(), fact.value()));
        return table.text();
    }

    private static String jvms(List<JvmRow> jvms) {
        MarkdownTable table = MarkdownTable.of("Measured", ">JVM", "Started", ">Lived, s", ">Seed", "Outcome");
        jvms.forEach(
                jvm -> table.row(jvm.point(), jvm.index(), jvm.started(), jvm.seconds(), jvm.seed(), jvm.outcome()));
        return table.text();
    }

    static String bullet(String heading, String text) {
        return "- **" + Markdown.escaped(heading) + "** " + Markdown.escaped(text);
    }

    static String bullets(Stream<String> bullets) {
        return bullets.collect(Collectors.joining("\n"));
    }
}
