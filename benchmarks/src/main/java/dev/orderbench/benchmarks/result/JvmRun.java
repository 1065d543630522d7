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
 */
public record JvmRun(
        int stage,
        int index,
        long seed,
        Instant startedAt,
        double seconds,
        @Nullable String failure) {}
