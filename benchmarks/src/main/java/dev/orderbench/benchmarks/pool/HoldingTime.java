package dev.orderbench.benchmarks.pool;

import dev.orderbench.benchmarks.measure.Closing;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Parameters;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.TransactionOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

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

    /** Contenders take turns so often; what is told is that of the turn in the middle. */
    private static final int TURNS = 5;

    /** Without a network a call is short, and its time less steady. */
    private static final int MORE_WITHOUT_NETWORK = 5;

    private static final int FEW_CALLS = 10;
    private static final int WATCHED_CALLS = 10;
    private static final int CALLS = 60;

    /** Of as many calls, where the same was called before. */
    private static final int OTHERS_SHARE = 3;

    /** Each contender and its first draft has a pool of its own while they take turns. */
    private static final int MOST_STORES = 14;

    /** Where other work is done, if any. */
    private enum Way {
        ALONE("by itself", List.of()),
        INSIDE("5 ms of other work in its transaction", List.of(Operation.PLACE_ORDER)),
        OUTSIDE("5 ms of other work after its transaction", List.of(Operation.PLACE_ORDER)),
        /** As web frameworks have it: the unit of work ends with the request, and not with the last query. */
        OPEN_SESSION_IN_VIEW(
                "open session in view, 5 ms of rendering before it ends", List.of(Operation.USER_WITH_RECENT_ORDERS));

        private final String title;
        private final List<Operation> operations;

        /**
         * @param operations which are tried so; empty for all
         */
        Way(String title, List<Operation> operations) {
            this.title = title;
            this.operations = operations;
        }

        static List<Way> of(Operation operation) {
            return Arrays.stream(values())
                    .filter(way -> way == ALONE || way.operations.contains(operation))
                    .toList();
        }

        /** How many calls are measured. Five milliseconds more each time vary little, and what is called does not differ. */
        int calls(PoolScale scale, int rttMicros) {
            int calls = scale.times(FEW_CALLS, CALLS);
            return switch (this) {
                case ALONE -> rttMicros == 0 ? MORE_WITHOUT_NETWORK * calls : calls;
                case INSIDE, OUTSIDE -> calls;
                case OPEN_SESSION_IN_VIEW -> Math.max(TURNS, calls / OTHERS_SHARE);
            };
        }

        /** How many come before them. */
        int warmUp(PoolScale scale, int rttMicros) {
            return this == ALONE ? calls(scale, rttMicros) : scale.times(FEW_CALLS, CALLS) / OTHERS_SHARE;
        }
    }

    @Override
    public PoolQuestion question() {
        return PoolQuestion.HOLDING;
    }

    @Override
    public int connections(PoolScale scale) {
        return MOST_STORES * HeldStore.CONNECTIONS;
    }

    @Override
    public void run(PoolContext context, Notebook notebook) throws InterruptedException {
        List<Entrant> drafts = new ArrayList<>();
        for (Entrant entrant : context.contenders()) {
            entrant.naive()
                    .filter(naive -> !context.contenders().contains(naive))
                    .ifPresent(drafts::add);
        }
        List<Integer> rtts = context.scale().rttMicros();
        for (int i = 0; i < rtts.size(); i++) {
            List<Entrant> entrants = new ArrayList<>(context.contenders());
            // In short, first drafts only over the network, where they differ most.
            if (!context.scale().isBrief() || rtts.get(i).equals(rtts.getLast())) {
                entrants.addAll(drafts);
            }
            measure(entrants, rtts.get(i), context, notebook);
            context.progress().part("holding time", (i + 1.0) / rtts.size());
        }
        List<String> ids = Stream.concat(context.contenders().stream(), drafts.stream())
                .map(Entrant::id)
                .toList();
        notebook.sortRows(Comparator.comparing(row -> ids.indexOf(row.factor(PoolFactor.CONTENDER))));
    }

    /** All contenders are there at the same time, and take turns at each operation. */
    private static void measure(List<Entrant> entrants, int rttMicros, PoolContext context, Notebook notebook)
            throws InterruptedException {
        Random random = new Random(context.seed() + rttMicros);
        List<HeldStore> stores = new ArrayList<>();
        try {
            for (Entrant entrant : entrants) {
                stores.add(HeldStore.open(entrant, rttMicros, context));
            }
            if (rttMicros == context.scale().rttMicros().getFirst()) {
                warmUp(stores, context);
            }
            for (Operation operation : OPERATIONS) {
                for (Way way : Way.of(operation)) {
                    int calls = way.calls(context.scale(), rttMicros);
                    for (HeldStore store : stores) {
                        // Past the fifth execution, at which the driver prepares a statement.
                        store.repeat(call(store, operation, way), way.warmUp(context.scale(), rttMicros));
                        store.reset();
                    }
                    for (int turn = 0; turn < TURNS; turn++) {
                        Collections.shuffle(stores, random);
                        for (HeldStore store : stores) {
                            store.turn(call(store, operation, way), calls / TURNS);
                        }
                    }
                    for (HeldStore store : stores) {
                        Map<PoolFactor, String> factors = factors(store.contender(), operation, way, rttMicros);
                        notebook.row(factors, store.figures());
                        if (operation == Operation.PLACE_ORDER) {
                            notebook.trace(factors, store.watched(call(store, operation, way), WATCHED_CALLS));
                        }
                    }
                }
            }
        } finally {
            Closing.all(stores);
        }
    }

    /** The few calls that are measured would not do to have code compiled, and a library is slow until it is. */
    private static void warmUp(List<HeldStore> stores, PoolContext context) {
        context.progress().step("holding time: all contenders warm up");
        for (Operation operation : OPERATIONS) {
            for (HeldStore store : stores) {
                store.repeat(call(store, operation, Way.ALONE), context.scale().warmUpOfACall());
            }
        }
    }

    private static Runnable call(HeldStore held, Operation operation, Way way) {
        OrderStore store = held.store();
        Parameters parameters = held.parameters();
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
            case OPEN_SESSION_IN_VIEW ->
                () -> store.inTransaction(TransactionOptions.DEFAULT, within -> {
                    within.userWithRecentOrders(parameters.userId(), Parameters.TAKE);
                    otherWork();
                    return true;
                });
        };
    }

    private static void otherWork() {
        long end = System.nanoTime() + OTHER_WORK.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private static Map<PoolFactor, String> factors(String contender, Operation operation, Way way, int rttMicros) {
        Map<PoolFactor, String> factors = new EnumMap<>(PoolFactor.class);
        factors.put(PoolFactor.CONTENDER, contender);
        factors.put(PoolFactor.OPERATION, operation.label());
        factors.put(PoolFactor.WAY, way.title);
        factors.put(PoolFactor.RTT, PoolFactor.rtt(rttMicros));
        return factors;
    }
}
