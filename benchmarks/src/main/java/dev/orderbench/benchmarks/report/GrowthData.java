package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.OverSize;
import dev.orderbench.benchmarks.statistics.OverThreads;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers behind the figures of growth.
 *
 * @param threads one for each operation, contender, number and kind of threads that has a score
 * @param sizes one for each operation, contender and size of the data that has a score, the smallest first
 */
record GrowthData(List<Threads> threads, List<Size> sizes) {

    private static final double NANOS_PER_MICRO = 1e3;

    /** A number that may have an interval. */
    record Mark(
            double value, @Nullable Double low, @Nullable Double high) {

        static Mark of(Estimate estimate, double unit) {
            return estimate instanceof Estimate.Interval interval
                    ? new Mark(interval.value() / unit, interval.low() / unit, interval.high() / unit)
                    : new Mark(estimate.value() / unit, null, null);
        }
    }

    /**
     * Throughput with a number of threads.
     *
     * @param perSecond operations of all threads in a second
     */
    record Threads(String operation, String contender, int threads, boolean virtual, Mark perSecond) {}

    /**
     * Time on a size of the data.
     *
     * @param size its name
     */
    record Size(String operation, String contender, String size, Mark micros) {}

    static GrowthData of(Results results) {
        return new GrowthData(
                OverThreads.of(results).stream()
                        .flatMap(one -> one.rows().stream()
                                .filter(OverThreads.Measured.class::isInstance)
                                .map(OverThreads.Measured.class::cast)
                                .map(row -> new Threads(
                                        one.operation(),
                                        row.contender().id(),
                                        row.point().threads(),
                                        row.point().virtualThreads(),
                                        Mark.of(row.throughput(), 1))))
                        .toList(),
                OverSize.of(results).stream()
                        .flatMap(one -> one.steps().stream()
                                .map(step -> new Size(
                                        one.operation(),
                                        one.contender().id(),
                                        step.dataSize(),
                                        Mark.of(step.nanos(), NANOS_PER_MICRO))))
                        .toList());
    }
}
