package dev.orderbench.benchmarks.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One JVM that measured.
 *
 * @param index 0 for the first JVM of its number of threads
 * @param threads number of threads that called the stores
 * @param seed from which its parameters and order of slices follow
 * @param startedAt when it was started
 * @param seconds how long it lived
 * @param failure why it gave no samples, or {@code null}
 */
public record JvmRun(
        int index,
        int threads,
        long seed,
        Instant startedAt,
        double seconds,
        @Nullable String failure) {}
