package dev.orderbench.benchmarks.pool;

import dev.orderbench.database.ForwardingDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import javax.sql.DataSource;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.Histogram;

/**
 * The counter of a pool, with a clock: how long callers wait until they have a connection, to the nanosecond. The pool behind it
 * may be exchanged, so that a store, which takes a second to be made, outlives many pools. It also keeps a book of who came when and
 * who was served when, as far as it goes.
 */
final class WaitingRoom extends ForwardingDataSource {

    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final long OVERTAKEN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int BOOK = 100_000;

    private volatile DataSource pool;
    private final AtomicHistogram waits = new AtomicHistogram(LONGEST_NANOS, 3);

    /** For each that was served, in the order of their service: when it came. */
    private final AtomicLongArray came = new AtomicLongArray(BOOK);

    private final AtomicInteger served = new AtomicInteger();
    private volatile long since = System.nanoTime();

    WaitingRoom(DataSource pool) {
        this.pool = pool;
    }

    /** From now on, connections come from another pool. */
    void use(DataSource other) {
        pool = other;
    }

    /** Forgets all waits so far. */
    void reset() {
        reset(System.nanoTime());
    }

    /**
     * Forgets all waits so far, and those to come of callers that come before a time.
     *
     * @param from by {@link System#nanoTime()}
     */
    void reset(long from) {
        since = from;
        waits.reset();
        served.set(0);
    }

    /**
     * The share of those served that were served before one that had come a millisecond earlier, or more: 0 where everyone is served
     * in the order of arrival. Those who were turned away do not count.
     */
    double overtook() {
        int count = Math.min(BOOK, served.get());
        long earliestLeft = Long.MAX_VALUE;
        int overtook = 0;
        for (int i = count - 1; i >= 0; i--) {
            long at = came.get(i);
            overtook += earliestLeft < at - OVERTAKEN_NANOS ? 1 : 0;
            earliestLeft = Math.min(earliestLeft, at);
        }
        return count == 0 ? 0 : (double) overtook / count;
    }

    /** The waits since the last reset, also those that ended without a connection. */
    Histogram waits() {
        Histogram copy = new Histogram(LONGEST_NANOS, 3);
        copy.add(waits);
        return copy;
    }

    @Override
    public Connection getConnection() throws SQLException {
        long start = System.nanoTime();
        try {
            Connection connection = pool.getConnection();
            if (counts(start)) {
                int place = served.getAndIncrement();
                if (place < BOOK) {
                    came.set(place, start);
                }
            }
            return connection;
        } finally {
            if (counts(start)) {
                waits.recordValue(Math.clamp(System.nanoTime() - start, 0, LONGEST_NANOS));
            }
        }
    }

    private boolean counts(long start) {
        return start - since >= 0;
    }

    @Override
    protected DataSource target() {
        return pool;
    }
}
