package dev.orderbench.benchmarks.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * Two texts beside each other, expected left and actual right, with a mark between them where they differ: {@code |} a line
 * that changed, {@code <} one that is gone, {@code >} one that is new.
 */
final class SideBySide {

    private static final int WIDTH = 48;
    private static final int CONTEXT = 12;

    private final List<String> expected;
    private final List<String> actual;
    private final List<String> rows = new ArrayList<>();

    private SideBySide(List<String> expected, List<String> actual) {
        this.expected = expected;
        this.actual = actual;
    }

    /** Lines of at most 100 characters. */
    static List<String> of(String expected, String actual) {
        return new SideBySide(expected.lines().toList(), actual.lines().toList()).compare();
    }

    private List<String> compare() {
        row("expected", ' ', "actual");
        row("-".repeat(WIDTH), '-', "-".repeat(WIDTH));
        int[][] common = commonLines();
        List<String> gone = new ArrayList<>();
        List<String> added = new ArrayList<>();
        int left = 0;
        int right = 0;
        while (left < expected.size() || right < actual.size()) {
            if (left < expected.size()
                    && right < actual.size()
                    && expected.get(left).equals(actual.get(right))) {
                changes(gone, added);
                row(expected.get(left++), ' ', actual.get(right++));
            } else if (right == actual.size()
                    || left < expected.size() && common[left + 1][right] >= common[left][right + 1]) {
                gone.add(expected.get(left++));
            } else {
                added.add(actual.get(right++));
            }
        }
        changes(gone, added);
        return rows;
    }

    /** The length of the longest common subsequence of all that comes from a pair of lines on. */
    private int[][] commonLines() {
        int[][] length = new int[expected.size() + 1][actual.size() + 1];
        for (int left = expected.size() - 1; left >= 0; left--) {
            for (int right = actual.size() - 1; right >= 0; right--) {
                length[left][right] = expected.get(left).equals(actual.get(right))
                        ? length[left + 1][right + 1] + 1
                        : Math.max(length[left + 1][right], length[left][right + 1]);
            }
        }
        return length;
    }

    private void changes(List<String> gone, List<String> added) {
        for (int i = 0; i < Math.max(gone.size(), added.size()); i++) {
            if (i >= added.size()) {
                row(gone.get(i), '<', "");
            } else if (i >= gone.size()) {
                row("", '>', added.get(i));
            } else {
                changed(gone.get(i), added.get(i));
            }
        }
        gone.clear();
        added.clear();
    }

    /** Long lines are shown from shortly before the place where they begin to differ. */
    private void changed(String before, String after) {
        int same = 0;
        while (same < Math.min(before.length(), after.length()) && before.charAt(same) == after.charAt(same)) {
            same++;
        }
        int from = Math.max(before.length(), after.length()) > WIDTH ? Math.max(0, same - CONTEXT) : 0;
        row(from(before, from), '|', from(after, from));
    }

    private static String from(String line, int start) {
        return start == 0 ? line : "…" + line.substring(Math.min(start, line.length()));
    }

    private void row(String left, char mark, String right) {
        rows.add(("%-" + WIDTH + "s %s %s")
                .formatted(cut(left), mark, cut(right))
                .stripTrailing());
    }

    private static String cut(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
    }
}
