package dev.orderbench.benchmarks.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's step-down procedure: however many of the hypotheses of a family are true, the probability that any of these is
 * rejected is at most the significance. It asks nothing of how the tests depend on one another.
 *
 * <p>Source: S. Holm, "A Simple Sequentially Rejective Multiple Test Procedure", Scandinavian Journal of Statistics 6
 * (1979), 65 to 70.
 */
final class Holm {

    private Holm() {}

    /** Adjusted p-values, in the order of the given ones: those below the significance belong to rejected hypotheses. */
    static List<Double> adjusted(List<Double> pValues) {
        List<Double> adjusted = new ArrayList<>(Collections.nCopies(pValues.size(), 1.0));
        double largest = 0;
        int left = pValues.size();
        for (int i : rising(pValues)) {
            largest = Math.max(largest, Math.min(1, left * pValues.get(i)));
            adjusted.set(i, largest);
            left--;
        }
        return List.copyOf(adjusted);
    }

    /**
     * The significance that each hypothesis is tested at, in the order of the p-values. From the first that is not
     * rejected on, all are held against the same one. So an interval of that significance leaves the hypothetical value
     * out just when the hypothesis is rejected.
     */
    static List<Double> significances(List<Double> pValues, double significance) {
        List<Double> significances = new ArrayList<>(Collections.nCopies(pValues.size(), significance));
        int left = pValues.size();
        for (int i : rising(pValues)) {
            significances.set(i, significance / left);
            if (pValues.get(i) < significance / left) {
                left--;
            }
        }
        return List.copyOf(significances);
    }

    private static List<Integer> rising(List<Double> pValues) {
        return IntStream.range(0, pValues.size())
                .boxed()
                .sorted(Comparator.comparing(pValues::get))
                .toList();
    }
}
