package dev.orderbench.benchmarks.report;

import java.util.regex.Pattern;

/** Text that Markdown shows as it is. */
final class Markdown {

    // Everything that could begin emphasis, code, a link, a tag, an entity, a table cell or a mention.
    private static final Pattern SPECIAL = Pattern.compile("([\\\\`*_\\[\\]<>|~&@#])");

    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\R\\s*");

    private Markdown() {}

    static String escaped(String text) {
        return SPECIAL.matcher(inOneLine(text)).replaceAll("\\\\$1");
    }

    /** The same for a line that begins with a tag, and for attributes: there, Markdown takes a backslash for a backslash. */
    static String besideTags(String text) {
        return inOneLine(text)
                .replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private static String inOneLine(String text) {
        return LINE_BREAKS.matcher(text).replaceAll(" ");
    }
}
