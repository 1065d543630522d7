package dev.orderbench.benchmarks.result;

import java.util.List;

/**
 * How latency was to be measured.
 *
 * @param dataSize name of the dataset's size
 * @param orders number of orders in the dataset
 * @param operations names of the operations, in the order in which they were measured
 * @param workers how many requests could be under way at the same time, and how many connections there were for them
 * @param virtualThreads whether the workers were virtual threads, or else platform threads
 * @param poisson whether arrivals were random and independent, or else evenly spaced
 * @param seconds how long each contender was measured with each operation
 * @param pieceMillis length of the pieces in which contenders took turns, in shuffled order
 * @param settleMillis how long each piece ran before it was recorded
 * @param warmupMillis how long each contender ran each operation in a closed loop before
 * @param seed from which parameters, random arrivals and the order of pieces follow
 */
public record LatencyPlan(
        String dataSize,
        int orders,
        List<String> operations,
        int workers,
        boolean virtualThreads,
        boolean poisson,
        int seconds,
        int pieceMillis,
        int settleMillis,
        int warmupMillis,
        long seed) {

    public LatencyPlan {
        operations = List.copyOf(operations);
    }
}
