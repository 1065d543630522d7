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
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.statistics.Median;
import dev.orderbench.benchmarks.statistics.PoolAdvice;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.database.Pools;
import dev.orderbench.database.wire.Network;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
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
    private static final Duration PROBE = Duration.ofMillis(400);
    private static final int PROBES = 3;
    private static final Duration SHORT_PIECE = Duration.ofMillis(600);
    private static final Duration PIECE = Duration.ofMillis(1_200);

    /** So often each pool meets the same arrivals: a pause of the machine spoils a pass, and not the answer. */
    private static final int PASSES = 5;

    private static final int FEW_PASSES = 3;

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
        try (Visitors visitors = Visitors.enter(entrants, context, CALLERS)) {
            List<Trial> trials = new ArrayList<>();
            for (Demand demand : demands(visitors, context)) {
                trials.addAll(trials(demand, context.scale()));
            }
            int passes = context.scale().times(FEW_PASSES, PASSES);
            for (int pass = 0; pass < passes; pass++) {
                for (Trial trial : visitors.shuffled(trials)) {
                    measure(trial, pass, context, notebook);
                }
                context.progress().part("the adviser", (pass + 1.0) / passes);
            }
        }
        List<String> ids = context.contenders().stream().map(Entrant::id).toList();
        notebook.sortRows(Comparator.comparing((PoolRow row) -> ids.indexOf(row.factor(PoolFactor.CONTENDER)))
                .thenComparing(row -> Integer.parseInt(row.factor(PoolFactor.POOL_SIZE)))
                .thenComparing(row -> Integer.parseInt(row.factor(PoolFactor.REPETITION))));
    }

    /**
     * How many requests come to a contender, and for how long they hold a connection.
     *
     * @param visitor the contender
     * @param rates what was to come, in requests per second: one for each time that it was probed
     * @param holds how long a connection was held, in milliseconds: one for each time that these came
     */
    private record Demand(Visitor visitor, List<Double> rates, List<Double> holds) {

        Demand(Visitor visitor) {
            this(visitor, new ArrayList<>(), new ArrayList<>());
        }

        /** That of the probe in the middle. */
        double rate() {
            return Median.of(rates);
        }

        PoolAdvice advice() {
            return PoolAdvice.of(
                    new PoolAdvice.Demand(MAX_CONNECTIONS, RESERVED, 1, rate(), Median.of(holds), OptionalInt.empty()));
        }
    }

    /** A size that is tried, and what it is beside the advice. */
    private record Trial(Demand demand, PoolAdvice advice, int size, String way) {}

    /** Contenders take turns at being probed. */
    private static List<Demand> demands(Visitors visitors, PoolContext context) throws InterruptedException {
        List<Demand> demands = new ArrayList<>();
        for (Visitor visitor : visitors) {
            demands.add(new Demand(visitor));
            try (HikariDataSource pool = open(visitor, ROOMY)) {
                visitor.room().use(pool);
                new ClosedLoopRun(
                                visitor.request(OPERATION, -1), context.scale().warmUp(), CALLERS, false)
                        .run();
            }
        }
        for (int probe = 0; probe < PROBES; probe++) {
            for (Demand demand : visitors.shuffled(demands)) {
                try (HikariDataSource pool = open(demand.visitor, ROOMY)) {
                    demand.visitor.room().use(pool);
                    settle(demand.visitor, ROOMY, context);
                    demand.rates.add(SHARE_OF_CAPACITY
                            * new ClosedLoopRun(demand.visitor.request(OPERATION, -2 - probe), PROBE, CALLERS, false)
                                    .run()
                                    .ratePerSecond());
                }
            }
        }
        for (int probe = 0; probe < PROBES; probe++) {
            for (Demand demand : visitors.shuffled(demands)) {
                try (HikariDataSource pool = open(demand.visitor, ROOMY)) {
                    demand.visitor.room().use(pool);
                    // Else most of what is timed would be statements that are not prepared yet.
                    settle(demand.visitor, ROOMY, context);
                    HoldingClock clock = new HoldingClock(pool);
                    demand.visitor.room().use(clock);
                    arrive(demand.visitor, demand.rate(), PASSES + probe, context);
                    demand.holds.add(
                            clock.heldNanos() / NANOS_PER_MILLI / clock.holds().getTotalCount());
                }
            }
        }
        return demands;
    }

    private static List<Trial> trials(Demand demand, PoolScale scale) {
        PoolAdvice advice = demand.advice();
        List<Trial> trials = new ArrayList<>();
        if (advice.busy() > 1) {
            trials.add(new Trial(demand, advice, (int) Math.ceil(advice.busy()) - 1, "fewer than are busy"));
        }
        trials.add(new Trial(demand, advice, advice.size(), "as advised"));
        if (!scale.isBrief()) {
            trials.add(new Trial(demand, advice, 2 * advice.size(), "twice as advised"));
        }
        return trials;
    }

    private static void settle(Visitor visitor, int callers, PoolContext context) throws InterruptedException {
        new ClosedLoopRun(visitor.request(OPERATION, -1_000), context.scale().settle(), callers, false).run();
    }

    private static void measure(Trial trial, int pass, PoolContext context, Notebook notebook)
            throws InterruptedException {
        Visitor visitor = trial.demand.visitor;
        try (HikariDataSource pool = open(visitor, trial.size)) {
            visitor.room().use(pool);
            settle(visitor, trial.size, context);
            visitor.room().reset();
            PoolWatch watch = PoolWatch.begin(pool, 10);
            LoadResult result;
            try (watch) {
                result = arrive(visitor, trial.demand.rate(), pass, context);
            }
            Map<PoolFactor, String> factors = new EnumMap<>(PoolFactor.class);
            factors.put(PoolFactor.CONTENDER, visitor.contender());
            factors.put(PoolFactor.OPERATION, OPERATION.label());
            factors.put(PoolFactor.RTT, Integer.toString(RTT_MILLIS));
            factors.put(PoolFactor.POOL_SIZE, Integer.toString(trial.size));
            factors.put(PoolFactor.WAY, trial.way);
            factors.put(PoolFactor.REPETITION, Integer.toString(pass + 1));
            notebook.row(factors, figures(result, trial, visitor.room().waits()));
            if (pass == 0) {
                notebook.trace(factors, watch.samples());
            }
        }
    }

    /** The same requests at the same times for each pool. */
    private static LoadResult arrive(Visitor visitor, double rate, int piece, PoolContext context)
            throws InterruptedException {
        return LatencyRun.of(visitor.request(OPERATION, piece), Arrivals.poisson(rate, context.seed() + piece))
                .lasting(context.scale().settle(), context.scale().isBrief() ? SHORT_PIECE : PIECE)
                .fromPlatformThreads(CALLERS)
                .run();
    }

    private static HikariDataSource open(Visitor visitor, int size) {
        HikariDataSource pool = Pools.open(visitor.database(), size, new Network(Duration.ofMillis(RTT_MILLIS)));
        FullPool.await(pool, size);
        return pool;
    }

    private static Map<PoolFigure, Double> figures(LoadResult result, Trial trial, Histogram waits) {
        PoolAdvice advice = trial.advice;
        Map<PoolFigure, Double> figures = new EnumMap<>(PoolFigure.class);
        figures.put(PoolFigure.ARRIVALS, trial.demand.rate());
        figures.put(PoolFigure.THROUGHPUT, result.achievedRate());
        figures.put(PoolFigure.LATENCY_P50, result.latency().p50() / NANOS_PER_MILLI);
        figures.put(PoolFigure.LATENCY_P99, result.latency().p99() / NANOS_PER_MILLI);
        figures.put(PoolFigure.WAIT_P99, waits.getValueAtPercentile(P99) / NANOS_PER_MILLI);
        figures.put(
                PoolFigure.WAITED,
                PERCENT
                        * waits.getCountBetweenValues(WAITED_NANOS, waits.getHighestTrackableValue())
                        / Math.max(1, waits.getTotalCount()));
        figures.put(PoolFigure.EXPECTED, PERCENT * advice.waitingWith(trial.size));
        figures.put(PoolFigure.HOLD_MEAN, advice.demand().holdMillis());
        figures.put(PoolFigure.FAILURE_SHARE, PERCENT * result.failed() / Math.max(1, result.due()));
        return figures;
    }
}
