package dev.orderbench.benchmarks.result;

import java.util.List;

/**
 * What it costs to use two ways of access in one transaction: a write by one, and a read by another that must see it.
 *
 * @param write id of the contender, or name of the way, that wrote
 * @param read the same of what read
 * @param nanosPerTransaction for each round, in order, the mean time of a transaction in nanoseconds; sample {@code i} of all
 *     combinations belongs to the same round
 * @param statements statements that one transaction executes, {@code BEGIN} and {@code COMMIT} included
 * @param roundTrips how often one transaction waits for an answer
 */
public record Combination(
        String write, String read, List<Double> nanosPerTransaction, double statements, double roundTrips) {

    public Combination {
        nanosPerTransaction = List.copyOf(nanosPerTransaction);
    }
}
