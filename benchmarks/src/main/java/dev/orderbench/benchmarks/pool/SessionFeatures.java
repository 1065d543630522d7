package dev.orderbench.benchmarks.pool;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.OrderEvent;
import dev.orderbench.contract.OrderEventListener;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.Subscription;
import dev.orderbench.database.ConnectionInfo;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * What rests on a connection being the same from one transaction to the next, tried through a pool: the contract's advisory
 * lock and order events, and a setting of one's own session.
 */
final class SessionFeatures {

    private static final int TIMES = 10;
    private static final int LOCKERS = 4;
    private static final long LOCK_KEY = 4_711;
    private static final long INSIDE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long EVENT_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final String SETTING = "12345ms";

    private final OrderStore store;
    private final HikariDataSource pool;
    private final Supplier<NewOrder> orders;

    SessionFeatures(OrderStore store, HikariDataSource pool, Supplier<NewOrder> orders) {
        this.store = store;
        this.pool = pool;
        this.orders = orders;
    }

    /**
     * How something fared.
     *
     * @param title what was tried
     * @param tried how often
     * @param worked how often it did what it is for
     */
    record Outcome(String title, int tried, int worked) {}

    /** Has a database announce orders to connections that are opened from now on. */
    static void switchEventsOn(ConnectionInfo database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE %s SET orderbench.events = 'on'"
                    .formatted(statement.enquoteIdentifier(connection.getCatalog(), true)));
        }
    }

    List<Outcome> tryAll() throws InterruptedException {
        return List.of(advisoryLock(), events(), setting());
    }

    /** Several callers, one lock: it works where nobody comes in while another is inside. */
    private Outcome advisoryLock() throws InterruptedException {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger worked = new AtomicInteger();
        List<Thread> lockers = new ArrayList<>();
        for (int i = 0; i < LOCKERS; i++) {
            lockers.add(Thread.ofPlatform().name("locker-" + i).start(() -> {
                for (int time = 0; time < TIMES; time++) {
                    try {
                        boolean alone = store.withAdvisoryLock(LOCK_KEY, within -> aloneInside(inside));
                        worked.addAndGet(alone ? 1 : 0);
                    } catch (StoreException e) {
                        // It did not work; the outcome says so.
                    }
                }
            }));
        }
        for (Thread locker : lockers) {
            locker.join();
        }
        return new Outcome("withAdvisoryLock keeps others out (R90)", LOCKERS * TIMES, worked.get());
    }

    private static boolean aloneInside(AtomicInteger inside) {
        boolean alone = inside.incrementAndGet() == 1;
        LockSupport.parkNanos(INSIDE_NANOS);
        alone &= inside.getAndDecrement() == 1;
        return alone;
    }

    /** Orders are placed, and their events are to be heard. */
    private Outcome events() {
        Set<Long> heard = ConcurrentHashMap.newKeySet();
        int worked = 0;
        try (Subscription subscription = store.subscribe(new Heard(heard))) {
            for (int time = 0; time < TIMES; time++) {
                long order = store.placeOrder(orders.get()).orderId();
                long end = System.nanoTime() + EVENT_LIMIT_NANOS / (time == 0 ? 1 : TIMES);
                while (!heard.contains(order) && System.nanoTime() < end) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                }
                worked += heard.contains(order) ? 1 : 0;
            }
        } catch (StoreException e) {
            // Without a subscription nothing more is heard.
        }
        return new Outcome("subscribe hears of %s (R95)".formatted(Operation.PLACE_ORDER.label()), TIMES, worked);
    }

    private record Heard(Set<Long> orders) implements OrderEventListener {

        @Override
        public void onEvent(OrderEvent event) {
            orders.add(event.orderId());
        }

        @Override
        public void onGap(Instant from, Instant until) {
            // What is missing then is counted as not heard.
        }
    }

    /** One connection sets something for its session while others are at work: it is to keep it, and they are not to get it. */
    private Outcome setting() throws InterruptedException {
        int worked = 0;
        AtomicBoolean stopped = new AtomicBoolean();
        AtomicInteger strayed = new AtomicInteger();
        List<Thread> others = new ArrayList<>();
        try (Connection mine = pool.getConnection();
                Statement statement = mine.createStatement()) {
            statement.execute("SET statement_timeout = '%s'".formatted(SETTING));
            for (int i = 0; i < LOCKERS; i++) {
                others.add(Thread.ofPlatform().name("other-" + i).start(() -> {
                    while (!stopped.get()) {
                        strayed.addAndGet(seesMySetting() ? 1 : 0);
                    }
                }));
            }
            for (int time = 0; time < TIMES; time++) {
                int before = strayed.get();
                LockSupport.parkNanos(INSIDE_NANOS);
                worked += SETTING.equals(shown(statement)) && strayed.get() == before ? 1 : 0;
            }
            statement.execute("RESET statement_timeout");
        } catch (SQLException e) {
            // It did not work; the outcome says so.
        } finally {
            stopped.set(true);
            for (Thread other : others) {
                other.join();
            }
        }
        return new Outcome("SET lasts, and for its own session only", TIMES, worked);
    }

    private boolean seesMySetting() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            return SETTING.equals(shown(statement));
        } catch (SQLException e) {
            return false;
        }
    }

    private static String shown(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW statement_timeout")) {
            row.next();
            return row.getString(1);
        }
    }
}
