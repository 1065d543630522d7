package dev.orderbench.benchmarks.choice;

import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.DatasetSize;
import java.util.List;

/**
 * What a JVM that measures combinations is told.
 *
 * @param database where
 * @param size of the dataset that is in it
 * @param contenders their ids
 * @param pairs what to measure
 * @param warmupMillis how long at least to run before anything counts
 * @param millis how long at least to measure
 * @param seed from which parameters and the order of slices follow
 */
record CombinationSpec(
        ConnectionInfo database,
        DatasetSize size,
        List<String> contenders,
        List<Pair> pairs,
        long warmupMillis,
        long millis,
        long seed) {}
