package dev.orderbench.tck;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What happens at the server, seen and caused from a connection of its own beside those of the store under test. */
final class Backends implements AutoCloseable {

    private static final String LOCK_WAITERS = "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
            + " AND wait_event_type = 'Lock' AND pid <> pg_backend_pid()";

    private final Connection connection;
    private final Consumer<Connection> afterwards;

    /**
     * Looks from a connection.
     *
     * @param connection which nobody else uses until this is closed
     * @param afterwards takes the connection back, as good as new
     */
    Backends(Connection connection, Consumer<Connection> afterwards) {
        this.connection = connection;
        this.afterwards = afterwards;
    }

    /** What connections from which one looks have in common. */
    static void setUp(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE 'UTC'");
        }
    }

    /** Executes statements on the connection, each on its own unless they begin a transaction. */
    Backends execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    List<String> texts(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Waits until another backend of this database waits for a lock, and returns its process id. */
    String awaitLockWaiter() {
        awaitLockWaiterOr(() -> false);
        return lockWaiters().getFirst();
    }

    /** Waits until another backend of this database waits for a lock; false when something else came first. */
    boolean awaitLockWaiterOr(BooleanSupplier other) {
        Await.until("another connection waits for a lock", () -> !lockWaiters().isEmpty() || other.getAsBoolean());
        return !lockWaiters().isEmpty();
    }

    /** Whether another backend's statement has begun some milliseconds ago, and waits for a lock. */
    boolean lockWaiterFor(long milliseconds) {
        return !activity(LOCK_WAITERS
                        + " AND clock_timestamp() - query_start > interval '%d milliseconds'".formatted(milliseconds))
                .isEmpty();
    }

    private List<String> lockWaiters() {
        return activity(LOCK_WAITERS);
    }

    /** What pg_stat_activity says now: within a transaction, it would go on saying what it said first. */
    private List<String> activity(String sql) {
        execute("SELECT pg_stat_clear_snapshot()");
        return texts(sql);
    }

    /**
     * Ends all backends of an application as {@link #terminate} does one: all at once, since a pool lends the others as soon as
     * one is gone.
     */
    void terminateAll(String application) {
        List<String> pids = activity("""
                SELECT pid, pg_terminate_backend(pid)
                FROM pg_stat_activity
                WHERE datname = current_database() AND application_name = '%s'
                """.formatted(application));
        if (pids.isEmpty()) {
            throw new IllegalStateException("No backend of " + application);
        }
        Await.until(
                "the backends of " + application + " are gone",
                () -> activity("SELECT pid FROM pg_stat_activity WHERE pid IN (%s)".formatted(String.join(", ", pids)))
                        .isEmpty());
    }

    /** The process ids of the backends of an application. */
    List<String> of(String application) {
        return activity(
                "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = '%s'"
                        .formatted(application));
    }

    /** Ends a backend as an administrator does (57P01) and waits until it is gone. */
    void terminate(String pid) {
        texts("SELECT pg_terminate_backend(%s)".formatted(pid));
        Await.until(
                "backend " + pid + " is gone",
                () -> activity("SELECT pid FROM pg_stat_activity WHERE pid = " + pid)
                        .isEmpty());
    }

    /** Undoes what is not committed, and lets go of locks and settings. */
    @Override
    public void close() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
            statement.execute("DISCARD ALL");
            setUp(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        afterwards.accept(connection);
    }
}
