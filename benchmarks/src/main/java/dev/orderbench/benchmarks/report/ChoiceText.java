package dev.orderbench.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** What contenders bring with them, and two in one transaction, as Markdown and as sentences. */
final class ChoiceText {

    private ChoiceText() {}

    /** Blocks of Markdown; none where nothing was measured. */
    static List<String> markdown(ReportView view) {
        List<String> blocks = new ArrayList<>();
        if (!view.footprints().isEmpty()) {
            MarkdownTable table =
                    MarkdownTable.of("Contender", ">Jars", ">MB", ">First row, ms", ">Kept, MB", "Which, MB");
            view.footprints()
                    .rows()
                    .forEach(row -> table.row(
                            row.contender(),
                            row.jars(),
                            row.megabytes(),
                            row.firstRow().text(),
                            row.retained().text(),
                            row.note()));
            blocks.add("### " + FootprintTable.HEADING);
            blocks.add(Markdown.escaped(FootprintTable.LEGEND));
            blocks.add(table.text());
        }
        if (!view.combinations().isEmpty()) {
            MarkdownTable table =
                    MarkdownTable.of("Writes", "Reads", ">Ratio", ">Time", ">Statements", ">Round trips", "Note");
            view.combinations()
                    .rows()
                    .forEach(row -> table.row(
                            row.write(),
                            row.read(),
                            row.ratio().text(),
                            row.micros().text(),
                            row.statements(),
                            row.roundTrips(),
                            row.note()));
            blocks.add("### " + CombinationTable.HEADING);
            blocks.add(Markdown.escaped(view.combinations().finding()));
            blocks.add(Markdown.escaped(CombinationTable.LEGEND));
            blocks.add(table.text());
        }
        return blocks;
    }

    /** A line for each contender, and one on the pairs; none where nothing was measured. */
    static List<String> lines(ReportView view) {
        List<String> lines = new ArrayList<>();
        for (FootprintTable.Row row : view.footprints().rows()) {
            lines.add(
                    row.firstRow().interval().isEmpty() && row.note().startsWith("not measured")
                            ? row.contender() + ": " + row.note()
                            : "%s: %s jars, %s MB; first row %s ms; keeps %s MB"
                                    .formatted(
                                            row.contender(),
                                            row.jars(),
                                            row.megabytes(),
                                            row.firstRow().text(),
                                            row.retained().text()));
        }
        if (!view.combinations().isEmpty()) {
            lines.add(view.combinations().finding().replace("µs", "us") + " All pairs stand in the report.");
        }
        return lines;
    }
}
