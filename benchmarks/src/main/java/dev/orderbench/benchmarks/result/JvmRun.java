package dev.orderbench.benchmarks.result;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One JVM that measured.
 *
 * @param stage index of the stage that it measured, in the plan
 * @param index 0 for the first JVM of its stage
 * @param seed from which its parameters and order of slices follow
 * @param startedAt when it was started
 * @param seconds how long it lived
 * @param indexPages for each read by key, by name, how many pages its look-ups visited from root to leaf in B-trees of its
 *     data; empty where that was not read
 * @param failure why it gave no samples, or {@code null}
 * @param disturbance what else went on meanwhile; {@code null} where the JVM did not live to tell, and in files of format
 *     versions before 3
 * @param replaced the attempt before this one, which was disturbed and whose samples were thrown away; {@code null} where
 *     this is the first
 * @param yardstick what other clients did after it; {@code null} where none was asked for, and in files of format version 2
 *     and older
 */
public record JvmRun(
        int stage,
        int index,
        long seed,
        Instant startedAt,
        double seconds,
        SortedMap<String, Integer> indexPages,
        @Nullable String failure,
        @Nullable Disturbance disturbance,
        @Nullable JvmRun replaced,
        @Nullable Yardstick yardstick) {

    public JvmRun {
        indexPages = new TreeMap<>(indexPages);
    }

    /** A first attempt, of which nobody knows what else went on, without a yardstick. */
    public JvmRun(
            int stage,
            int index,
            long seed,
            Instant startedAt,
            double seconds,
            SortedMap<String, Integer> indexPages,
            @Nullable String failure) {
        this(stage, index, seed, startedAt, seconds, indexPages, failure, null, null, null);
    }

    /** The same with what other clients did after it. */
    public JvmRun withYardstick(Yardstick run) {
        return new JvmRun(stage, index, seed, startedAt, seconds, indexPages, failure, disturbance, replaced, run);
    }
}
