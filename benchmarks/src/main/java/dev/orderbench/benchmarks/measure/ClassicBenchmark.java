package dev.orderbench.benchmarks.measure;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Parameters;
import dev.orderbench.benchmarks.workload.Supply;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.database.Dataset;
import dev.orderbench.database.Pools;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * Plain JMH on the same operations that {@link SliceBenchmark} measures: one contender in a fork, nothing else compiled in
 * its JVM, forks one after the other. Every option of JMH does what it does elsewhere.
 *
 * <table>
 *   <caption>Contenders: values of the parameters contender and variant</caption>
 *   <tr><td>{@code raw-jdbc}</td><td>java.sql and the driver</td><td>{@code tuned}, {@code naive}</td></tr>
 *   <tr><td>{@code jooq}</td><td>jOOQ with generated classes</td><td>{@code tuned}, {@code naive}</td></tr>
 *   <tr><td>{@code jpa}</td><td>Jakarta Persistence on Hibernate</td><td>{@code tuned}, {@code naive}, {@code
 *       stateless}</td></tr>
 * </table>
 *
 * <p>The contenders are those on the class path, found by {@link Contenders}; one that is added appears without a change
 * here.
 *
 * <table>
 *   <caption>What lies inside the measured region</caption>
 *   <tr><td>paid by every contender alike</td>
 *       <td>drawing the parameters, one virtual call to the operation, borrowing from HikariCP, the driver, the
 *       server</td></tr>
 *   <tr><td>what differs</td>
 *       <td>the contender's own code and its library; what it sends, which {@code ./bench audit} prints: raw JDBC maps rows by
 *       hand; jOOQ renders or caches SQL and maps records; Hibernate also keeps a persistence context, flushes it, and looks
 *       for changes in it (not so in {@code stateless})</td></tr>
 *   <tr><td>matched</td>
 *       <td>dataset, server and its settings, a fresh copy of the same template for each fork, a pool with a connection for
 *       each thread, parameters (same seed), options of the JVM</td></tr>
 *   <tr><td>cannot be matched</td>
 *       <td>the time of day: forks of two contenders lie minutes apart, and on a machine that drifts that is worth more than
 *       many differences (see METHODOLOGY.md). {@code ./bench run} measures
 *       contenders within the same second, and is what the report is made from; this is to cross-check what a shared JIT
 *       might hide, and for profilers</td></tr>
 * </table>
 *
 * <p>Before each fork measures, it checks on another copy that the contender does what the contract asks, and fails if not.
 * Orders and users are added while it runs, so the tables of a long run are larger than those of a short one.
 *
 * <p>Run it with, for instance:
 *
 * <pre>
 * ./bench jmh -- -lp
 * ./bench jmh -- -p operation=placeOrder -t 4 -prof gc
 * ./bench jmh --size small -- -p contender=jpa -p variant=tuned,stateless -f 5 -rf json -rff jpa.json
 * </pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@Fork(3)
@Warmup(iterations = 20, time = 2)
@Measurement(iterations = 5, time = 2)
public class ClassicBenchmark {

    /** Without {@code -p contender=}, ./bench jmh takes all. */
    @Param("raw-jdbc")
    private String contender;

    /** Without {@code -p operation=}, ./bench jmh takes all. */
    @Param("userWithRecentOrders")
    private String operation;

    @Param("tuned")
    private String variant;

    private ClassicSpec spec;
    private Operation called;
    private Supply supply;
    private WorkingDatabase database;
    private HikariDataSource pool;
    private OrderStore store;

    /** Checks the work, copies the template, opens the pool and the store. */
    @Setup(Level.Trial)
    public void open(BenchmarkParams benchmark) {
        ParentWatch.begin();
        spec = ClassicSpec.read();
        called = Operation.of(operation);
        Entrant entrant = Entrant.of(contender + ":" + variant);
        WorkCheck.fault(called, entrant, new Dataset(spec.size()), this::copy).ifPresent(fault -> {
            throw new IllegalStateException("%s %s is not measured: %s".formatted(variant, contender, fault));
        });
        supply = new Supply(new Dataset(spec.size()), benchmark.getThreads());
        database = copy();
        pool = Pools.open(database.connection(), benchmark.getThreads());
        store = entrant.open(pool);
    }

    /** What is left over when JMH does not come here is dropped with the template. */
    @TearDown(Level.Trial)
    public void close() {
        store.close();
        pool.close();
        database.close();
    }

    private WorkingDatabase copy() {
        return TemplateDatabase.copyOf(spec.administration(), spec.template());
    }

    /** The parameters of one thread. */
    @State(Scope.Thread)
    public static class Caller {

        private Parameters parameters;

        @Setup(Level.Trial)
        public void seat(ClassicBenchmark benchmark, ThreadParams thread) {
            parameters = new Parameters(
                    new Dataset(benchmark.spec.size()),
                    benchmark.supply,
                    thread.getThreadIndex(),
                    benchmark.spec.seed() * 31 + thread.getThreadIndex());
        }
    }

    @Benchmark
    public Object call(Caller caller) {
        return called.invoke(store, caller.parameters);
    }
}
