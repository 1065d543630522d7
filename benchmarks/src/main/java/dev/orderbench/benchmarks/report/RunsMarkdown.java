package dev.orderbench.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Several runs side by side, as Markdown. */
final class RunsMarkdown {

    private RunsMarkdown() {}

    static String of(RunsView view) {
        List<String> blocks = new ArrayList<>();
        blocks.add("# " + Words.count(view.runs().size(), "run") + " side by side");
        MarkdownTable runs = MarkdownTable.of("Run", "File", "What");
        view.runs().forEach(run -> runs.row(run.name(), run.file(), run.about()));
        blocks.add(runs.text());
        view.notices().stream()
                .map(notice -> "> **" + Markdown.escaped(notice.heading()) + ".** " + Markdown.escaped(notice.text()))
                .forEach(blocks::add);
        blocks.add("## Ratios and times");
        blocks.add(Markdown.escaped(RunsView.LEGEND));
        blocks.add(numbers(view));
        if (!view.differences().isEmpty()) {
            blocks.add("## What differs between the runs");
            MarkdownTable differences = MarkdownTable.of("Run", "What", "In run 1", "Here");
            view.differences().forEach(one -> differences.row(one.run(), one.what(), one.before(), one.after()));
            blocks.add(differences.text());
        }
        return PlainText.readInOneDirection(String.join("\n\n", blocks) + "\n");
    }

    private static String numbers(RunsView view) {
        MarkdownTable table = MarkdownTable.of(Stream.concat(
                        Stream.of("Operation", "Threads", "Contender", "Quantity"),
                        view.runs().stream()
                                .flatMap(run -> Stream.concat(
                                        Stream.of(">" + Words.capitalized(run.name())),
                                        run.equals(view.runs().getFirst())
                                                ? Stream.of()
                                                : Stream.of(">To run 1", "Change"))))
                .toArray(String[]::new));
        view.groups()
                .forEach(group -> group.rows()
                        .forEach(row -> table.row(Stream.concat(
                                        Stream.of(group.operation(), group.point(), row.contender(), row.quantity()),
                                        cells(row))
                                .toArray(String[]::new))));
        return table.text();
    }

    private static Stream<String> cells(RunsView.Row row) {
        return Stream.concat(
                Stream.of(row.values().getFirst().text()),
                row.values().stream().skip(1).flatMap(value -> Stream.of(value.text(), value.change(), value.word())));
    }
}
