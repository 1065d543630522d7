package dev.orderbench.benchmarks.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to use two contenders in one transaction: one places an order, and the other reads it on the same connection before
 * the commit.
 *
 * @param write id of the contender that wrote, and whose transaction it was
 * @param read id of the contender that read; where it is the same, within its own transaction
 * @param failure why there is no time, or {@code null}: for instance that what was read is not what was written
 * @param nanosPerTransaction for each JVM, and in it for each round, in order, the mean time of a transaction in nanoseconds; sample
 *     {@code i} of all combinations of a JVM belongs to the same round
 * @param wire what one transaction sends and receives, {@code BEGIN} and {@code COMMIT} included; {@code null} where it could not be
 *     counted
 */
public record Combination(
        String write,
        String read,
        @Nullable String failure,
        List<List<Double>> nanosPerTransaction,
        @Nullable Wire wire) {

    public Combination {
        nanosPerTransaction = nanosPerTransaction.stream().map(List::copyOf).toList();
    }
}
