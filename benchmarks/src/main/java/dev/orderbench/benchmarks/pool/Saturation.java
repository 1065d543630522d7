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
import dev.orderbench.benchmarks.statistics.Median;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.database.Pools;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * More and more requests for a small pool, up to half as many again as it can serve: who is answered, how late, and who is
 * turned away. Then callers of a pool that has nothing to lend: how exactly the time-out is kept, and what they are told.
 */
final class Saturation implements PoolExperimentRun {

    private static final Operation OPERATION = Operation.PLACE_ORDER;
    private static final int POOL_SIZE = 4;
    private static final int CALLERS = 128;

    /** Each has a pool of its own while they take turns. */
    private static final int MOST_CONTENDERS = 7;

    /** The least that HikariCP accepts. */
    private static final Duration TIME_OUT = Duration.ofMillis(250);

    private static final Duration PROBE = Duration.ofMillis(300);
    private static final int PROBES = 3;
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
        return MOST_CONTENDERS * POOL_SIZE;
    }

    @Override
    public void run(PoolContext context, Notebook notebook) throws InterruptedException, SQLException {
        List<Entrant> entrants =
                context.scale().isBrief() ? context.contenders().subList(0, 1) : context.contenders();
        List<Desk> desks = new ArrayList<>();
        try (Visitors visitors = Visitors.enter(entrants, context, CALLERS)) {
            for (Visitor visitor : visitors) {
                HikariDataSource pool = Pools.open(visitor.database(), POOL_SIZE, TIME_OUT);
                desks.add(new Desk(visitor, pool, new ArrayList<>()));
                visitor.room().use(pool);
                new ClosedLoopRun(
                                visitor.request(OPERATION, -1), context.scale().warmUp(), 2 * POOL_SIZE, false)
                        .run();
            }
            for (int probe = 0; probe < PROBES; probe++) {
                for (Desk desk : visitors.shuffled(desks)) {
                    desk.probe(probe);
                }
            }
            List<Integer> loads = context.scale().isBrief() ? FEW_LOADS : LOADS;
            for (int i = 0; i < loads.size(); i++) {
                for (Desk desk : visitors.shuffled(desks)) {
                    overload(desk, loads.get(i), context, notebook);
                }
                context.progress().part("saturation", (i + 1.0) / (loads.size() + 1));
            }
            for (Desk desk : desks) {
                exhaust(desk, context.scale(), notebook);
            }
            context.progress().part("saturation", 1);
        } finally {
            desks.forEach(desk -> desk.pool.close());
        }
        List<String> ids = context.contenders().stream().map(Entrant::id).toList();
        notebook.sortRows(Comparator.comparing(row -> ids.indexOf(row.factor(PoolFactor.CONTENDER))));
    }

    /**
     * A contender and its small pool.
     *
     * @param visitor the contender
     * @param pool its pool
     * @param rates what it did in a second when it was probed, with as many callers as keep every connection busy, none of which
     *     could be turned away
     */
    private record Desk(Visitor visitor, HikariDataSource pool, List<Double> rates) {

        void probe(int number) throws InterruptedException {
            rates.add(new ClosedLoopRun(visitor.request(OPERATION, -2 - number), PROBE, 2 * POOL_SIZE, false)
                    .run()
                    .ratePerSecond());
        }

        double capacity() {
            return Median.of(rates);
        }
    }

    private static void overload(Desk desk, int load, PoolContext context, Notebook notebook)
            throws InterruptedException {
        Visitor visitor = desk.visitor;
        Duration piece = context.scale().piece().multipliedBy(2);
        visitor.room().reset();
        PoolWatch watch = PoolWatch.begin(desk.pool, WATCH_MILLIS);
        LoadResult result;
        try (watch) {
            result = LatencyRun.of(
                            visitor.request(OPERATION, load),
                            Arrivals.poisson(desk.capacity() * load / PERCENT, context.seed() + load))
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

    /** Calls in vain while all connections are lent: a thousand, or fewer where time is short. */
    private static void exhaust(Desk desk, PoolScale scale, Notebook notebook)
            throws InterruptedException, SQLException {
        int calls = scale == PoolScale.SHORT ? FEW_EXHAUSTED_CALLS : EXHAUSTED_CALLS;
        List<Connection> lent = new ArrayList<>();
        Exhaustion exhaustion;
        try {
            for (int i = 0; i < POOL_SIZE; i++) {
                lent.add(desk.pool.getConnection());
            }
            // What a failure runs through is compiled first: the pool's exception, and the store's.
            Exhaustion.of(desk.visitor.store(), TIME_OUT, EXHAUSTED_CALLERS, FEW_EXHAUSTED_CALLS);
            exhaustion = Exhaustion.of(desk.visitor.store(), TIME_OUT, EXHAUSTED_CALLERS, calls);
        } finally {
            for (Connection connection : lent) {
                connection.close();
            }
        }
        notebook.row(factors(desk.visitor, "nothing to lend: beyond the time-out"), exhaustion.figures());
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
