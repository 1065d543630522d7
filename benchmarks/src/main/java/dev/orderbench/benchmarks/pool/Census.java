package dev.orderbench.benchmarks.pool;

import dev.orderbench.database.ConnectionInfo;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Counts the server's connections to a database every few milliseconds, but for the one that counts. */
final class Census implements AutoCloseable {

    private static final int PAUSE_MILLIS = 10;

    private final HeadCount heads;
    private final ConnectionInfo database;
    private final Thread thread;
    private final AtomicInteger most = new AtomicInteger();
    private volatile boolean closed;

    private Census(HeadCount heads, ConnectionInfo database) {
        this.heads = heads;
        this.database = database;
        this.thread = Thread.ofPlatform().daemon().name("census").unstarted(this::count);
    }

    static Census begin(ConnectionInfo database) throws SQLException {
        Census census = new Census(HeadCount.at(database), database);
        census.thread.start();
        return census;
    }

    private void count() {
        try {
            while (!closed) {
                most.accumulateAndGet(heads.of(database), Math::max);
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
        heads.close();
    }
}
