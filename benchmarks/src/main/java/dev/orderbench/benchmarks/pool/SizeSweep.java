package dev.orderbench.benchmarks.pool;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.load.ClosedLoopRun;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.database.Pools;
import dev.orderbench.database.wire.Network;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Pools of rising size under 32 callers, each of which calls again as soon as it has its answer. Sizes come in an order that is
 * shuffled anew in each pass, and all contenders take turns at a size, so that what slows the machine for a while slows all.
 */
final class SizeSweep implements PoolExperimentRun {

    static final int CALLERS = 32;

    private static final List<Operation> OPERATIONS = List.of(Operation.PLACE_ORDER, Operation.USER_WITH_RECENT_ORDERS);

    /** Virtual threads are tried at three sizes: too few connections, about enough, one for each caller. */
    private static final List<Integer> VIRTUAL_SIZES = List.of(2, 8, 32);

    private static final int WARM_UP_SIZE = 8;

    /** So often one sweep is made in all, to see how well a single one would have advised. */
    private static final int REPEATED = 10;

    /** Of all that is not {@link #REPEATED_OPERATION} over a network. */
    private static final int FEWER_PASSES = 2;

    private static final Operation REPEATED_OPERATION = Operation.PLACE_ORDER;

    private static final int WATCH_MILLIS = 5;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int P99 = 99;

    @Override
    public PoolQuestion question() {
        return PoolQuestion.SIZE;
    }

    @Override
    public int connections(PoolScale scale) {
        return scale.largestPool();
    }

    @Override
    public void run(PoolContext context, Notebook notebook) throws InterruptedException, SQLException {
        try (Visitors visitors = Visitors.enter(context.contenders(), context, CALLERS);
                HeadCount heads = HeadCount.at(context.server().administration())) {
            List<Operation> operations = context.scale().isBrief() ? List.of(REPEATED_OPERATION) : OPERATIONS;
            List<Pass> passes = operations.stream()
                    .flatMap(operation -> passes(context.scale(), operation).stream())
                    .toList();
            for (int i = 0; i < passes.size(); i++) {
                if (i == 0 || passes.get(i).operation != passes.get(i - 1).operation) {
                    for (Visitor visitor : visitors) {
                        warmUp(visitor, passes.get(i).operation, context);
                    }
                }
                double total = passes.stream().mapToInt(Pass::weight).sum();
                double before =
                        passes.subList(0, i).stream().mapToInt(Pass::weight).sum() / total;
                sweep(visitors, heads, passes.get(i), before, passes.get(i).weight() / total, context, notebook);
            }
        }
        notebook.sortRows(inOrder(context.contenders()));
    }

    /** Trials were shuffled; a reader wants them side by side. */
    private static Comparator<PoolRow> inOrder(List<Entrant> contenders) {
        List<String> ids = contenders.stream().map(Entrant::id).toList();
        return Comparator.comparing((PoolRow row) -> row.factor(PoolFactor.OPERATION))
                .thenComparing(row -> new BigDecimal(row.factor(PoolFactor.RTT)))
                .thenComparing(row -> ids.indexOf(row.factor(PoolFactor.CONTENDER)))
                .thenComparing(row -> row.factor(PoolFactor.THREAD_KIND))
                .thenComparing(row -> Integer.parseInt(row.factor(PoolFactor.POOL_SIZE)))
                .thenComparing(row -> Integer.parseInt(row.factor(PoolFactor.REPETITION)));
    }

    private static void warmUp(Visitor visitor, Operation operation, PoolContext context) throws InterruptedException {
        context.progress().step("pool size: %s of %s warms up".formatted(operation.label(), visitor.contender()));
        try (HikariDataSource pool = Pools.open(visitor.database(), WARM_UP_SIZE)) {
            visitor.room().use(pool);
            new ClosedLoopRun(visitor.request(operation, -1), context.scale().warmUp(), CALLERS, false).run();
        }
    }

    /**
     * A size that is to be tried.
     *
     * @param connections of the pool
     * @param rttMicros simulated round-trip time
     * @param virtual whether callers are virtual threads
     */
    private record Trial(int connections, int rttMicros, boolean virtual) {

        Map<PoolFactor, String> factors() {
            Map<PoolFactor, String> factors = new EnumMap<>(PoolFactor.class);
            factors.put(PoolFactor.POOL_SIZE, Integer.toString(connections));
            factors.put(PoolFactor.THREADS, Integer.toString(CALLERS));
            factors.put(PoolFactor.THREAD_KIND, virtual ? "virtual" : "platform");
            factors.put(PoolFactor.RTT, PoolFactor.rtt(rttMicros));
            return factors;
        }
    }

    /**
     * All sizes once.
     *
     * @param operation which operation
     * @param number the number of the pass of this operation, from 0
     * @param trials what is tried, not in order
     * @param baselineAlone whether no other contender is measured
     */
    private record Pass(Operation operation, int number, List<Trial> trials, boolean baselineAlone) {

        /** About how long it takes, compared with others. */
        int weight() {
            return trials.size() * (baselineAlone ? 1 : 3);
        }
    }

