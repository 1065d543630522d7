package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.PoolQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Experiments on pools as Markdown: a heading, sentences and tables for each. */
final class PoolMarkdown {

    private PoolMarkdown() {}

    /** Its blocks; none where there are no experiments. */
    static List<String> of(PoolSection section) {
        List<String> blocks = new ArrayList<>();
        if (!section.isEmpty()) {
            blocks.add(Markdown.escaped(section.origin()));
        }
        String difference = section.difference();
        if (difference != null) {
            blocks.add("> **Another place or time.** " + Markdown.escaped(difference));
        }
        for (PoolChapter chapter : section.chapters()) {
            blocks.add("### " + Markdown.escaped(chapter.question()));
            Stream<String> absence = Stream.ofNullable(chapter.absence());
            blocks.add(Stream.concat(chapter.verdicts().stream(), absence)
                    .map(text -> "- " + Markdown.escaped(text))
                    .collect(Collectors.joining("\n")));
            if (!PoolSvg.of(chapter).isEmpty()) {
                PoolQuestion question = PoolQuestion.of(chapter.id());
                blocks.add(MarkdownReport.picture(
                        PoolSvg.file(question, SvgTheme.LIGHT),
                        PoolSvg.file(question, SvgTheme.DARK),
                        chapter.question()));
            }
            if (!chapter.summary().isEmpty()) {
                blocks.add(text(chapter.summary()));
            }
            if (!chapter.table().isEmpty()) {
                blocks.add(Markdown.escaped(chapter.tableTitle()) + ":");
                blocks.add(text(chapter.table()));
            }
        }
        return blocks;
    }

    private static String text(PoolTable table) {
        Stream<String> numbers = table.heads().stream().map(head -> ">" + head);
        MarkdownTable markdown = MarkdownTable.of(
                Stream.concat(table.conditions().stream(), numbers).toArray(String[]::new));
        table.rows().forEach(row -> markdown.row(row.toArray(String[]::new)));
        return markdown.text();
    }
}
