package dev.orderbench.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table in Markdown. */
final class MarkdownTable {

    private final List<String> lines = new ArrayList<>();

    private MarkdownTable(Stream<String> titles, Stream<String> alignments) {
        lines.add(titles.collect(Collectors.joining(" | ", "| ", " |")));
        lines.add(alignments.collect(Collectors.joining("|", "|", "|")));
    }

    /** A table without rows. Columns whose title starts with {@code >} are aligned to the right. */
    static MarkdownTable of(String... titles) {
        return new MarkdownTable(
                Stream.of(titles).map(title -> Markdown.escaped(title.startsWith(">") ? title.substring(1) : title)),
                Stream.of(titles).map(title -> title.startsWith(">") ? "---:" : "---"));
    }

    MarkdownTable row(String... cells) {
        lines.add(Stream.of(cells).map(Markdown::escaped).collect(Collectors.joining(" | ", "| ", " |")));
        return this;
    }

    String text() {
        return String.join("\n", lines);
    }
}
