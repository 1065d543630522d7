package dev.orderbench.benchmarks.pool;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.load.ClosedLoopRun;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.statistics.Median;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.database.Pools;
import dev.orderbench.database.wire.Network;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * More and more requests for a small pool, up to half as many again as it can serve: who is answered, how late, and who is
 * turned away; and the largest of these loads on a pool that lets its callers wait longer. Then callers of a pool that has nothing
 * to lend: how exactly the time-out is kept, and what they are told. Over a network of a millisecond, so that it is connections
 * that are short, and not processors.
 */
final class Saturation implements PoolExperimentRun {

    private static final Operation OPERATION = Operation.PLACE_ORDER;
    private static final int POOL_SIZE = 4;
    private static final int RTT_MILLIS = 1;

    /** Each has a pool of its own while they take turns. */
    private static final int MOST_CONTENDERS = 7;

    /** The least that HikariCP accepts. */
    private static final Duration TIME_OUT = Duration.ofMillis(250);

    private static final Duration LONGER_TIME_OUT = Duration.ofSeconds(2);
    private static final Duration PROBE = Duration.ofMillis(300);
    private static final int PROBES = 3;
    private static final List<Integer> LOADS = List.of(50, 75, 90, 100, 125, 150);
    private static final List<Integer> FEW_LOADS = List.of(50, 90, 150);
    private static final int LARGEST_LOAD = 150;
    private static final int PASSES = 2;
    private static final Duration PIECE = Duration.ofMillis(700);
    private static final Duration LEAD_IN = Duration.ofMillis(250);

    private static final int EXHAUSTED_CALLERS = 50;
    private static final int FEW_EXHAUSTED_CALLS = 5;
    private static final int EXHAUSTED_CALLS = 20;
    private static final int PERCENT = 100;

    @Override
    public PoolQuestion question() {
        return PoolQuestion.SATURATION;
    }

    @Override
    public int connections(PoolScale scale) {
        return (MOST_CONTENDERS + 1) * POOL_SIZE;
    }

    @Override
    public void run(PoolContext context, Notebook notebook) throws InterruptedException, SQLException {
        List<Entrant> entrants =
                context.scale().isBrief() ? context.contenders().subList(0, 1) : context.contenders();
        List<Integer> loads = context.scale().isBrief() ? FEW_LOADS : LOADS;
        int passes = context.scale().times(1, PASSES);
        List<Desk> desks = new ArrayList<>();
        try (Visitors visitors = Visitors.enter(entrants, context, Overload.CALLERS)) {
            for (Visitor visitor : visitors) {
                Desk desk = Desk.open(visitor);
                desks.add(desk);
                desk.closedLoop(-1, context.scale().warmUp());
            }
            for (int probe = 0; probe < PROBES; probe++) {
                for (Desk desk : visitors.shuffled(desks)) {
                    desk.rates.add(desk.closedLoop(-2 - probe, PROBE));
                }
            }
            double parts = passes * loads.size() + 1.0;
            for (int i = 0; i < passes * loads.size(); i++) {
                int load = loads.get(i % loads.size());
                for (Desk desk : visitors.shuffled(desks)) {
                    Overload overload = desk.overloads.computeIfAbsent(load, key -> new Overload());
                    desk.overload(desk.pool, overload, load, i, context);
                }
                context.progress().part("saturation", (i + 1) / parts);
            }
            for (Desk desk : desks) {
                desk.overloads.forEach((load, overload) -> write(desk, load, "arrivals at a rate", overload, notebook));
                letWaitLonger(desk, context, notebook);
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
     * @param overloads what became of each load, in percent of its capacity
     */
    private record Desk(Visitor visitor, HikariDataSource pool, List<Double> rates, Map<Integer, Overload> overloads) {

        static Desk open(Visitor visitor) {
            HikariDataSource pool = poolOf(visitor, TIME_OUT);
            visitor.room().use(pool);
            return new Desk(visitor, pool, new ArrayList<>(), new TreeMap<>());
        }

        /** What is done in a second. */
        double closedLoop(long piece, Duration duration) throws InterruptedException {
            return new ClosedLoopRun(visitor.request(OPERATION, piece), duration, 2 * POOL_SIZE, false)
                    .run()
                    .ratePerSecond();
        }

        void overload(HikariDataSource on, Overload overload, int load, int part, PoolContext context)
                throws InterruptedException {
            double rate = Median.of(rates) * load / PERCENT;
            overload.pass(visitor, OPERATION, on, rate, leadIn(load), PIECE, context.seed() + part);
        }
    }

    private static HikariDataSource poolOf(Visitor visitor, Duration timeOut) {
        Network network = new Network(Duration.ofMillis(RTT_MILLIS));
        return Pools.open(visitor.database().dataSource(network), POOL_SIZE, timeOut);
    }

    /**
     * How long a load lasts before it counts. Above capacity the line grows by the excess, and those who come are turned away from
     * the time on at which the last in line waits for the time-out.
     */
    private static Duration leadIn(int load) {
        return load > PERCENT ? TIME_OUT.multipliedBy(PERCENT).dividedBy(load - PERCENT) : LEAD_IN;
    }

    /** The largest load, for just as long, on a pool that does not turn away so soon. */
    private static void letWaitLonger(Desk desk, PoolContext context, Notebook notebook) throws InterruptedException {
        try (HikariDataSource patient = poolOf(desk.visitor, LONGER_TIME_OUT)) {
            FullPool.await(patient, POOL_SIZE);
            desk.visitor.room().use(patient);
            desk.closedLoop(-1, context.scale().settle());
            Overload overload = new Overload();
            desk.overload(patient, overload, LARGEST_LOAD, -1, context);
            write(
                    desk,
                    LARGEST_LOAD,
                    "arrivals at a rate, connectionTimeout %d s".formatted(LONGER_TIME_OUT.toSeconds()),
                    overload,
                    notebook);
        } finally {
            desk.visitor.room().use(desk.pool);
        }
    }

    private static void write(Desk desk, int load, String way, Overload overload, Notebook notebook) {
        Map<PoolFactor, String> factors = factors(desk.visitor, way);
        factors.put(PoolFactor.LOAD, Integer.toString(load));
        notebook.row(factors, overload.figures());
        notebook.trace(factors, overload.samples());
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
        factors.put(PoolFactor.RTT, Integer.toString(RTT_MILLIS));
        factors.put(PoolFactor.WAY, way);
        return factors;
    }
}
