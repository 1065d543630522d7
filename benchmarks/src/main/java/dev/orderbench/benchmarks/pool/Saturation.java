package dev.orderbench.benchmarks.pool;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.load.Arrivals;
import dev.orderbench.benchmarks.load.ClosedLoopRun;
import dev.orderbench.benchmarks.load.LatencyRun;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.result.LoadResult;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.contract.StoreException;
import dev.orderbench.database.Pools;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.AtomicHistogram;

/**
 * More and more requests for a small pool, up to half as many again as it can serve: who is answered, how late, and who is
 * turned away. Then callers of a pool that has nothing to lend: how exactly the time-out is kept, and what they are told.
 */
final class Saturation implements PoolExperimentRun {

    private static final Operation OPERATION = Operation.PLACE_ORDER;
    private static final int POOL_SIZE = 4;
    private static final int CALLERS = 128;

    /** The least that HikariCP accepts. */
    private static final Duration TIME_OUT = Duration.ofMillis(250);

    private static final Duration PROBE = Duration.ofMillis(700);
    private static final List<Integer> LOADS = List.of(50, 75, 90, 100, 125, 150);
    private static final List<Integer> FEW_LOADS = List.of(50, 90, 150);

    private static final int EXHAUSTED_CALLERS = 50;
    private static final int FEW_EXHAUSTED_CALLS = 5;
    private static final int EXHAUSTED_CALLS = 20;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double PERCENT = 100;
    private static final int WATCH_MILLIS = 20;
    private static final int P99 = 99;

    @Override
    public PoolQuestion question() {
        return PoolQuestion.SATURATION;
    }

    @Override
    public int connections(PoolScale scale) {
        return POOL_SIZE;
    }

    @Override
    public void run(PoolContext context, Notebook notebook) throws InterruptedException, SQLException {
        int done = 0;
        List<Entrant> entrants =
                context.scale().isBrief() ? context.contenders().subList(0, 1) : context.contenders();
        for (Entrant entrant : entrants) {
            try (Visitor visitor = Visitor.enter(entrant, context, CALLERS);
                    HikariDataSource pool = Pools.open(visitor.database(), POOL_SIZE, TIME_OUT)) {
                visitor.room().use(pool);
                overload(visitor, pool, context, notebook);
                int calls = context.scale() == PoolScale.SHORT ? FEW_EXHAUSTED_CALLS : EXHAUSTED_CALLS;
                exhaust(visitor, pool, calls, notebook);
            }
            context.progress().part("saturation", (double) ++done / entrants.size());
        }
    }

    private static void overload(Visitor visitor, HikariDataSource pool, PoolContext context, Notebook notebook)
            throws InterruptedException {
        new ClosedLoopRun(visitor.request(OPERATION, -1), context.scale().warmUp(), 2 * POOL_SIZE, false).run();
        // As many callers as keep every connection busy, and none that could be turned away.
        double capacity = new ClosedLoopRun(visitor.request(OPERATION, -2), PROBE, 2 * POOL_SIZE, false)
                .run()
                .ratePerSecond();
        for (int load : context.scale().isBrief() ? FEW_LOADS : LOADS) {
            Duration piece = context.scale().piece().multipliedBy(2);
            visitor.room().reset();
            PoolWatch watch = PoolWatch.begin(pool, WATCH_MILLIS);
            LoadResult result;
            try (watch) {
                result = LatencyRun.of(
                                visitor.request(OPERATION, load),
                                Arrivals.poisson(capacity * load / PERCENT, context.seed() + load))
                        .lasting(context.scale().piece(), piece)
                        .fromPlatformThreads(CALLERS)
                        .run();
            }
            Map<PoolFactor, String> factors = factors(visitor, "arrivals at a rate");
            factors.put(PoolFactor.LOAD, Integer.toString(load));
            Map<PoolFigure, Double> figures = new EnumMap<>(PoolFigure.class);
            figures.put(PoolFigure.THROUGHPUT, result.achievedRate());
            figures.put(PoolFigure.LATENCY_P50, result.latency().p50() / NANOS_PER_MILLI);
            figures.put(PoolFigure.LATENCY_P99, result.latency().p99() / NANOS_PER_MILLI);
            figures.put(PoolFigure.WAIT_P99, visitor.room().waits().getValueAtPercentile(P99) / NANOS_PER_MILLI);
            figures.put(PoolFigure.OVERTOOK, PERCENT * visitor.room().overtook());
            figures.put(PoolFigure.FAILURE_SHARE, PERCENT * result.failed() / Math.max(1, result.due()));
            notebook.row(factors, figures);
            notebook.trace(factors, watch.samples());
        }
    }

    /** Calls in vain while all connections are lent: a thousand, or fewer where time is short. */
    private static void exhaust(Visitor visitor, HikariDataSource pool, int calls, Notebook notebook)
            throws InterruptedException, SQLException {
        AtomicHistogram overshoot = new AtomicHistogram(TimeUnit.MINUTES.toNanos(1), 3);
        LongAdder others = new LongAdder();
        List<Connection> lent = new ArrayList<>();
        try {
            for (int i = 0; i < POOL_SIZE; i++) {
                lent.add(pool.getConnection());
            }
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < EXHAUSTED_CALLERS; i++) {
                callers.add(Thread.ofPlatform().name("exhausted-" + i).start(() -> {
                    for (int call = 0; call < calls; call++) {
                        callInVain(visitor, overshoot, others);
                    }
                }));
            }
            for (Thread caller : callers) {
                caller.join();
            }
        } finally {
            for (Connection connection : lent) {
                connection.close();
            }
        }
        Map<PoolFigure, Double> figures = new EnumMap<>(PoolFigure.class);
        figures.put(PoolFigure.TIME, overshoot.getMean() / NANOS_PER_MILLI);
        figures.put(PoolFigure.TIME_P99, overshoot.getValueAtPercentile(P99) / NANOS_PER_MILLI);
        figures.put(PoolFigure.FAILURES, (double) overshoot.getTotalCount());
        figures.put(PoolFigure.OTHER_FAILURES, (double) others.sum());
        notebook.row(factors(visitor, "nothing to lend: beyond the time-out"), figures);
    }

    private static void callInVain(Visitor visitor, AtomicHistogram overshoot, LongAdder others) {
        long begun = System.nanoTime();
        try {
            visitor.store().findOrder(1);
            others.increment();
        } catch (StoreException.PoolExhausted e) {
            overshoot.recordValue(Math.max(0, System.nanoTime() - begun - TIME_OUT.toNanos()));
        } catch (StoreException e) {
            others.increment();
        }
    }

    private static Map<PoolFactor, String> factors(Visitor visitor, String way) {
        Map<PoolFactor, String> factors = new EnumMap<>(PoolFactor.class);
        factors.put(PoolFactor.CONTENDER, visitor.contender());
        factors.put(PoolFactor.OPERATION, OPERATION.label());
        factors.put(PoolFactor.POOL_SIZE, Integer.toString(POOL_SIZE));
        factors.put(PoolFactor.WAY, way);
        return factors;
    }
}
