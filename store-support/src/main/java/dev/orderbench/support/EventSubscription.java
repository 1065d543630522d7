package dev.orderbench.support;

import dev.orderbench.contract.OrderEvent;
import dev.orderbench.contract.OrderEventListener;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.Subscription;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * One subscription: a thread that listens on a connection of its own, and connects again when that breaks.
 *
 * <p>The wait for notifications is a blocking read, so it costs nothing while nothing happens. A connection that is silent
 * for {@link #HEARTBEAT} is asked whether it is still there, since a server that vanished does not say so.
 */
final class EventSubscription implements Subscription {

    private static final System.Logger LOG = System.getLogger(EventSubscription.class.getName());

    /** The channel that the trigger of the schema's second migration notifies. */
    private static final String CHANNEL = "order_events";

    /** How long a closed subscription may go on waiting. */
    private static final Duration POLL = Duration.ofMillis(200);

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /** How long the server may take to answer that it is there. */
    private static final int ANSWER_SECONDS = 5;

    private static final Duration FIRST_BACKOFF = Duration.ofMillis(50);

    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);

    private final DataSource dataSource;
    private final InstantSource clock;
    private final OrderEventListener listener;
    private final Consumer<EventSubscription> onClose;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable Connection connection;
    private Instant lastAlive = Instant.EPOCH;

    EventSubscription(
            DataSource dataSource,
            InstantSource clock,
            OrderEventListener listener,
            Consumer<EventSubscription> onClose) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.listener = listener;
        this.onClose = onClose;
        this.thread = Thread.ofPlatform().name("order-events").daemon().unstarted(this::run);
    }

    /** Connects, and goes on in its own thread. */
    void start() {
        try {
            connection = listen();
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
        thread.start();
    }

    private Connection listen() throws SQLException {
        Connection candidate = dataSource.getConnection();
        try (Statement statement = candidate.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
            lastAlive = clock.instant();
            return candidate;
        } catch (SQLException e) {
            candidate.close();
            throw e;
        }
    }

    private void run() {
        Connection current = connection;
        while (current != null) {
            try {
                hear(current);
                giveBack(current);
                return;
            } catch (SQLException e) {
                LOG.log(System.Logger.Level.INFO, "The connection for order events broke: {0}", e.getMessage());
                discard(current);
                current = reconnect();
            }
        }
    }

    /** Hands over events until this is closed. */
    private void hear(Connection current) throws SQLException {
        PGConnection notifications = current.unwrap(PGConnection.class);
        long lastTraffic = System.nanoTime();
        while (isOpen()) {
            PGNotification[] arrived = notifications.getNotifications((int) POLL.toMillis());
            if (arrived != null && arrived.length > 0) {
                lastAlive = clock.instant();
                lastTraffic = System.nanoTime();
                for (PGNotification notification : arrived) {
                    deliver(notification);
                }
            } else if (System.nanoTime() - lastTraffic > HEARTBEAT.toNanos()) {
                // Has a limit of its own: a statement would wait for a vanished server until TCP gives up, for minutes.
                if (!current.isValid(ANSWER_SECONDS)) {
                    throw new SQLException("the server does not answer", "08006");
                }
                lastAlive = clock.instant();
                lastTraffic = System.nanoTime();
            }
        }
    }

    private void deliver(PGNotification notification) {
        OrderEvent event = parse(notification.getParameter());
        if (event != null && isOpen()) {
            call(() -> listener.onEvent(event));
        }
    }

    /** Reads "id status version", as the trigger writes it; everybody may write to a channel, so it may be something else. */
    private static @Nullable OrderEvent parse(String payload) {
        String[] parts = payload.split(" ", -1);
        try {
            return new OrderEvent(Long.parseLong(parts[0]), OrderStatus.valueOf(parts[1]), Integer.parseInt(parts[2]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            LOG.log(System.Logger.Level.WARNING, "Not an order event: {0}", payload);
            return null;
        }
    }

    /** A new connection that listens, or {@code null} when this was closed meanwhile. */
    private @Nullable Connection reconnect() {
        Instant from = lastAlive;
        Duration backoff = FIRST_BACKOFF;
        while (!closedWithin(backoff)) {
            try {
                Connection candidate = listen();
                Instant until = lastAlive;
                call(() -> listener.onGap(from, until));
                return candidate;
            } catch (SQLException | RuntimeException e) {
                // A pool that is opened by its first caller fails with an exception of its own.
                Duration doubled = backoff.multipliedBy(2);
                backoff = doubled.compareTo(LONGEST_BACKOFF) < 0 ? doubled : LONGEST_BACKOFF;
            }
        }
        return null;
    }

    /** Whatever a listener throws, an {@link Error} too, is no reason to leave the others without events. */
    private void call(Runnable notice) {
        try {
            notice.run();
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.WARNING, "A listener to order events failed", e);
        }
    }

    private static void giveBack(Connection current) throws SQLException {
        try (current;
                Statement statement = current.createStatement()) {
            statement.execute("UNLISTEN *");
        }
    }

    /** Gives back a broken connection. A pool learns that it is broken only from a statement that fails. */
    private static void discard(Connection current) {
        try (current;
                Statement statement = current.createStatement()) {
            statement.execute("UNLISTEN *");
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "As expected of a broken connection: {0}", e.getMessage());
        }
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    private boolean closedWithin(Duration time) {
        try {
            return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            // Nobody but this class has the thread, and it does not interrupt.
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        onClose.accept(this);
        if (Thread.currentThread() != thread) {
            boolean interrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
