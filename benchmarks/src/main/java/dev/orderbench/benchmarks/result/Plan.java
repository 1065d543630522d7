package dev.orderbench.benchmarks.result;

import java.util.List;

/**
 * What a run was to measure.
 *
 * @param preset name of the preset that the plan was made from
 * @param fitForDecisions whether the preset is meant to be decided from; {@code smoke} is not
 * @param dataSize name of the dataset's size
 * @param orders number of orders in the dataset
 * @param operations names of the operations, in the order in which they were measured
 * @param controlled the operations of which controls were measured too
 * @param threads numbers of threads, each measured in JVMs of its own
 * @param jvms how many JVMs measured each number of threads: the replicates that intervals are computed from
 * @param warmupSeconds how long each JVM ran all operations of all contenders before it measured
 * @param secondsPerOperation how long each JVM measured one operation, all contenders together
 * @param rounds how many slices each contender had for one operation in one JVM
 * @param sliceMillis length of a slice
 * @param settleMillis how long the contender of a slice ran before the slice was timed
 * @param seed from which parameters and the order of slices follow
 */
public record Plan(
        String preset,
        boolean fitForDecisions,
        String dataSize,
        int orders,
        List<String> operations,
        List<String> controlled,
        List<Integer> threads,
        int jvms,
        int warmupSeconds,
        int secondsPerOperation,
        int rounds,
        int sliceMillis,
        int settleMillis,
        long seed) {

    public Plan {
        operations = List.copyOf(operations);
        controlled = List.copyOf(controlled);
        threads = List.copyOf(threads);
    }
}
