package dev.orderbench.benchmarks.statistics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A compact letter display: two things share a letter just when no difference between them was shown. Each letter stands
 * for a largest set in which none differs from another, so it does not matter in which order the pairs are looked at.
 *
 * <p>Source: the insert-and-absorb algorithm of H.-P. Piepho, "An Algorithm for a Letter-Based Representation of
 * All-Pairwise Comparisons", Journal of Computational and Graphical Statistics 13 (2004), 456 to 466. His last step, to
 * sweep letters that could be left out, is not made.
 */
final class LetterGroups {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private LetterGroups() {}

    /**
     * The letters of each thing, in the order of the alphabet.
     *
     * @param things in the order in which letters are given out: the first has an {@code a}
     * @param differ whether a difference was shown between two things; asked with the earlier one first
     */
    static <T> Map<T, String> of(List<T> things, BiPredicate<T, T> differ) {
        List<BitSet> columns = columns(things, differ);
        Map<T, String> letters = new HashMap<>();
        for (int i = 0; i < things.size(); i++) {
            int thing = i;
            letters.put(
                    things.get(thing),
                    IntStream.range(0, columns.size())
                            .filter(column -> columns.get(column).get(thing))
                            .mapToObj(LetterGroups::letter)
                            .collect(Collectors.joining()));
        }
        return letters;
    }

    private static <T> List<BitSet> columns(List<T> things, BiPredicate<T, T> differ) {
        BitSet all = new BitSet();
        all.set(0, things.size());
        List<BitSet> columns = List.of(all);
        for (int i = 0; i < things.size(); i++) {
            for (int j = i + 1; j < things.size(); j++) {
                if (differ.test(things.get(i), things.get(j))) {
                    columns = absorbed(parted(columns, i, j));
                }
            }
        }
        return columns.stream().sorted(LetterGroups::compare).toList();
    }

    /** Each column that holds both becomes two, each without one of them. */
    private static List<BitSet> parted(List<BitSet> columns, int one, int other) {
        List<BitSet> parted = new ArrayList<>();
        for (BitSet column : columns) {
            if (column.get(one) && column.get(other)) {
                parted.add(without(column, one));
                parted.add(without(column, other));
            } else {
                parted.add(column);
            }
        }
        return parted;
    }

    /** Leaves out each column that another one holds whole; of equal ones the first is kept. */
    private static List<BitSet> absorbed(List<BitSet> columns) {
        List<BitSet> distinct = columns.stream().distinct().toList();
        return distinct.stream()
                .filter(column -> distinct.stream().noneMatch(other -> other != column && holds(other, column)))
                .toList();
    }

    private static boolean holds(BitSet whole, BitSet part) {
        BitSet rest = (BitSet) part.clone();
        rest.andNot(whole);
        return rest.isEmpty();
    }

    private static BitSet without(BitSet column, int thing) {
        BitSet rest = (BitSet) column.clone();
        rest.clear(thing);
        return rest;
    }

    /** The column that holds the first thing in which they differ comes first. */
    private static int compare(BitSet one, BitSet other) {
        BitSet difference = (BitSet) one.clone();
        difference.xor(other);
        int first = difference.nextSetBit(0);
        return first < 0 ? 0 : one.get(first) ? -1 : 1;
    }

    private static String letter(int column) {
        return column < ALPHABET.length() ? ALPHABET.substring(column, column + 1) : "(" + (column + 1) + ")";
    }
}
