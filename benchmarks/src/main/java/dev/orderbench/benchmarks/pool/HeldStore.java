package dev.orderbench.benchmarks.pool;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.measure.Closing;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolSample;
import dev.orderbench.benchmarks.statistics.Median;
import dev.orderbench.benchmarks.workload.Parameters;
import dev.orderbench.benchmarks.workload.Supply;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.database.Pools;
import dev.orderbench.database.WorkingDatabase;
import dev.orderbench.database.wire.Network;
import dev.orderbench.database.wire.WireMeter;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A contender's store for one caller, on a database of its own, that tells how long it keeps connections, and how busy they are. */
final class HeldStore implements AutoCloseable {

    /** A caller needs one; a second shows an operation that takes two. */
    static final int CONNECTIONS = 2;

    private static final double NANOS_PER_MILLI = 1e6;
    private static final int P99 = 99;
    private static final double PERCENT = 100;

    private final String contender;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final WireMeter meter;
    private final HikariDataSource pool;
    private final HoldingClock clock;
    private final OrderStore store;
    private final Parameters parameters;
    private final List<Double> holdMillis = new ArrayList<>();
    private final List<Double> idleShares = new ArrayList<>();
    private long calls;

    private HeldStore(Entrant entrant, int rttMicros, PoolContext context) {
        this.contender = entrant.id();
        try {
            WorkingDatabase database = keep(context.template().copy());
            meter = keep(WireMeter.open());
            Network network = new Network(Duration.of(rttMicros, ChronoUnit.MICROS));
            pool = keep(Pools.open(database.connection(), CONNECTIONS, network, meter));
            clock = new HoldingClock(pool);
            store = keep(entrant.open(clock));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        Supply supply = new Supply(context.template().dataset(), 1);
        this.parameters = new Parameters(context.template().dataset(), supply, 0, context.seed());
    }

    static HeldStore open(Entrant entrant, int rttMicros, PoolContext context) {
        return new HeldStore(entrant, rttMicros, context);
    }

    private <T extends AutoCloseable> T keep(T resource) {
        opened.push(resource);
        return resource;
    }

    String contender() {
        return contender;
    }

    OrderStore store() {
        return store;
    }

    Parameters parameters() {
        return parameters;
    }

    /** Forgets all turns so far. */
    void reset() {
        clock.reset();
        holdMillis.clear();
        idleShares.clear();
        calls = 0;
    }

    void repeat(Runnable call, int times) {
        for (int i = 0; i < times; i++) {
            call.run();
        }
    }

    void repeat(Runnable call, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            call.run();
        }
    }

    /** So many calls, looked at by themselves. */
    void turn(Runnable call, int times) {
        long heldBefore = clock.heldNanos();
        meter.reset();
        repeat(call, times);
        double held = clock.heldNanos() - heldBefore;
        holdMillis.add(held / times / NANOS_PER_MILLI);
        idleShares.add(PERCENT * Math.max(0, 1 - meter.waitedNanos() / held));
        calls += times;
    }

    /** So many calls more, while the pool is looked at, which would disturb a measurement; to be called when figures are taken. */
    List<PoolSample> watched(Runnable call, int times) throws InterruptedException {
        PoolWatch watch = PoolWatch.begin(pool, 1);
        try (watch) {
            repeat(call, times);
        }
        return watch.samples();
    }

    /** Means are those of the turn in the middle, so that a disturbance of some turns does not count; p99 is that of all calls. */
    Map<PoolFigure, Double> figures() {
        Map<PoolFigure, Double> figures = new EnumMap<>(PoolFigure.class);
        // An operation that borrows twice keeps connections twice as long.
        figures.put(PoolFigure.HOLD_MEAN, Median.of(holdMillis));
        figures.put(PoolFigure.HOLD_P99, clock.holds().getValueAtPercentile(P99) / NANOS_PER_MILLI);
        figures.put(PoolFigure.BORROWS, (double) clock.holds().getTotalCount() / calls);
        figures.put(PoolFigure.IDLE, Median.of(idleShares));
        return figures;
    }

    /** Drops all that was opened, the last first. */
    @Override
    public void close() {
        Closing.all(opened);
    }
}
