package dev.orderbench.benchmarks.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What else went on while a JVM measured, from before its warm-up to its end, read between slices. Raw readings: what they
 * say is for {@code statistics} to judge. What could not be read is {@code null}.
 *
 * @param intervalSeconds how long an interval was at least; one that ended with a slow slice was longer
 * @param foreignShares for each interval, processor time that neither the client nor the server used, as a share of that of
 *     all processors; counted by the kernel in ticks, so a few hundredths may be noise and less than 0 is possible
 * @param probeNanos for each interval, the median time of a step of the cache probe, in nanoseconds
 * @param majorFaults pages that any process of the machine had to wait for
 * @param swappedPages pages that the machine swapped in or out
 * @param checkpoints checkpoints of the server
 * @param autovacuums runs of autovacuum: those that ended on tables of the database, and those that were seen on the server
 *     at the end of an interval
 */
public record Disturbance(
        double intervalSeconds,
        @Nullable List<Double> foreignShares,
        List<Double> probeNanos,
        @Nullable Long majorFaults,
        @Nullable Long swappedPages,
        @Nullable Long checkpoints,
        @Nullable Long autovacuums) {

    public Disturbance {
        foreignShares = foreignShares == null ? null : List.copyOf(foreignShares);
        probeNanos = List.copyOf(probeNanos);
    }
}
