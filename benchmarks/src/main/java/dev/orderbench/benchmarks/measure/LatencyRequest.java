package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.database.DatasetSize;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a user asked to be measured at a fixed arrival rate.
 *
 * @param database where the server comes from: {@code embedded}, {@code testcontainers} or a JDBC URL
 * @param contenders who is measured, the baseline first
 * @param operations what is measured
 * @param size of the dataset
 * @param rate requests in a second, the same for all; empty for half of what the slowest contender does in a closed loop
 * @param warmupSeconds how long each contender runs each operation in a closed loop before
 * @param seconds how long each contender is measured with each operation
 * @param workers how many requests can be under way at the same time; there are as many connections
 * @param virtualThreads whether the workers are virtual threads
 * @param poisson whether arrivals are random and independent, or else evenly spaced
 * @param seed from which parameters, random arrivals and the order of pieces follow
 */
public record LatencyRequest(
        String database,
        List<Entrant> contenders,
        List<Operation> operations,
        DatasetSize size,
        OptionalInt rate,
        int warmupSeconds,
        int seconds,
        int workers,
        boolean virtualThreads,
        boolean poisson,
        long seed) {

    public LatencyRequest {
        contenders = List.copyOf(contenders);
        operations = List.copyOf(operations);
    }
}
