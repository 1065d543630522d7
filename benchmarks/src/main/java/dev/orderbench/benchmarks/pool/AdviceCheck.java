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
import dev.orderbench.benchmarks.statistics.PoolAdvice;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.database.Pools;
import dev.orderbench.database.wire.Network;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Asks the adviser, and does as it says: measures how long a connection is held at a rate of arrivals, has the size of a pool
 * reckoned from the two, and lets the same arrivals meet a pool of that size, one of fewer connections than are busy at the same
 * time, and one of twice as many. Over a network of a millisecond, since without one a pool's size hardly matters.
 */
final class AdviceCheck implements PoolExperimentRun {

    private static final Operation OPERATION = Operation.PLACE_ORDER;
    private static final int RTT_MILLIS = 1;
    private static final int CALLERS = 64;
    private static final int ROOMY = 32;
    private static final Duration PROBE = Duration.ofSeconds(1);
    private static final Duration FEW_SECONDS = Duration.ofSeconds(2);
    private static final Duration MANY_SECONDS = Duration.ofSeconds(6);

    /** Well below what the processors can do, so that it is connections that are short. */
    private static final double SHARE_OF_CAPACITY = 0.4;

    /** A borrow that took longer than this had to wait for a connection; one that did not takes some microseconds. */
    private static final long WAITED_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

    private static final int MAX_CONNECTIONS = 100;
    private static final int RESERVED = 10;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double PERCENT = 100;
    private static final int P99 = 99;

    @Override
    public PoolQuestion question() {
        return PoolQuestion.ADVICE;
    }

    @Override
    public int connections(PoolScale scale) {
        return ROOMY;
    }

    @Override
    public void run(PoolContext context, Notebook notebook) throws InterruptedException {
        List<Entrant> entrants =
                context.scale().isBrief() ? context.contenders().subList(0, 1) : context.contenders();
        int done = 0;
        for (Entrant entrant : entrants) {
            try (Visitor visitor = Visitor.enter(entrant, context, CALLERS)) {
                check(visitor, context, notebook);
            }
            context.progress().part("the adviser", (double) ++done / entrants.size());
        }
    }

    private static void check(Visitor visitor, PoolContext context, Notebook notebook) throws InterruptedException {
        double rate;
        PoolAdvice advice;
        try (HikariDataSource pool = open(visitor, ROOMY)) {
            HoldingClock clock = new HoldingClock(pool);
            visitor.room().use(clock);
            new ClosedLoopRun(visitor.request(OPERATION, -1), context.scale().warmUp(), CALLERS, false).run();
            rate = SHARE_OF_CAPACITY
                    * new ClosedLoopRun(visitor.request(OPERATION, -2), PROBE, CALLERS, false)
                            .run()
                            .ratePerSecond();
            clock.reset();
            arrive(visitor, rate, 0, context);
            double holdMillis =
                    clock.heldNanos() / NANOS_PER_MILLI / clock.holds().getTotalCount();
            advice = PoolAdvice.of(
                    new PoolAdvice.Demand(MAX_CONNECTIONS, RESERVED, 1, rate, holdMillis, OptionalInt.empty()));
        }
        Map<String, Integer> sizes = new LinkedHashMap<>();
        if (advice.busy() > 1) {
            sizes.put("fewer than are busy", (int) Math.ceil(advice.busy()) - 1);
        }
        sizes.put("as advised", advice.size());
        sizes.put("twice as advised", 2 * advice.size());
        for (Map.Entry<String, Integer> size : sizes.entrySet()) {
            try (HikariDataSource pool = open(visitor, size.getValue())) {
                visitor.room().use(pool);
                new ClosedLoopRun(
                                visitor.request(OPERATION, -3), context.scale().settle(), size.getValue(), false)
                        .run();
                visitor.room().reset();
                PoolWatch watch = PoolWatch.begin(pool, 10);
                LoadResult result;
                try (watch) {
                    result = arrive(visitor, rate, 1, context);
                }
                Map<PoolFactor, String> factors = new EnumMap<>(PoolFactor.class);
                factors.put(PoolFactor.CONTENDER, visitor.contender());
                factors.put(PoolFactor.OPERATION, OPERATION.label());
                factors.put(PoolFactor.RTT, Integer.toString(RTT_MILLIS));
                factors.put(PoolFactor.POOL_SIZE, Integer.toString(size.getValue()));
                factors.put(PoolFactor.WAY, size.getKey());
                notebook.row(
                        factors,
                        figures(
                                result,
                                rate,
                                advice,
                                size.getValue(),
                                visitor.room().waits()));
                notebook.trace(factors, watch.samples());
            }
        }
    }

    /** The same requests at the same times for each pool. */
    private static LoadResult arrive(Visitor visitor, double rate, int piece, PoolContext context)
            throws InterruptedException {
        return LatencyRun.of(visitor.request(OPERATION, piece), Arrivals.poisson(rate, context.seed() + piece))
                .lasting(context.scale().piece(), context.scale().isBrief() ? FEW_SECONDS : MANY_SECONDS)
                .fromPlatformThreads(CALLERS)
                .run();
    }

    private static HikariDataSource open(Visitor visitor, int size) {
        HikariDataSource pool = Pools.open(visitor.database(), size, new Network(Duration.ofMillis(RTT_MILLIS)));
        FullPool.await(pool, size);
        return pool;
    }

    private static Map<PoolFigure, Double> figures(
            LoadResult result, double rate, PoolAdvice advice, int size, Histogram waits) {
        Map<PoolFigure, Double> figures = new EnumMap<>(PoolFigure.class);
        figures.put(PoolFigure.ARRIVALS, rate);
        figures.put(PoolFigure.THROUGHPUT, result.achievedRate());
        figures.put(PoolFigure.LATENCY_P50, result.latency().p50() / NANOS_PER_MILLI);
        figures.put(PoolFigure.LATENCY_P99, result.latency().p99() / NANOS_PER_MILLI);
        figures.put(PoolFigure.WAIT_P99, waits.getValueAtPercentile(P99) / NANOS_PER_MILLI);
        figures.put(
                PoolFigure.WAITED,
                PERCENT
                        * waits.getCountBetweenValues(WAITED_NANOS, waits.getHighestTrackableValue())
                        / Math.max(1, waits.getTotalCount()));
        figures.put(PoolFigure.EXPECTED, PERCENT * advice.waitingWith(size));
        figures.put(PoolFigure.HOLD_MEAN, advice.demand().holdMillis());
        figures.put(PoolFigure.FAILURE_SHARE, PERCENT * result.failed() / Math.max(1, result.due()));
        return figures;
    }
}
