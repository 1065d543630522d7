package dev.orderbench.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Latency, drafts and settings as blocks of Markdown. */
final class DraftMarkdown {

    private DraftMarkdown() {}

    static List<String> drafts(DraftTable drafts) {
        MarkdownTable table = MarkdownTable.of(
                "Operation", "Draft", ">Time, µs", ">Tuned, µs", ">Ratio", ">Statements", ">Round trips", "Note");
        drafts.groups()
                .forEach(group -> group.rows()
                        .forEach(row -> table.row(
                                group.operation(),
                                row.draft(),
                                row.micros().text(),
                                row.tuned().text(),
                                row.ratio().text(),
                                row.statements(),
                                row.roundTrips(),
                                row.note())));
        return List.of(table.text(), sentences(drafts.findings()));
    }

    static List<String> settings(SettingTable settings) {
        List<String> titles = new ArrayList<>(List.of("Setting and its other value"));
        settings.operations().forEach(operation -> titles.add(">" + operation));
        MarkdownTable table = MarkdownTable.of(titles.toArray(String[]::new));
        settings.rows().forEach(row -> {
            List<String> cells = new ArrayList<>(List.of(row.setting()));
            row.effects().forEach(effect -> cells.add(effect.ratio().text()));
            table.row(cells.toArray(String[]::new));
        });
        return List.of(
                "### Which setting brings how much",
                Markdown.escaped(SettingTable.LEGEND.replace(" Bold are intervals that leave 1 out; of", " Of")),
                table.text());
    }

    static List<String> latency(LatencyTable latency) {
        List<String> blocks = new ArrayList<>();
        for (LatencyTable.Group group : latency.groups()) {
            blocks.add("### " + Markdown.escaped(group.operation() + group.conditions()));
            if (group.wasMeasured()) {
                MarkdownTable table = MarkdownTable.of(Stream.concat(
                                Stream.of("Contender", "From"),
                                LatencyTable.heads().stream().map(head -> ">" + head))
                        .toArray(String[]::new));
                group.latencies().forEach(row -> row(table, row, "due"));
                group.serviceTimes().forEach(row -> row(table, row, "start"));
                blocks.add(table.text());
            }
            blocks.add(sentences(group.notes()));
        }
        return blocks;
    }

    private static void row(MarkdownTable table, LatencyTable.Row row, String from) {
        table.row(Stream.concat(Stream.of(row.contender(), from), row.cells().stream())
                .toArray(String[]::new));
    }

    private static String sentences(List<String> sentences) {
        return sentences.stream().map(Markdown::escaped).collect(Collectors.joining(" "));
    }
}
