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
 */
public record JvmRun(
        int stage,
        int index,
        long seed,
        Instant startedAt,
        double seconds,
        SortedMap<String, Integer> indexPages,
        @Nullable String failure) {

    public JvmRun {
        indexPages = new TreeMap<>(indexPages);
    }
}
