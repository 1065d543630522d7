package dev.orderbench.benchmarks.statistics;

import java.util.List;

/** The value in the middle of several. */
public final class Median {

    private Median() {}

    /** That of one value at least; of an even number, the mean of the two in the middle. */
    public static double of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
