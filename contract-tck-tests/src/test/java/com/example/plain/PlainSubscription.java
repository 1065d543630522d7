package com.example.plain;

import dev.orderbench.contract.OrderEvent;
import dev.orderbench.contract.OrderEventListener;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.Subscription;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Listens in a thread of its own, and connects again every 50 ms when the connection is broken (R95 to R98). */
final class PlainSubscription implements Subscription {

    private static final int MILLISECONDS = 50;

    private final DataSource dataSource;
    private final InstantSource clock;
    private final OrderEventListener listener;
    private final @Nullable Defect defect;
    private final Thread thread;
    private Connection connection;
    private volatile boolean closed;
    private volatile Instant alive;

    PlainSubscription(
            DataSource dataSource, InstantSource clock, OrderEventListener listener, @Nullable Defect defect) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.listener = listener;
        this.defect = defect;
        this.alive = clock.instant();
        this.thread = Thread.ofPlatform().daemon().unstarted(this::run);
        try {
            connection = connect(!is(Defect.LISTENS_TOO_LATE));
        } catch (SQLException e) {
            throw is(Defect.SUBSCRIBE_UNTRANSLATED) ? new IllegalStateException(e) : PlainFailures.translate(e, defect);
        }
        thread.start();
    }

    private boolean is(Defect candidate) {
        return defect == candidate;
    }

    private Connection connect(boolean listen) throws SQLException {
        Connection candidate = dataSource.getConnection();
        try (Statement statement = candidate.createStatement()) {
            statement.execute(listen ? "LISTEN order_events" : "SELECT pg_sleep(0.2)");
            return candidate;
        } catch (SQLException e) {
            candidate.close();
            throw e;
        }
    }

    private void run() {
        boolean late = is(Defect.LISTENS_TOO_LATE);
        while (!closed) {
            try {
                if (late) {
                    pause();
                    execute("LISTEN order_events");
                    late = false;
                }
                PGNotification[] heard = connection.unwrap(PGConnection.class).getNotifications(MILLISECONDS);
                for (PGNotification notification : heard == null ? new PGNotification[0] : heard) {
                    alive = clock.instant();
                    deliver(notification);
                }
            } catch (SQLException e) {
                giveBack();
                if (is(Defect.NO_RECONNECT)) {
                    return;
                }
                reconnect();
            }
        }
        giveBack();
    }

    private void deliver(PGNotification notification) {
        String[] parts = notification.getParameter().split(" ");
        try {
            listener.onEvent(new OrderEvent(
                    Long.parseLong(parts[0]), OrderStatus.valueOf(parts[1]), Integer.parseInt(parts[2])));
        } catch (RuntimeException | Error e) {
            if (is(Defect.SUBSCRIPTION_ENDED_BY_LISTENER)) {
                closed = true;
            }
        }
    }

    private void reconnect() {
        Instant from = is(Defect.GAP_TOO_SHORT) ? clock.instant() : alive;
        while (!closed) {
            pause();
            try {
                connection = connect(true);
                alive = clock.instant();
                if (!is(Defect.GAP_NOT_TOLD)) {
                    listener.onGap(from, alive);
                }
                return;
            } catch (SQLException e) {
                // Still broken: once more.
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void giveBack() {
        try (Connection old = connection) {
            if (!old.isClosed() && !is(Defect.LISTENS_ON)) {
                execute("UNLISTEN *");
            }
        } catch (SQLException e) {
            // Broken: the pool has learnt of it by this.
        }
    }

    @Override
    public void close() {
        closed = true;
        if (Thread.currentThread() != thread) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
