package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Causes;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the time of one operation was spent on, and what the operation cost beside time. Each cause is the arithmetic mean
 * over the JVMs that tell it, each JVM counting alike. Times are in nanoseconds.
 *
 * @param clientCpuNanos processor time of the calling thread
 * @param serverCpuNanos processor time of the server's processes that served the pool; {@code null} where no JVM could see them
 * @param waitNanos wait for a connection of the pool
 * @param networkNanos what a simulated network cost: the round trips counted on the wire, each of the round-trip time that was
 *     simulated; {@code null} where none was, or nothing was counted
 * @param remainder the time less all above: the way between client and server and back but for a simulated network, switches
 *     between threads and processes, and waits for a processor, a lock, a disk or another process of the server. It includes
 *     the server's processor time where that is {@code null}, and the client's where there is a simulated network, since the
 *     calling thread spins while it waits for it
 * @param allocatedBytes what the calling thread allocated on the heap
 * @param walBytes write-ahead log that the server wrote; {@code null} where the server did not tell any JVM
 */
public record Breakdown(
        double clientCpuNanos,
        @Nullable Double serverCpuNanos,
        double waitNanos,
        @Nullable Double networkNanos,
        Remainder remainder,
        double allocatedBytes,
        @Nullable Double walBytes) {

    /** Without a simulated network. */
    public Breakdown(
            double clientCpuNanos,
            @Nullable Double serverCpuNanos,
            double waitNanos,
            Remainder remainder,
            double allocatedBytes,
            @Nullable Double walBytes) {
        this(clientCpuNanos, serverCpuNanos, waitNanos, null, remainder, allocatedBytes, walBytes);
    }

    /**
     * Breaks a time down.
     *
     * @param causes of each JVM that recorded any: at least one
     * @param nanosPerOperation the time of one operation on one thread
     * @param networkNanos what a simulated network cost of it, or {@code null}
     */
    static Breakdown of(List<Causes> causes, double nanosPerOperation, @Nullable Double networkNanos) {
        double clientCpu = mean(causes, Causes::clientCpuNanos).orElseThrow();
        OptionalDouble serverCpu = mean(causes, Causes::serverCpuNanos);
        double wait = mean(causes, Causes::waitNanos).orElseThrow();
        return new Breakdown(
                clientCpu,
                nullable(serverCpu),
                wait,
                networkNanos,
                Remainder.of(
                        nanosPerOperation,
                        (networkNanos == null ? clientCpu : networkNanos) + serverCpu.orElse(0) + wait),
                mean(causes, Causes::allocatedBytes).orElseThrow(),
                nullable(mean(causes, Causes::walBytes)));
    }

    private static OptionalDouble mean(List<Causes> causes, Function<Causes, @Nullable Double> cause) {
        return causes.stream()
                .map(cause)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
    }

    private static @Nullable Double nullable(OptionalDouble mean) {
        return mean.isPresent() ? Double.valueOf(mean.getAsDouble()) : null;
    }
}
