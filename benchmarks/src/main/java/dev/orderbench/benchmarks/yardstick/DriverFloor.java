package dev.orderbench.benchmarks.yardstick;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.Pools;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * The least that a client of the driver can pay for a round trip: each thread borrows a connection, executes {@code SELECT
 * 1}, prepared, reads its row and gives the connection back, over and over.
 */
public final class DriverFloor {

    private DriverFloor() {}

    /**
     * Runs in this JVM, on connections of its own, and waits for the end.
     *
     * @param clients number of connections, and of threads
     * @param warmUpSeconds how long it runs before it counts
     * @param seconds how long it counts
     * @return operations of all threads in a second
     * @throws YardstickFailedException when the server refuses or is gone
     */
    public static double perSecond(ConnectionInfo database, int clients, int warmUpSeconds, int seconds)
            throws YardstickFailedException {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try (HikariDataSource pool = Pools.open(database, clients)) {
            long begin = System.nanoTime() + TimeUnit.SECONDS.toNanos(warmUpSeconds);
            long end = begin + TimeUnit.SECONDS.toNanos(seconds);
            AtomicLong counted = new AtomicLong();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(() -> {
                    counted.addAndGet(countUntil(pool, begin, end));
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
            if (counted.get() == 0) {
                throw new YardstickFailedException("no SELECT 1 was answered in %d s".formatted(seconds), null);
            }
            return (double) counted.get() / seconds;
        } catch (ExecutionException | RuntimeException e) {
            throw new YardstickFailedException("SELECT 1 failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new YardstickFailedException("SELECT 1 was interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** How many round trips ended between two moments of {@link System#nanoTime()}. */
    private static long countUntil(DataSource pool, long begin, long end) throws SQLException {
        long count = 0;
        while (true) {
            roundTrip(pool);
            long now = System.nanoTime();
            if (now - end >= 0) {
                return count;
            }
            if (now - begin >= 0) {
                count++;
            }
        }
    }

    private static void roundTrip(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT 1");
                ResultSet row = statement.executeQuery()) {
            if (!row.next() || row.getInt(1) != 1) {
                throw new SQLException("SELECT 1 did not give 1");
            }
        }
    }
}
