package dev.orderbench.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What operations cost over a network, and how cost grows with threads and data, as Markdown. */
final class GrowthTables {

    private GrowthTables() {}

    static String forecast(ForecastTable forecast) {
        MarkdownTable table = MarkdownTable.of(Stream.concat(
                        Stream.of("Operation", "Network"),
                        forecast.contenders().stream().map(contender -> ">" + contender))
                .toArray(String[]::new));
        forecast.groups()
                .forEach(group -> group.rows()
                        .forEach(row -> table.row(Stream.concat(
                                        Stream.of(group.title(), row.network()),
                                        row.times().stream().map(Figure::text))
                                .toArray(String[]::new))));
        return table.text();
    }

    static List<String> network(NetworkTable network) {
        MarkdownTable table = MarkdownTable.of(Stream.concat(
                        Stream.of("Operation", "Contender", ">Base", ">Waiting", ">Round trips", ">Counted", "Time"),
                        Stream.concat(network.roundTripTimes().stream().map(time -> ">" + time), Stream.of("Model")))
                .toArray(String[]::new));
        network.groups().forEach(group -> group.rows().forEach(row -> table.row(cells(network, group, row))));
        return Stream.concat(Stream.of(table.text()), sentences(network.findings()))
                .toList();
    }

    private static String[] cells(NetworkTable network, NetworkTable.Group group, NetworkTable.Row row) {
        List<String> cells = new ArrayList<>(List.of(group.operation(), row.contender()));
        switch (row) {
            case NetworkTable.Fitted fitted -> {
                cells.add(fitted.base().text());
                cells.add(fitted.waiting().text());
                cells.add(fitted.roundTrips().text());
                cells.add(fitted.counted());
                cells.add(fitted.formula());
                fitted.measured().forEach(measured -> cells.add(measured.text()));
                cells.add(fitted.check());
            }
            case NetworkTable.Unfitted unfitted -> {
                cells.addAll(List.of("–", "–", "–", "–", "–"));
                network.roundTripTimes().forEach(time -> cells.add("–"));
                cells.add("none: " + unfitted.reason());
            }
        }
        return cells.toArray(String[]::new);
    }

    static List<String> scaling(ScalingTable scaling) {
        List<String> blocks = new ArrayList<>();
        if (!scaling.threads().isEmpty()) {
            MarkdownTable table = MarkdownTable.of(
                    "Operation", "Threads", "Contender", ">Time", ">Throughput", ">Ratio", ">Under way", "Note");
            scaling.threads()
                    .forEach(group -> group.rows()
                            .forEach(row -> table.row(
                                    group.operation(),
                                    group.point(),
                                    row.contender(),
                                    row.micros().text(),
                                    row.perSecond(),
                                    row.ratio().text(),
                                    row.underWay(),
                                    row.note())));
            blocks.add(Markdown.escaped(scaling.threadsLegend()));
            blocks.add(table.text());
        }
        if (!scaling.sizes().isEmpty()) {
            MarkdownTable table = MarkdownTable.of(
                    "Operation", "Contender", "Data", ">Time", ">Index pages", ">Growth", ">Allowed", "Note");
            scaling.sizes()
                    .forEach(group -> group.rows()
                            .forEach(row -> table.row(
                                    group.operation(),
                                    row.contender(),
                                    row.size(),
                                    row.micros().text(),
                                    row.pages(),
                                    row.growth().text(),
                                    row.allowed(),
                                    row.note())));
            blocks.add(Markdown.escaped(scaling.sizesLegend()));
            blocks.add(table.text());
        }
        blocks.addAll(sentences(scaling.findings()).toList());
        return blocks;
    }

    private static Stream<String> sentences(List<String> findings) {
        String text = findings.stream().map(Markdown::escaped).collect(Collectors.joining(" "));
        return text.isEmpty() ? Stream.empty() : Stream.of(text);
    }
}