    private static List<Pass> passes(PoolScale scale, Operation operation) {
        List<Pass> passes = new ArrayList<>();
        for (int number = 0; number < scale.passes(); number++) {
            passes.add(new Pass(operation, number, trials(scale, operation, number), false));
        }
        if (operation == REPEATED_OPERATION && !scale.isBrief()) {
            for (int number = scale.passes(); number < REPEATED; number++) {
                passes.add(new Pass(operation, number, repeated(scale), true));
            }
        }
        return passes;
    }

    /**
     * Does a pass.
     *
     * @param heads counts connections
     * @param before share of the experiment that is done
     * @param share of it that the pass is
     */
    private static void sweep(
            Visitors visitors,
            HeadCount heads,
            Pass pass,
            double before,
            double share,
            PoolContext context,
            Notebook notebook)
            throws InterruptedException, SQLException {
        int done = 0;
        for (Trial trial : visitors.shuffled(pass.trials)) {
            for (Visitor visitor : pass.baselineAlone ? List.of(visitors.first()) : visitors.shuffled()) {
                measure(visitor, heads, pass.operation, trial, pass.number, context, notebook);
            }
            done++;
            context.progress()
                    .part(
                            "pool size: %s, pass %d".formatted(pass.operation.label(), pass.number + 1),
                            before + share * done / pass.trials.size());
        }
    }

    /** Fewer in later passes: without a network the size hardly matters, and the other operation is measured beside this one. */
    private static List<Trial> trials(PoolScale scale, Operation operation, int pass) {
        List<Trial> trials = new ArrayList<>();
        for (int rtt : scale.rttMicros()) {
            if (pass >= FEWER_PASSES && (rtt == 0 || operation != REPEATED_OPERATION)) {
                continue;
            }
            for (int size : scale.sizes()) {
                trials.add(new Trial(size, rtt, false));
            }
            // Virtual threads where waiting is long enough to matter, and with one operation beside it.
            if (!scale.isBrief() && (rtt == scale.rttMicros().getLast() || operation == REPEATED_OPERATION)) {
                for (int size : VIRTUAL_SIZES) {
                    trials.add(new Trial(size, rtt, true));
                }
            }
        }
        return trials;
    }

    /** All sizes over the slowest network, where the size matters most. */
    private static List<Trial> repeated(PoolScale scale) {
        return scale.sizes().stream()
                .map(size -> new Trial(size, scale.rttMicros().getLast(), false))
                .toList();
    }

    private static void measure(
            Visitor visitor,
            HeadCount heads,
            Operation operation,
            Trial trial,
            int pass,
            PoolContext context,
            Notebook notebook)
            throws InterruptedException, SQLException {
        Network network = new Network(Duration.of(trial.rttMicros, ChronoUnit.MICROS));
        try (HikariDataSource pool = Pools.open(visitor.database(), trial.connections, network)) {
            FullPool.await(pool, trial.connections);
            visitor.room().use(pool);
            long piece = 1_000L * pass + trial.connections + trial.rttMicros;
            new ClosedLoopRun(
                            visitor.request(operation, 1_000_000 + piece),
                            context.scale().settle(),
                            CALLERS,
                            trial.virtual)
                    .run();
            visitor.room().reset();
            ClosedLoopRun.Result result;
            PoolWatch watch = PoolWatch.begin(pool, WATCH_MILLIS);
            try (watch) {
                result = new ClosedLoopRun(
                                visitor.request(operation, piece),
                                context.scale().piece(),
                                CALLERS,
                                trial.virtual)
                        .run();
            }
            Map<PoolFactor, String> factors = trial.factors();
            factors.put(PoolFactor.CONTENDER, visitor.contender());
            factors.put(PoolFactor.OPERATION, operation.label());
            factors.put(PoolFactor.REPETITION, Integer.toString(pass + 1));
            Map<PoolFigure, Double> figures = new EnumMap<>(PoolFigure.class);
            figures.put(PoolFigure.THROUGHPUT, result.ratePerSecond());
            figures.put(PoolFigure.LATENCY_P50, result.serviceTime().p50() / NANOS_PER_MILLI);
            figures.put(PoolFigure.LATENCY_P99, result.serviceTime().p99() / NANOS_PER_MILLI);
            var waits = visitor.room().waits();
            figures.put(PoolFigure.WAIT_MEAN, waits.getMean() / NANOS_PER_MILLI);
            figures.put(PoolFigure.WAIT_P99, waits.getValueAtPercentile(P99) / NANOS_PER_MILLI);
            // Asked when the load is over, which it would disturb: the pool is of a fixed size, and has given none up.
            figures.put(PoolFigure.CONNECTIONS, (double) heads.of(visitor.database()));
            figures.put(PoolFigure.UTILISATION, 100 * watch.meanActive() / trial.connections);
            figures.put(PoolFigure.FAILURES, (double) result.failures());
            notebook.row(factors, figures);
            if (pass == 0 && operation == REPEATED_OPERATION && !trial.virtual) {
                notebook.trace(factors, watch.samples());
            }
        }
    }
}
