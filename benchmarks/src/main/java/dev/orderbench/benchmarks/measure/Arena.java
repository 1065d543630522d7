package dev.orderbench.benchmarks.measure;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Parameters;
import dev.orderbench.benchmarks.workload.Supply;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.database.Dataset;
import dev.orderbench.database.Pools;
import dev.orderbench.database.wire.Network;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What the threads of a measuring JVM share: one pool, a store of each contender on it, and the slice that is due. */
@State(Scope.Benchmark)
public class Arena {

    /** How long the last slice is waited for; a thread that died never books. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ForkSpec spec;
    private HikariDataSource pool;
    private HikariDataSource remotePool;
    private SliceClock clock;
    private final Map<ForkSpec.CellKey, List<Double>> rates = new HashMap<>();
    private TimedDataSource timed;
    private ServerMeter server;
    private ParallelWorkers workers;
    private @Nullable Long workersAtBegin;
    private DisturbanceMeter disturbances;
    private final CauseLedger ledger = new CauseLedger();
    private final AtomicLong operations = new AtomicLong();
    private RollCall roll;
    private ServerMeter.Reading serverAtBegin;
    private long waitedAtBegin;
    private Map<String, OrderStore> stores;
    private Set<String> slower;
    private List<Schedule.Slice> schedule;
    private Dataset dataset;
    private Supply supply;
    private final Set<ForkSpec.CellKey> failed = ConcurrentHashMap.newKeySet();
    private int next;
    private Schedule.Slice slice;
    private boolean isOpen;

    /** Opens the pool and the stores. */
    @Setup(Level.Trial)
    public void open() throws SQLException {
        ParentWatch.begin();
        spec = ForkSpec.read(Path.of(System.getProperty(ForkSpec.PROPERTY)));
        pool = Pools.open(spec.database(), spec.point().threads());
        awaitConnections(pool);
        Network network = new Network(Duration.of(spec.point().rttMicros(), ChronoUnit.MICROS));
        remotePool = network.isDirect()
                ? pool
                : Pools.open(spec.database(), spec.point().threads(), network);
        awaitConnections(remotePool);
        clock = new SliceClock(spec.point().threads(), System::nanoTime);
        roll = new RollCall(spec.point().threads());
        server = ServerMeter.open(spec.database());
        serverAtBegin = server.read();
        workers = new ParallelWorkers(remotePool, server);
        timed = new TimedDataSource(pool);
        dataset = new Dataset(spec.size());
        supply = new Supply(dataset, spec.point().threads());
        schedule = spec.schedule();
        stores = new HashMap<>();
        for (List<String> contenders : spec.cells().values()) {
            for (String contender : contenders) {
                stores.computeIfAbsent(contender, id -> Entrant.parse(id).open(timed));
            }
        }
        slower = stores.keySet().stream()
                .filter(id -> Entrant.parse(id).role() == Role.SLOWER_TWIN)
                .collect(Collectors.toSet());
        slice = schedule.getFirst();
        disturbances = new DisturbanceMeter(server, spec.database());
    }

    @TearDown(Level.Trial)
    public void close() throws SQLException, InterruptedException {
        roll.await(PATIENCE);
        // Of virtual threads the JVM does not tell what they cost.
        if (!spec.point().virtualThreads()) {
            spec.writeCauses(ledger.causes());
        }
        spec.writeRates(rates);
        spec.writeDisturbance(disturbances.read());
        stores.values().forEach(OrderStore::close);
        server.close();
        remotePool.close();
        pool.close();
    }

    /** The pool opens its connections one by one, in the background; the server's part of the cost is read from all of them. */
    private void awaitConnections(HikariDataSource pool) throws SQLException {
        List<Connection> lent = new ArrayList<>();
        try {
            for (int i = 0; i < spec.point().threads(); i++) {
                lent.add(pool.getConnection());
            }
        } finally {
            for (Connection connection : lent) {
                connection.close();
            }
        }
    }

    /** Goes on to the next slice; JMH calls it once for all threads. */
    @Setup(Level.Iteration)
    public void advance() {
        slice = schedule.get(next++);
        isOpen = false;
        clock.reset();
        roll.begin();
        // A JVM warms up with the server as near as it is: over a network it would hardly get anything done.
        timed.use(slice.phase() == Schedule.Phase.WARMUP ? pool : remotePool);
    }

    /**
     * Lets a thread into the slice. The first one reads what has to be read before; the others wait for it here, asleep: where JMH
     * sets up what all share, they would spin, and leave it a thirty-second of two processors.
     */
    synchronized void enter() {
        if (isOpen) {
            return;
        }
        isOpen = true;
        disturbances.betweenSlices();
        if (slice.phase() == Schedule.Phase.MEASURE) {
            if (schedule.get(next - 2).phase() != Schedule.Phase.MEASURE) {
                workersAtBegin = workers.wanted();
            }
            operations.set(0);
            waitedAtBegin = timed.waitedNanos();
            serverAtBegin = server.read();
        }
    }

    /** Books what the slice has cost the server, and the wait for connections. */
    private void bookSlice() {
        rates.computeIfAbsent(cell(), first -> new ArrayList<>()).add(clock.operationsPerSecond());
        ledger.add(cell(), operations.get(), timed.waitedNanos() - waitedAtBegin, serverAtBegin, server.read());
        if (next == schedule.size() || schedule.get(next).phase() != Schedule.Phase.MEASURE) {
            Long workersAtEnd = workers.wanted();
            if (workersAtBegin != null && !workersAtBegin.equals(workersAtEnd)) {
                ledger.hideServerCpu(operation());
            }
        }
    }

    SliceClock clock() {
        return clock;
    }

    /** So many operations were done before the slice is timed. */
    void settled(long done) {
        operations.addAndGet(done);
    }

    /**
     * Books what a thread has done in the slice. The last thread books the whole slice: JMH has the first one that ends tear
     * down what all share, when the operations of the others would still be lacking.
     */
    void book(CauseMeter.ThreadCost cost) {
        if (slice.phase() == Schedule.Phase.MEASURE) {
            operations.addAndGet(cost.operations());
            ledger.add(cell(), cost);
            roll.booked(this::bookSlice);
        } else {
            roll.booked(() -> {});
        }
    }

    boolean isSlower() {
        return slower.contains(slice.contender());
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

    /** Whether a thread's calls are wanted in this slice; in a warm-up, not of all threads at a time. */
    boolean calls(int thread) {
        return slice.phase() != Schedule.Phase.WARMUP
                || WarmUpTurns.isOn(thread, slice.round(), spec.point().threads(), spec.warmupRounds());
    }

    int settleMillis() {
        return spec.settleMillis();
    }

    /** The parameters of one thread in this slice: the same for all contenders of the round. */
    Parameters parameters(int thread) {
        long seed = spec.seed() * 31 + slice.round() * 1_000L + thread;
        return new Parameters(dataset, supply, thread, seed);
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
