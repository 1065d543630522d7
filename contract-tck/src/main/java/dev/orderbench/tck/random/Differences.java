package dev.orderbench.tck.random;

import java.util.List;

/** Writes expected and actual outcomes for a reader: in ASCII, of long ones the part where they begin to differ. */
final class Differences {

    private static final int BEFORE = 200;

    private static final int LONGEST = 1_000;

    private Differences() {}

    static String expected(Mismatch.InOutcome mismatch) {
        return excerpt(mismatch.expected().toString(), mismatch.actual().toString());
    }

    static String actual(Mismatch.InOutcome mismatch) {
        return excerpt(mismatch.actual().toString(), mismatch.expected().toString());
    }

    static String row(List<String> row) {
        return excerpt(String.join(" | ", row), "");
    }

    private static String excerpt(String text, String other) {
        int same = 0;
        while (same < Math.min(text.length(), other.length()) && text.charAt(same) == other.charAt(same)) {
            same++;
        }
        int from = text.length() <= LONGEST ? 0 : Math.max(0, same - BEFORE);
        int until = Math.min(text.length(), from + LONGEST);
        return (from > 0 ? "... " : "") + ascii(text.substring(from, until)) + (until < text.length() ? " ..." : "");
    }

    private static String ascii(String text) {
        StringBuilder ascii = new StringBuilder();
        for (char character : text.toCharArray()) {
            // A backslash before a u would be read as a Unicode escape even in a comment.
            ascii.append(
                    character < ' ' || character > '~' || character == '\\'
                            ? "<%04x>".formatted((int) character)
                            : Character.toString(character));
        }
        return ascii.toString();
    }
}
