package dev.orderbench.benchmarks.statistics;

import org.jspecify.annotations.Nullable;

/** What came out for one contender in one operation at one point. */
public sealed interface Outcome {

    /**
     * There are samples.
     *
     * @param nanosPerOperation time that one thread spends on one operation, in nanoseconds
     * @param operationsPerSecond what all threads get done together: threads divided by time
     * @param relation how it stands to the baseline
     * @param letters the contenders of the group that share one of them cannot be told apart, and {@code a} is that of the
     *     fastest; empty where nothing was tested or a control failed
     * @param jvms number of JVMs that gave samples
     * @param slices number of samples, over all JVMs
     * @param breakdown what the time was spent on; {@code null} where that was not recorded
     */
    record Measured(
            Estimate nanosPerOperation,
            Estimate operationsPerSecond,
            Relation relation,
            String letters,
            int jvms,
            int slices,
            @Nullable Breakdown breakdown)
            implements Outcome {}

    /**
     * There is no score.
     *
     * @param reason why, as a clause
     */
    record Failed(String reason) implements Outcome {}
}
