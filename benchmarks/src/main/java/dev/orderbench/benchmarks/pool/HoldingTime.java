package dev.orderbench.benchmarks.pool;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Parameters;
import dev.orderbench.benchmarks.workload.Supply;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.TransactionOptions;
import dev.orderbench.database.Pools;
import dev.orderbench.database.WorkingDatabase;
import dev.orderbench.database.wire.Network;
import dev.orderbench.database.wire.WireMeter;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long one caller, without any contention, keeps a connection for an operation, and how much of that time the connection
 * waits for its client. The naive variants are measured too, since it is there that connections are kept while nothing is asked.
 */
final class HoldingTime implements PoolExperimentRun {

    private static final List<Operation> OPERATIONS = List.of(
            Operation.FIND_USER_BY_EMAIL,
            Operation.USER_WITH_RECENT_ORDERS,
            Operation.REGISTER_USER,
            Operation.PLACE_ORDER);

    /** What an application does beside the database: a call to another service, a template. */
    private static final Duration OTHER_WORK = Duration.ofMillis(5);

    /** So often on the way without delay, where a call is short, until the code is compiled. */
    private static final int WARM_UP_CALLS = 200;

    private static final int FEW_CALLS = 20;
    private static final int CALLS = 60;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int P99 = 99;

    /** Where other work is done, if any. */
    private enum Way {
        ALONE("by itself"),
        INSIDE("5 ms of other work in its transaction"),
        OUTSIDE("5 ms of other work after its transaction");

        private final String title;

        Way(String title) {
            this.title = title;
        }
    }

    @Override
    public PoolQuestion question() {
        return PoolQuestion.HOLDING;
    }

    @Override
    public int connections(PoolScale scale) {
        return 2;
    }

    @Override
    public void run(PoolContext context, Notebook notebook) {
        List<Entrant> entrants = new ArrayList<>(context.contenders());
        for (Entrant entrant : context.contenders()) {
            entrant.naive().filter(naive -> !entrants.contains(naive)).ifPresent(entrants::add);
        }
        for (int i = 0; i < entrants.size(); i++) {
            boolean naive = i >= context.contenders().size();
            List<Integer> all = context.scale().rttMicros();
            // In short, first drafts only over the network, where they differ most.
            for (int rtt : naive && context.scale().isBrief() ? List.of(all.getLast()) : all) {
                measure(entrants.get(i), rtt, context, notebook);
            }
            context.progress().part("holding time", (i + 1.0) / entrants.size());
        }
    }

    private static void measure(Entrant entrant, int rttMicros, PoolContext context, Notebook notebook) {
        Network network = new Network(Duration.of(rttMicros, ChronoUnit.MICROS));
        try (WorkingDatabase database = context.template().copy();
                WireMeter meter = WireMeter.open();
                HikariDataSource pool = Pools.open(database.connection(), 2, network, meter)) {
            HoldingClock clock = new HoldingClock(pool);
            try (OrderStore store = entrant.open(clock)) {
                Supply supply = new Supply(context.template().dataset(), 1);
                Parameters parameters = new Parameters(context.template().dataset(), supply, 0, context.seed());
                int calls = context.scale().times(FEW_CALLS, CALLS);
                for (Operation operation : OPERATIONS) {
                    repeat(call(store, operation, Way.ALONE, parameters), rttMicros == 0 ? WARM_UP_CALLS : calls);
                    for (Way way : ways(operation)) {
                        Runnable call = call(store, operation, way, parameters);
                        // The driver prepares a statement at its fifth execution.
                        repeat(call, calls / 3);
                        clock.reset();
                        meter.reset();
                        repeat(call, calls);
                        notebook.row(
                                factors(entrant, operation, way, rttMicros),
                                figures(clock, meter.waitedNanos(), calls));
                    }
                }
            }
        }
    }

    private static List<Way> ways(Operation operation) {
        return operation == Operation.PLACE_ORDER ? List.of(Way.values()) : List.of(Way.ALONE);
    }

    private static Runnable call(OrderStore store, Operation operation, Way way, Parameters parameters) {
        return switch (way) {
            case ALONE -> () -> operation.invoke(store, parameters);
            case INSIDE ->
                () -> store.inTransaction(TransactionOptions.DEFAULT, within -> {
                    within.placeOrder(parameters.newOrder());
                    otherWork();
                    return true;
                });
            case OUTSIDE ->
                () -> {
                    operation.invoke(store, parameters);
                    otherWork();
                };
        };
    }

    private static void otherWork() {
        long end = System.nanoTime() + OTHER_WORK.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private static void repeat(Runnable call, int times) {
        for (int i = 0; i < times; i++) {
            call.run();
        }
    }

    private static Map<PoolFactor, String> factors(Entrant entrant, Operation operation, Way way, int rttMicros) {
        Map<PoolFactor, String> factors = new EnumMap<>(PoolFactor.class);
        factors.put(PoolFactor.CONTENDER, entrant.id());
        factors.put(PoolFactor.OPERATION, operation.label());
        factors.put(PoolFactor.WAY, way.title);
        factors.put(PoolFactor.RTT, PoolFactor.rtt(rttMicros));
        return factors;
    }

    private static Map<PoolFigure, Double> figures(HoldingClock clock, long waitedNanos, int calls) {
        Map<PoolFigure, Double> figures = new EnumMap<>(PoolFigure.class);
        double held = clock.heldNanos();
        // An operation that borrows twice keeps connections twice as long.
        figures.put(PoolFigure.HOLD_MEAN, held / calls / NANOS_PER_MILLI);
        figures.put(PoolFigure.HOLD_P99, clock.holds().getValueAtPercentile(P99) / NANOS_PER_MILLI);
        figures.put(PoolFigure.BORROWS, (double) clock.holds().getTotalCount() / calls);
        figures.put(PoolFigure.IDLE, 100 * Math.max(0, 1 - waitedNanos / held));
        return figures;
    }
}
