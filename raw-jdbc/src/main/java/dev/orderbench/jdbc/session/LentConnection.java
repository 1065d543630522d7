package dev.orderbench.jdbc.session;

import dev.orderbench.support.SqlFailures;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A borrowed connection, which is given back in the state in which it was lent (R3). */
final class LentConnection {

    private static final System.Logger LOG = System.getLogger(LentConnection.class.getName());

    private final Connection connection;
    private final boolean autoCommit;
    private final boolean readOnly;

    private LentConnection(Connection connection, boolean autoCommit, boolean readOnly) {
        this.connection = connection;
        this.autoCommit = autoCommit;
        this.readOnly = readOnly;
    }

    // Closed by giveBack.
    @SuppressWarnings("resource")
    static LentConnection borrow(DataSource dataSource) {
        try {
            Connection connection = dataSource.getConnection();
            try {
                return new LentConnection(connection, connection.getAutoCommit(), connection.isReadOnly());
            } catch (SQLException e) {
                close(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }

    /** The connection in autocommit: each statement is its own transaction. */
    Connection inAutocommit() throws SQLException {
        if (!autoCommit) {
            connection.setAutoCommit(true);
        }
        return connection;
    }

    /** The connection with its next statement beginning a transaction. Neither setting costs a round trip. */
    Connection inTransaction(boolean asReadOnly) throws SQLException {
        if (asReadOnly && !readOnly) {
            connection.setReadOnly(true);
        }
        if (autoCommit) {
            connection.setAutoCommit(false);
        }
        return connection;
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /** Rolls back after a failure; a failure to do so is suppressed into it. */
    void rollback(Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Gives the connection back, whatever happens. A failure to do so is suppressed into the one before it; without one, the
     * work is done and committed, so it is not for the caller.
     */
    void giveBack(@Nullable Throwable failure) {
        SQLException first = null;
        try {
            if (connection.getAutoCommit() != autoCommit) {
                connection.setAutoCommit(autoCommit);
            }
            if (connection.isReadOnly() != readOnly) {
                connection.setReadOnly(readOnly);
            }
        } catch (SQLException e) {
            first = e;
        }
        first = close(connection, first);
        if (first != null) {
            if (failure != null) {
                failure.addSuppressed(first);
            } else {
                LOG.log(System.Logger.Level.WARNING, "A connection could not be given back as it was lent", first);
            }
        }
    }

    /** Closes a connection and returns the first failure, that before it or its own. */
    private static @Nullable SQLException close(Connection connection, @Nullable SQLException failure) {
        try {
            connection.close();
            return failure;
        } catch (SQLException e) {
            if (failure == null) {
                return e;
            }
            failure.addSuppressed(e);
            return failure;
        }
    }
}
