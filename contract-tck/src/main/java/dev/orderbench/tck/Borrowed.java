package dev.orderbench.tck;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Connections that a rule has borrowed from the pool of a store, so that the store has fewer. Until they are given back, the
 * pool soon gives up to wait for another.
 */
final class Borrowed implements AutoCloseable {

    /** Short, since rules wait for the pool to give up; HikariCP takes nothing below a quarter of a second. */
    private static final Duration BRIEF = Duration.ofMillis(300);

    private final HikariConfigMXBean settings;
    private final long usualTimeout;
    private final List<Connection> connections = new ArrayList<>();

    /** Borrows so many connections, and waits for each as long as the pool usually does. */
    Borrowed(HikariDataSource pool, int count) throws SQLException {
        settings = pool.getHikariConfigMXBean();
        usualTimeout = settings.getConnectionTimeout();
        try {
            for (int i = 0; i < count; i++) {
                connections.add(pool.getConnection());
            }
        } catch (SQLException | RuntimeException e) {
            close();
            throw e;
        }
        settings.setConnectionTimeout(BRIEF.toMillis());
    }

    List<Connection> connections() {
        return List.copyOf(connections);
    }

    @Override
    public void close() throws SQLException {
        settings.setConnectionTimeout(usualTimeout);
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
