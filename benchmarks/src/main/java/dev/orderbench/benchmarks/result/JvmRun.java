package dev.orderbench.benchmarks.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One JVM that measured.
 *
 * @param stage index of the stage that it measured, in the plan
 * @param index 0 for the first JVM of its stage
 * @param seed from which its parameters and order of slices follow
 * @param startedAt when it was started
 * @param seconds how long it lived
 * @param failure why it gave no samples, or {@code null}
 * @param yardstick what other clients did after it; {@code null} where none was asked for, and in files of format version 2
 *     and older
 */
public record JvmRun(
        int stage,
        int index,
        long seed,
        Instant startedAt,
        double seconds,
        @Nullable String failure,
        @Nullable Yardstick yardstick) {

    /** A JVM without a yardstick. */
    public JvmRun(int stage, int index, long seed, Instant startedAt, double seconds, @Nullable String failure) {
        this(stage, index, seed, startedAt, seconds, failure, null);
    }

    /** The same with what other clients did after it. */
    public JvmRun withYardstick(Yardstick run) {
        return new JvmRun(stage, index, seed, startedAt, seconds, failure, run);
    }
}
