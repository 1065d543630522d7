package dev.orderbench.tck;

import static dev.orderbench.tck.OrderData.line;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderSort;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Many buyers, few products, and a server that breaks connections at random.
 *
 * <p>Each order has a time of its own, by which it is found again: what a buyer orders a second time, after a failure that
 * says that nothing was committed, must not be there twice. Where the outcome of a commit is unknown, the buyer looks.
 */
final class ClearanceSale {

    static final int PRODUCTS = 5;

    /** The system property that sets how many orders are placed. */
    static final String ORDERS = "orderbench.sale";

    static final Instant OPENING = Instant.parse("2030-01-01T00:00:00Z");

    private static final int BUYERS = 32;
    private static final int CONNECTIONS = 12;

    /** Orders between two broken connections, at least. */
    private static final int ORDERS_BETWEEN = 40;

    /** One in so many orders is cancelled. */
    private static final int CANCELLED = 10;

    /** Far more than it takes, also on a busy machine. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static final String APPLICATION = "order-bench-sale";

    private final Fixture fixture;
    private final long seed;
    private final int orders;
    private final ThreadLocal<Instant> time = ThreadLocal.withInitial(() -> OPENING);
    private final AtomicInteger nextOrder = new AtomicInteger();
    private final Map<Long, OrderStatus> known = new ConcurrentSkipListMap<>();
    private final Queue<Throwable> unexpected = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final AtomicInteger happenedAfterAll = new AtomicInteger();
    private final AtomicInteger soldOut = new AtomicInteger();

    ClearanceSale(Fixture fixture, long seed) {
        this.fixture = fixture;
        this.seed = seed;
        this.orders = Effort.of(ORDERS);
    }

    /** What there is of each product at first; what is asked for is about a fifth more. */
    int stock() {
        return orders * 48 / 100;
    }

    /** Sells, and returns when the last buyer has left. */
    Outcome run() {
        fixture.query("UPDATE inventory SET stock = %d WHERE product_id <= %d RETURNING product_id"
                .formatted(stock(), PRODUCTS));
        PGSimpleDataSource source = fixture.source();
        source.setApplicationName(APPLICATION);
        Setup setup =
                fixture.setup().withSource(source).withPoolSize(CONNECTIONS).withClock(time::get);
        AtomicBoolean open = new AtomicBoolean(true);
        try (PooledStore pooled = setup.withPatience(Background.LIMIT).open()) {
            Background<Integer> vandal = Background.run(() -> breakConnections(open));
            List<Background<Boolean>> buyers = new ArrayList<>();
            for (int i = 0; i < BUYERS; i++) {
                buyers.add(Background.run(() -> buy(pooled.store())));
            }
            buyers.forEach(buyer -> buyer.result(LIMIT));
            open.set(false);
            return new Outcome(vandal.result(), Map.copyOf(failures), happenedAfterAll.get(), soldOut.get());
        } finally {
            open.set(false);
        }
    }

    /**
     * Ends a backend of the pool every 20 to 50 ms, and returns how many: on a slow machine less often, so that orders are
     * placed between.
     */
    private int breakConnections(AtomicBoolean open) throws InterruptedException {
        Random random = new Random(seed);
        int terminated = 0;
        int before = 0;
        try (Backends backends = fixture.backends()) {
            while (open.get()) {
                Thread.sleep(Duration.ofMillis(random.nextInt(20, 50)));
                List<String> pids = backends.of(APPLICATION);
                if (!pids.isEmpty() && nextOrder.get() - before >= ORDERS_BETWEEN) {
                    before = nextOrder.get();
                    backends.texts("SELECT pg_terminate_backend(%s)".formatted(pids.get(random.nextInt(pids.size()))));
                    terminated++;
                }
            }
        }
        return terminated;
    }

    private boolean buy(OrderStore store) {
        for (int order = nextOrder.getAndIncrement(); order < orders; order = nextOrder.getAndIncrement()) {
            time.set(OPENING.plus(order, ChronoUnit.MICROS));
            try {
                long id = place(store, order);
                if (order % CANCELLED == 0) {
                    cancel(store, id);
                }
            } catch (StoreException.CheckViolation e) {
                soldOut.incrementAndGet();
            } catch (RuntimeException | Error e) {
                unexpected.add(e);
            }
        }
        return true;
    }

    private long place(OrderStore store, int order) {
        Random random = new Random(seed + order);
        List<NewOrder.Line> lines = new ArrayList<>();
        int count = random.nextInt(1, 4);
        for (int i = 0; i < count; i++) {
            lines.add(line(random.nextInt(1, PRODUCTS + 1), random.nextInt(1, 3)));
        }
        NewOrder wanted = new NewOrder(random.nextInt(1, 51), lines);
        while (true) {
            try {
                OrderReceipt receipt = retried(() -> store.placeOrder(wanted));
                known.put(receipt.orderId(), OrderStatus.NEW);
                return receipt.orderId();
            } catch (StoreException.CommitOutcomeUnknown e) {
                note(e);
                List<OrderSummary> found = read(() -> store.searchOrders(OrderSearch.all(OrderSort.OLDEST_FIRST, 2)
                        .withFrom(time.get())
                        .withUntil(time.get().plus(1, ChronoUnit.MICROS))));
                if (!found.isEmpty()) {
                    happenedAfterAll.incrementAndGet();
                    known.put(found.getFirst().id(), OrderStatus.NEW);
                    return found.getFirst().id();
                }
            }
        }
    }

    private void cancel(OrderStore store, long id) {
        while (true) {
            try {
                retried(() -> store.cancelOrder(id));
                known.put(id, OrderStatus.CANCELLED);
                return;
            } catch (StoreException.CommitOutcomeUnknown e) {
                note(e);
                if (read(() -> store.findOrder(id)).orElseThrow().status() == OrderStatus.CANCELLED) {
                    happenedAfterAll.incrementAndGet();
                    known.put(id, OrderStatus.CANCELLED);
                    return;
                }
            }
        }
    }

    /** Calls again whenever the contract says that this can help and does no harm. */
    private <T> T retried(Supplier<T> call) {
        while (true) {
            try {
                return call.get();
            } catch (StoreException.ConnectionLost | StoreException.PoolExhausted e) {
                note(e);
            }
        }
    }

    /** Reads, and again when the end of that fails: whatever became of it, nothing was changed. */
    private <T> T read(Supplier<T> call) {
        while (true) {
            try {
                return retried(call);
            } catch (StoreException.CommitOutcomeUnknown e) {
                note(e);
            }
        }
    }

    private void note(StoreException failure) {
        failures.merge(failure.getClass().getSimpleName(), 1, Integer::sum);
    }

    /** What went wrong that no broken connection explains. */
    List<Throwable> unexpected() {
        return List.copyOf(unexpected);
    }

    /** The orders that the buyers know to be there, by key, with their status, as texts. */
    List<List<String>> known() {
        return known.entrySet().stream()
                .map(entry ->
                        List.of(entry.getKey().toString(), entry.getValue().name()))
                .toList();
    }

    /**
     * How a sale went.
     *
     * @param terminated how many connections were broken
     * @param failures how many calls failed for that, by class
     * @param happenedAfterAll how many of the unknown outcomes were commits
     * @param soldOut how many orders were refused for want of stock
     */
    record Outcome(int terminated, Map<String, Integer> failures, int happenedAfterAll, int soldOut) {}
}
