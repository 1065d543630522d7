package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.PoolResults;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the pool laboratory found, in plain text: for each experiment its verdicts, then its tables. */
public final class PoolText {

    private static final int WIDTH = 100;

    private PoolText() {}

    /** The text, ASCII but for names, each line ending in {@code \n}. */
    public static String of(PoolResults results) {
        List<String> lines = new ArrayList<>();
        for (PoolChapter chapter : PoolChapter.of(results)) {
            lines.add(chapter.question());
            for (String verdict : chapter.verdicts()) {
                lines.addAll(wrapped("- " + verdict));
            }
            String absence = chapter.absence();
            if (absence != null) {
                lines.addAll(wrapped("- " + absence));
            }
            if (!chapter.summary().isEmpty()) {
                lines.add("");
                lines.addAll(table(chapter.summary()));
            }
            lines.add("");
            lines.addAll(table(chapter.table()));
            String missingTraces = chapter.missingTraces();
            if (missingTraces != null) {
                lines.add("");
                lines.addAll(wrapped("  " + missingTraces));
            }
            lines.add("");
        }
        return lines.stream().map(PlainText::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<String> table(PoolTable table) {
        if (table.rows().isEmpty()) {
            return List.of("  (no rows)");
        }
        List<String> heads = new ArrayList<>(table.conditions());
        heads.addAll(table.heads());
        int[] widths = IntStream.range(0, heads.size())
                .map(column -> Math.max(
                        heads.get(column).length(),
                        table.rows().stream()
                                .mapToInt(row -> row.get(column).length())
                                .max()
                                .orElse(0)))
                .toArray();
        List<String> lines = new ArrayList<>();
        lines.add(line(heads, widths, table.conditions().size()));
        table.rows()
                .forEach(row -> lines.add(line(row, widths, table.conditions().size())));
        return lines;
    }

    private static String line(List<String> cells, int[] widths, int left) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(widths[i] - cells.get(i).length());
            line.append("  ").append(i < left ? cells.get(i) + space : space + cells.get(i));
        }
        return line.toString();
    }

    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() >= WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(" ");
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
