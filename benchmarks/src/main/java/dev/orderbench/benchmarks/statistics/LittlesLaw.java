package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether throughput and time fit together: by Little's law (1961), as many operations are under way as throughput times time,
 * and with threads that each call again as soon as they have their result that is the number of threads.
 *
 * <p>The two factors are measured apart. The time is JMH's: each thread's own clock and count, as a mean over all operations.
 * The throughput is counted by the harness, over all threads, by one clock, while all of them are at work. So the product goes
 * astray where threads were not at work at the same time, where the time is another mean (over threads, of which one was
 * starved), and where one of the two counts or clocks is wrong.
 *
 * @param concurrency throughput times time, the mean over all slices
 * @param threads as many should be under way
 */
public record LittlesLaw(double concurrency, int threads) {

    /** How far the product may lie from the number of threads, relative to it. */
    public static final double TOLERANCE = 0.03;

    /** How far the product lies from the number of threads: -0.1 where it is a tenth less. */
    public double deviation() {
        return concurrency / threads - 1;
    }

    public boolean holds() {
        return Math.abs(deviation()) <= TOLERANCE;
    }

    /** Empty where throughput was not counted. */
    static Optional<LittlesLaw> of(List<Cell.Series> series, int threads) {
        List<Double> products = new ArrayList<>();
        for (Cell.Series one : series) {
            List<Double> rates = one.operationsPerSecond();
            if (rates == null) {
                return Optional.empty();
            }
            for (int slice = 0; slice < rates.size(); slice++) {
                products.add(rates.get(slice) * one.nanosPerOperation().get(slice) / 1e9);
            }
        }
        return Optional.of(new LittlesLaw(
                products.stream().mapToDouble(Double::doubleValue).average().orElseThrow(), threads));
    }
}
