package dev.orderbench.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** Plain text that grows by paragraphs and by lines of tables. Not safe for use by several threads. */
final class ConsoleText {

    /** Of a name in a table. */
    static final int NAME_COLUMNS = 22;

    private static final int COLUMNS = 100;

    private final List<String> lines = new ArrayList<>();

    void separateParagraph(String text) {
        lines.add("");
        paragraph(text);
    }

    /** Adds a text, broken into lines at its spaces; a word longer than a line is broken too. */
    void paragraph(String text) {
        String rest = PlainText.line(text);
        while (rest.length() > COLUMNS) {
            int space = rest.lastIndexOf(' ', COLUMNS);
            int end = space > 0 ? space : COLUMNS;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
    }

    /** Adds a line as it is. */
    void line(String line) {
        lines.add(line);
    }

    /** A name that leaves a blank behind it. */
    static String fitted(String name) {
        return name.length() < NAME_COLUMNS ? name : name.substring(0, NAME_COLUMNS - 4) + "...";
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
