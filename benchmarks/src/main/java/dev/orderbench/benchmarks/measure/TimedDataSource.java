package dev.orderbench.benchmarks.measure;

import dev.orderbench.database.ForwardingDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

/** A pool with a clock at its counter: how long callers waited for connections, to the nanosecond. */
final class TimedDataSource extends ForwardingDataSource {

    private volatile DataSource pool;
    private final LongAdder waitedNanos = new LongAdder();

    TimedDataSource(DataSource pool) {
        this.pool = pool;
    }

    /** From now on, connections come from another pool. */
    void use(DataSource other) {
        pool = other;
    }

    /** The sum of all waits so far, also of the few hundred nanoseconds that a borrow without waiting takes. */
    long waitedNanos() {
        return waitedNanos.sum();
    }

    @Override
    public Connection getConnection() throws SQLException {
        long start = System.nanoTime();
        try {
            return pool.getConnection();
        } finally {
            waitedNanos.add(System.nanoTime() - start);
        }
    }

    @Override
    protected DataSource target() {
        return pool;
    }
}
