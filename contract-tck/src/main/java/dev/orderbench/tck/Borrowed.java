package dev.orderbench.tck;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;

/**
 * Connections that a rule has borrowed from the pool of a store, so that the store has fewer until they are given back. Other
 * than a store, which is to fail when the pool gives up, a rule asks until it gets them: a busy machine may take long to open one.
 */
final class Borrowed implements AutoCloseable {

    private final List<Connection> connections = new ArrayList<>();

    Borrowed(HikariDataSource pool, int count) throws SQLException {
        try {
            for (int i = 0; i < count; i++) {
                connections.add(borrow(pool));
            }
        } catch (SQLException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private static Connection borrow(HikariDataSource pool) throws SQLException {
        long deadline = System.nanoTime() + Background.LIMIT.toNanos();
        while (true) {
            try {
                return pool.getConnection();
            } catch (SQLTransientConnectionException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    List<Connection> connections() {
        return List.copyOf(connections);
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
