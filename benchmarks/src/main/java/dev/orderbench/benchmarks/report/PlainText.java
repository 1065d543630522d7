package dev.orderbench.benchmarks.report;

import java.util.regex.Pattern;

/** Text without characters that whoever shows it would obey instead of showing them. */
final class PlainText {

    private static final String TURN = "\\u202a-\\u202e\\u2066-\\u2069";
    private static final Pattern TURNING = Pattern.compile("[" + TURN + "]");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\x80-\\x9f" + TURN + "]");

    private PlainText() {}

    /** Without the characters that would have all text behind them read from right to left, in whatever name they stand. */
    static String readInOneDirection(String text) {
        return TURNING.matcher(text).replaceAll("\uFFFD");
    }

    /** A line for a terminal: also without control characters, and in ASCII but for names and reasons. */
    static String line(String text) {
        return CONTROLS.matcher(text)
                .replaceAll(" ")
                .replace("±", "+/-")
                .replace('×', 'x')
                .replace('–', '-')
                .replace('−', '-')
                .replace('µ', 'u')
                .replace('\u00a0', ' ')
                .replace('“', '"')
                .replace('”', '"')
                .stripTrailing();
    }
}
