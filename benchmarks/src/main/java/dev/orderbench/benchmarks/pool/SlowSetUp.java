package dev.orderbench.benchmarks.pool;

import dev.orderbench.database.ForwardingDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** Connections that take their time to be set up, as over a slow network or with a directory that is asked for each; counted. */
final class SlowSetUp extends ForwardingDataSource {

    private final DataSource source;
    private final Duration delay;
    private final AtomicInteger begun = new AtomicInteger();
    private volatile boolean slow;

    SlowSetUp(DataSource source, Duration delay) {
        this.source = source;
        this.delay = delay;
    }

    /** From now on it takes its time. */
    void slowDown() {
        slow = true;
    }

    /** How many were asked for, those that are not there yet included. */
    int begun() {
        return begun.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        begun.incrementAndGet();
        long end = System.nanoTime() + (slow ? delay.toNanos() : 0);
        Connection connection = source.getConnection();
        while (end - System.nanoTime() > 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        return connection;
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // The driver's own setting stays.
    }

    @Override
    protected DataSource target() {
        return source;
    }
}
