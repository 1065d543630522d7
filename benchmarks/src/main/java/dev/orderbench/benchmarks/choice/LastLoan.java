package dev.orderbench.benchmarks.choice;

import dev.orderbench.database.ForwardingDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A pool that knows what it lent last. For one thread. */
final class LastLoan extends ForwardingDataSource {

    private final DataSource pool;
    private @Nullable Connection last;

    LastLoan(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = pool.getConnection();
        last = connection;
        return connection;
    }

    /** The connection that has not come back yet; empty where none is out. */
    Optional<Connection> open() throws SQLException {
        return last == null || last.isClosed() ? Optional.empty() : Optional.of(last);
    }

    @Override
    protected DataSource target() {
        return pool;
    }
}
