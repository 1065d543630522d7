package dev.orderbench.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Experiments on pools as Markdown: a heading, sentences and a table for each. */
final class PoolMarkdown {

    private PoolMarkdown() {}

    /** Its blocks; none where there are no experiments. */
    static List<String> of(List<PoolChapter> chapters) {
        List<String> blocks = new ArrayList<>();
        if (!chapters.isEmpty()) {
            blocks.add("## Connection pools");
        }
        for (PoolChapter chapter : chapters) {
            blocks.add("### " + Markdown.escaped(chapter.question()));
            Stream<String> absence = Stream.ofNullable(chapter.absence());
            blocks.add(Stream.concat(chapter.verdicts().stream(), absence)
                    .map(text -> "- " + Markdown.escaped(text))
                    .collect(Collectors.joining("\n")));
            if (!chapter.rows().isEmpty()) {
                Stream<String> numbers = chapter.heads().stream().map(head -> ">" + head);
                MarkdownTable table = MarkdownTable.of(
                        Stream.concat(chapter.conditions().stream(), numbers).toArray(String[]::new));
                chapter.rows().forEach(row -> table.row(row.toArray(String[]::new)));
                blocks.add(table.text());
            }
        }
        return blocks;
    }
}
