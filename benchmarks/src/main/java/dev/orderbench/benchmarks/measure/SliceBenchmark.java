package dev.orderbench.benchmarks.measure;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/**
 * One JMH iteration is one slice: the operation and the contender change at {@code Level.Iteration}, by the {@link
 * Schedule} of the JVM. So contenders that differ by a few percent are compared within the same second, on the same
 * connections and backends, instead of minutes and JVMs apart.
 *
 * <table>
 *   <caption>What lies inside the measured region</caption>
 *   <tr><td>paid by every contender alike</td>
 *       <td>drawing the parameters, one virtual call to the operation, borrowing from HikariCP, the driver, the server</td></tr>
 *   <tr><td>what differs</td><td>the contender's own code and its library, and what it sends to the server</td></tr>
 *   <tr><td>matched</td><td>parameters (same seed within a round), dataset, pool, backends, JVM, time of day</td></tr>
 *   <tr><td>cannot be matched</td><td>the JIT compiles all contenders in one JVM, so a call that one makes monomorphic
 *       another makes megamorphic, as in an application that uses them all</td></tr>
 * </table>
 *
 * <p>JMH sums the throughput of all threads, so the number of threads divided by it is the mean time over all operations.
 * JMH's average time is the mean of the threads' means instead: where the system gives one thread less of a processor than
 * another, which it does in any slice of some milliseconds, that mean is larger and spreads more (in
 * {@code docs/experiments/slices}, the spread of a round was 0.33 to 0.36, and is 0.23 to 0.25).
 *
 * <p>Not started by hand: {@code ./bench run} forks it with what it needs to know.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SliceBenchmark {

    @Benchmark
    public @Nullable Object slice(Lane lane) {
        return lane.call();
    }
}
