package dev.orderbench.benchmarks.result;

import org.jspecify.annotations.Nullable;

/**
 * What an operation cost beside time: means over all operations that one contender did while it was measured in one JVM.
 *
 * @param allocatedBytes what the calling threads allocated on the heap
 * @param clientCpuNanos processor time of the calling threads
 * @param waitNanos how long the calls waited for connections of the pool
 * @param serverCpuNanos processor time of the server's processes that served the pool; {@code null} where they cannot be
 *     seen from here
 * @param walBytes write-ahead log that was written; {@code null} where the server does not tell
 */
public record Causes(
        double allocatedBytes,
        double clientCpuNanos,
        double waitNanos,
        @Nullable Double serverCpuNanos,
        @Nullable Double walBytes) {}
