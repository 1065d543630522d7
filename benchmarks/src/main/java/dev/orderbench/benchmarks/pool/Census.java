package dev.orderbench.benchmarks.pool;

import dev.orderbench.database.ConnectionInfo;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Counts the server's connections to a database every few milliseconds, but for the one that counts. */
final class Census implements AutoCloseable {

    private static final int PAUSE_MILLIS = 10;

    private static final String COUNT =
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";

    private final Connection connection;
    private final Thread thread;
    private final AtomicInteger most = new AtomicInteger();
    private volatile boolean closed;

    private Census(Connection connection) {
        this.connection = connection;
        this.thread = Thread.ofPlatform().daemon().name("census").unstarted(this::count);
    }

    static Census begin(ConnectionInfo database) throws SQLException {
        Census census = new Census(database.dataSource().getConnection());
        census.thread.start();
        return census;
    }

    private void count() {
        try (Statement statement = connection.createStatement()) {
            while (!closed) {
                try (ResultSet row = statement.executeQuery(COUNT)) {
                    row.next();
                    most.accumulateAndGet(row.getInt(1), Math::max);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
            }
        } catch (SQLException e) {
            // The database was dropped; what was seen so far is kept.
        }
    }

    /** The most that there were at the same time. */
    int most() {
        return most.get();
    }

    @Override
    public void close() throws SQLException, InterruptedException {
        closed = true;
        thread.join();
        connection.close();
    }
}
