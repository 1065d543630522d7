package dev.orderbench.benchmarks.measure;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Parameters;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.database.Dataset;
import dev.orderbench.database.Pools;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What the threads of a measuring JVM share: one pool, a store of each contender on it, and the slice that is due. */
@State(Scope.Benchmark)
public class Arena {

    private ForkSpec spec;
    private HikariDataSource pool;
    private Map<String, OrderStore> stores;
    private List<Schedule.Slice> schedule;
    private Dataset dataset;
    private final AtomicLong registrations = new AtomicLong();
    private final Set<ForkSpec.CellKey> failed = ConcurrentHashMap.newKeySet();
    private int next;
    private Schedule.Slice slice;

    /** Opens the pool and the stores. */
    @Setup(Level.Trial)
    public void open() {
        spec = ForkSpec.read(Path.of(System.getProperty(ForkSpec.PROPERTY)));
        pool = Pools.open(spec.database(), spec.threads());
        dataset = new Dataset(spec.size());
        schedule = spec.schedule();
        stores = new HashMap<>();
        for (List<String> contenders : spec.cells().values()) {
            for (String contender : contenders) {
                stores.computeIfAbsent(contender, id -> Contenders.provider(id).create(pool, StoreOptions.defaults()));
            }
        }
        slice = schedule.getFirst();
    }

    @TearDown(Level.Trial)
    public void close() {
        stores.values().forEach(OrderStore::close);
        pool.close();
    }

    /** Goes on to the next slice; JMH calls it once for all threads. */
    @Setup(Level.Iteration)
    public void advance() {
        slice = schedule.get(next++);
    }

    OrderStore store() {
        OrderStore store = stores.get(slice.contender());
        if (store == null) {
            throw new IllegalStateException(slice.contender());
        }
        return store;
    }

    Operation operation() {
        return slice.operation();
    }

    int settleMillis() {
        return spec.settleMillis();
    }

    /** The parameters of one thread in this slice: the same for all contenders of the round. */
    Parameters parameters(int thread) {
        long seed = spec.seed() * 31 + slice.round() * 1_000L + thread;
        return new Parameters(dataset, registrations, seed);
    }

    boolean hasFailed() {
        return failed.contains(cell());
    }

    void fail(RuntimeException reason) {
        if (failed.add(cell())) {
            String message = "%s threw %s: %s"
                    .formatted(slice.operation().label(), reason.getClass().getSimpleName(), reason.getMessage());
            spec.reportFailure(slice.operation(), slice.contender(), message);
        }
    }

    private ForkSpec.CellKey cell() {
        return new ForkSpec.CellKey(slice.operation(), slice.contender());
    }
}
