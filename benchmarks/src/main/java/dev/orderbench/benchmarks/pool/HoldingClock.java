package dev.orderbench.benchmarks.pool;

import dev.orderbench.database.ForwardingDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.HdrHistogram.AtomicHistogram;

/** A pool with a clock at its exit: how long a caller keeps a connection, from having it to giving it back. */
final class HoldingClock extends ForwardingDataSource {

    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final DataSource pool;
    private final AtomicHistogram holds = new AtomicHistogram(LONGEST_NANOS, 3);
    private final LongAdder heldNanos = new LongAdder();
    private final AtomicInteger lent = new AtomicInteger();
    private final AtomicInteger mostLent = new AtomicInteger();

    HoldingClock(DataSource pool) {
        this.pool = pool;
    }

    void reset() {
        holds.reset();
        heldNanos.reset();
        mostLent.set(lent.get());
    }

    /** How many connections were lent at the same time, at most. */
    int mostLent() {
        return mostLent.get();
    }

    /** How long connections were kept, in nanoseconds; one value for each borrow. */
    AtomicHistogram holds() {
        return holds;
    }

    /** The sum of all, exactly. */
    long heldNanos() {
        return heldNanos.sum();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = pool.getConnection();
        mostLent.accumulateAndGet(lent.incrementAndGet(), Math::max);
        return (Connection) Proxy.newProxyInstance(
                HoldingClock.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new Handler(connection, System.nanoTime()));
    }

    @Override
    protected DataSource target() {
        return pool;
    }

    private final class Handler implements InvocationHandler {

        private final Connection connection;
        private final long since;
        private boolean givenBack;

        Handler(Connection connection, long since) {
            this.connection = connection;
            this.since = since;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("close") && !givenBack) {
                givenBack = true;
                long held = System.nanoTime() - since;
                holds.recordValue(Math.clamp(held, 0, LONGEST_NANOS));
                heldNanos.add(held);
                lent.decrementAndGet();
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }
    }
}
