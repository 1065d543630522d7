package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.workload.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The slices of one JVM, in order. It follows from the arguments alone, so that the fork that runs the slices and the
 * program that collects them compute the same.
 *
 * <p>First all cells warm up together, round by round; then each operation is measured in rounds of its contenders,
 * shuffled anew in each round, after a tenth of the rounds that are thrown away, since the caches of the server and the
 * processor hold another operation's data.
 */
final class Schedule {

    /** Which part of the run a slice belongs to. */
    enum Phase {
        /** All operations in turn, until the JVM is warm; thrown away. */
        WARMUP,
        /** The first rounds of an operation; thrown away. */
        DISCARD,
        /** A sample. */
        MEASURE
    }

    /**
     * One slice.
     *
     * @param phase whether its time is kept
     * @param operation what is called
     * @param contender who is called
     * @param round all slices of one round are fed the same parameters
     */
    record Slice(Phase phase, Operation operation, String contender, int round) {}

    private Schedule() {}

    /**
     * @param cells for each operation, in the order of measurement, the contenders to measure
     * @param warmupRounds rounds of all cells together before measuring
     * @param rounds measured rounds of each operation
     * @param seed of the order
     */
    static List<Slice> of(Map<Operation, List<String>> cells, int warmupRounds, int rounds, long seed) {
        Random random = new Random(seed);
        List<Slice> slices = new ArrayList<>();
        int round = 0;
        for (int i = 0; i < warmupRounds; i++) {
            List<Slice> mixed = new ArrayList<>();
            for (Operation operation : cells.keySet()) {
                mixed.addAll(round(Phase.WARMUP, operation, cells.get(operation), round));
            }
            Collections.shuffle(mixed, random);
            slices.addAll(mixed);
            round++;
        }
        for (Map.Entry<Operation, List<String>> entry : cells.entrySet()) {
            for (int i = -discarded(rounds); i < rounds; i++) {
                Phase phase = i < 0 ? Phase.DISCARD : Phase.MEASURE;
                List<Slice> shuffled = new ArrayList<>(round(phase, entry.getKey(), entry.getValue(), round));
                Collections.shuffle(shuffled, random);
                slices.addAll(shuffled);
                round++;
            }
        }
        return List.copyOf(slices);
    }

    /** How many rounds of an operation are thrown away before so many are kept. */
    static int discarded(int rounds) {
        return Math.max(1, rounds / 10);
    }

    private static List<Slice> round(Phase phase, Operation operation, List<String> contenders, int round) {
        return contenders.stream()
                .map(contender -> new Slice(phase, operation, contender, round))
                .toList();
    }
}
