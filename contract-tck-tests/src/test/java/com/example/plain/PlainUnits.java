package com.example.plain;

import dev.orderbench.contract.Isolation;
import dev.orderbench.contract.OrderOperations;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.TransactionOptions;
import dev.orderbench.contract.UnitOfWork;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;

/** Runs one attempt at a unit of work, on a connection of its own (R70 to R75, R85, R86, R100). */
final class PlainUnits {

    private final DataSource dataSource;
    private final StoreOptions options;
    private final OrderOperations beside;
    private final @Nullable Defect defect;

    PlainUnits(DataSource dataSource, StoreOptions options, OrderOperations beside, @Nullable Defect defect) {
        this.dataSource = dataSource;
        this.options = options;
        this.beside = beside;
        this.defect = defect;
    }

    private boolean is(Defect candidate) {
        return defect == candidate;
    }

    /** @param afterFailure is done before the connection is given back */
    <T extends @Nullable Object> T run(TransactionOptions how, UnitOfWork<T> work, Runnable afterFailure) {
        try {
            return runOn(dataSource.getConnection(), how, work, afterFailure);
        } catch (SQLException e) {
            throw PlainFailures.translate(e, defect);
        }
    }

    private <T extends @Nullable Object> T runOn(
            Connection connection, TransactionOptions how, UnitOfWork<T> work, Runnable afterFailure)
            throws SQLException {
        boolean keep = false;
        try (Connection second = is(Defect.TWO_CONNECTIONS_AT_ONCE) ? dataSource.getConnection() : null) {
            begin(connection, how);
            T result = guarded(second == null ? connection : second, work);
            commit(connection, how);
            return result;
        } catch (Throwable e) {
            keep = is(Defect.CONNECTION_LEAKED_ON_FAILURE)
                    || is(Defect.CONNECTION_LEAKED_ON_ERROR) && e instanceof Error;
            rollback(connection, e);
            afterFailure.run();
            if (is(Defect.ERROR_WRAPPED) && e instanceof Error) {
                throw new IllegalStateException(e);
            }
            throw e;
        } finally {
            giveBack(connection, keep);
        }
    }

    private <T extends @Nullable Object> T guarded(Connection connection, UnitOfWork<T> work) {
        PlainGuard guard = new PlainGuard(new PlainOperations(connection, options.clock(), defect), beside, defect);
        T result;
        try {
            result = work.run(guard.guarded());
        } catch (UndeclaredThrowableException e) {
            guard.endAfterFailure();
            // The guard is a proxy, which wraps the checked exception that a sink may throw all the same (R36).
            throw PlainUnits.<RuntimeException>unchanged(e.getUndeclaredThrowable());
        } catch (Throwable e) {
            guard.endAfterFailure();
            throw e;
        }
        guard.end();
        return result;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> RuntimeException unchanged(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private void begin(Connection connection, TransactionOptions how) throws SQLException {
        connection.setReadOnly(how.readOnly() && !is(Defect.READ_ONLY_IGNORED));
        connection.setTransactionIsolation(level(how.isolation()));
        connection.setAutoCommit(is(Defect.NO_ROLLBACK) || is(Defect.COMMITTED_STEP_BY_STEP));
        Duration timeout = timeout(how);
        if (timeout != null) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET %s statement_timeout = %d"
                        .formatted(is(Defect.TIMEOUT_LEFT_ON) ? "SESSION" : "LOCAL", timeout.toMillis()));
            }
        }
    }

    private int level(Isolation isolation) {
        if (is(Defect.ISOLATION_IGNORED)) {
            return Connection.TRANSACTION_READ_COMMITTED;
        }
        return switch (isolation) {
            case READ_COMMITTED ->
                is(Defect.ISOLATION_TOO_HIGH)
                        ? Connection.TRANSACTION_REPEATABLE_READ
                        : Connection.TRANSACTION_READ_COMMITTED;
            case REPEATABLE_READ -> Connection.TRANSACTION_REPEATABLE_READ;
            case SERIALIZABLE ->
                is(Defect.SERIALIZABLE_TOO_LOW)
                        ? Connection.TRANSACTION_REPEATABLE_READ
                        : Connection.TRANSACTION_SERIALIZABLE;
        };
    }

    private @Nullable Duration timeout(TransactionOptions how) {
        Duration ofTheUnit = how.statementTimeout();
        boolean replaces = ofTheUnit != null
                && !is(Defect.UNIT_TIMEOUT_IGNORED)
                && !(is(Defect.ZERO_TIMEOUT_IGNORED) && ofTheUnit.isZero());
        Duration timeout = replaces ? ofTheUnit : options.statementTimeout();
        return is(Defect.TIMEOUT_IGNORED)
                        || !replaces && options.statementTimeout().isZero()
                ? null
                : timeout;
    }

    private void commit(Connection connection, TransactionOptions how) throws SQLException {
        if (connection.getAutoCommit()) {
            return;
        }
        try {
            connection.commit();
        } catch (SQLException e) {
            StoreException failure = PlainFailures.translate(e, defect);
            if (failure instanceof StoreException.SerializationFailure && is(Defect.FAILED_COMMIT_NOT_RETRIED)) {
                throw new StoreException.Unclassified("commit", "40001", e);
            }
            boolean unknown = !how.readOnly() && !is(Defect.UNKNOWN_OUTCOME_TAKEN_FOR_LOST);
            throw failure instanceof StoreException.ConnectionLost && unknown
                    ? new StoreException.CommitOutcomeUnknown("commit", failure.sqlState(), e)
                    : failure;
        }
    }

    private void rollback(Connection connection, Throwable failure) throws SQLException {
        try {
            if (is(Defect.COMMIT_ON_FAILURE)) {
                connection.commit();
            } else if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            if (is(Defect.FAILURE_HIDDEN_BY_ROLLBACK)) {
                throw e;
            }
            failure.addSuppressed(e);
        }
    }

    private void giveBack(Connection connection, boolean keep) throws SQLException {
        if (keep) {
            return;
        }
        try (connection) {
            connection.setAutoCommit(true);
            connection.setReadOnly(false);
            if (!is(Defect.ISOLATION_LEFT_ON)) {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
            if (is(Defect.READ_ONLY_LEFT_ON)) {
                // HikariCP repairs what was set through its proxy, and only that.
                connection.unwrap(PgConnection.class).setReadOnly(true);
            }
        } catch (SQLException e) {
            // A broken connection, which is not what failed; closing it is all that can be done.
        }
    }
}
