package dev.orderbench.benchmarks.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts lines of Java code: those that hold anything but white space and comments. */
final class CodeLines {

    /** A comment, or a literal, in which nothing is a comment. */
    private static final Pattern COMMENT_OR_LITERAL = Pattern.compile(
            "(?<comment>//[^\\n]*|/\\*.*?\\*/)"
                    + "|\"\"\"(?:\\\\.|[^\\\\])*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])*+'",
            Pattern.DOTALL);

    private CodeLines() {}

    static int of(String text) {
        String code = COMMENT_OR_LITERAL
                .matcher(text)
                // A comment within a line parts what stands before it from what stands after it, and so does its own
                // line end.
                .replaceAll(match -> match.group(1) == null
                        ? Matcher.quoteReplacement(match.group())
                        : match.group().contains("\n") ? "\n" : " ");
        return (int) code.lines().filter(line -> !line.isBlank()).count();
    }
}
