package dev.orderbench.benchmarks.pool;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.database.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A pool opens its connections one by one, in the background; measuring waits for the last. */
final class FullPool {

    private FullPool() {}

    /**
     * Waits until a pool has all of its connections, and gives them back.
     *
     * @throws DatabaseException when it cannot have them
     */
    static void await(HikariDataSource pool, int size) {
        List<Connection> lent = new ArrayList<>();
        try {
            for (int i = 0; i < size; i++) {
                lent.add(pool.getConnection());
            }
        } catch (SQLException e) {
            throw new DatabaseException(
                    "A pool of %d connections could not be filled: %s".formatted(size, e.getMessage()), e);
        } finally {
            lent.forEach(FullPool::giveBack);
        }
    }

    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // It is broken, and the pool will replace it.
        }
    }
}
