package dev.orderbench.support;

import dev.orderbench.contract.StoreException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Translates what JDBC throws to the failures of the contract, by SQLSTATE.
 *
 * <p>Source: PostgreSQL's documentation, appendix A, "PostgreSQL Error Codes".
 */
public final class SqlFailures {

    private SqlFailures() {}

    /** The failure that an exception stands for; the exception becomes its cause. */
    public static StoreException translate(SQLException exception) {
        String state = exception.getSQLState();
        String message = String.valueOf(exception.getMessage());
        if (state == null) {
            return withoutState(exception, message);
        }
        return switch (state) {
            case "23505" -> new StoreException.UniqueViolation(message, constraint(exception), exception);
            case "23503" -> new StoreException.ForeignKeyViolation(message, constraint(exception), exception);
            case "23502" -> new StoreException.NotNullViolation(message, exception);
            case "23514" -> new StoreException.CheckViolation(message, constraint(exception), exception);
            case "40P01" -> new StoreException.Deadlock(message, exception);
            case "40001" -> new StoreException.SerializationFailure(message, exception);
            case "55P03" -> new StoreException.LockNotAvailable(message, exception);
            case "57014" -> new StoreException.StatementTimeout(message, exception);
            case "25006" -> new StoreException.ReadOnlyViolation(message, exception);
            case "53300" -> new StoreException.TooManyConnections(message, exception);
            case "57P01", "57P02", "57P03" -> new StoreException.ConnectionLost(message, state, exception);
            default -> byClass(state, message, exception);
        };
    }

    private static StoreException withoutState(SQLException exception, String message) {
        if (exception.getCause() instanceof InterruptedException) {
            return new StoreException.Interrupted(message, exception);
        }
        if (!(exception instanceof SQLTransientConnectionException)) {
            return new StoreException.Unclassified(message, null, exception);
        }
        // HikariCP's time-out carries the last failed attempt to connect: its state, or where it failed later, while
        // the
        // connection was set up, only the exception. Without either, all connections were lent.
        Throwable attempt = exception.getCause();
        StoreException failedAttempt = attempt == null ? null : translateCause(attempt);
        return failedAttempt == null || failedAttempt instanceof StoreException.Unclassified
                ? new StoreException.PoolExhausted(message, exception)
                : failedAttempt;
    }

    /**
     * The failure behind an exception of a library: that of the first {@link SQLException} among its causes, or empty where
     * there is none.
     */
    public static @Nullable StoreException translateCause(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sqlException) {
                return translate(sqlException);
            }
        }
        return null;
    }

    /**
     * What a failure means where a commit, or a write in autocommit, was under way: a connection that broke then leaves open
     * whether it happened (R100). Other failures mean what they always do, and so does a connection that was never had,
     * which a library may report at the same place.
     */
    public static StoreException duringCommit(StoreException failure) {
        return failure instanceof StoreException.ConnectionLost && !neverConnected(failure)
                ? new StoreException.CommitOutcomeUnknown(
                        "The connection broke during a commit, which may have happened: " + failure.getMessage(),
                        failure.sqlState(),
                        failure)
                : failure;
    }

    /** Whether the server refused to connect, or could not be asked: nothing was under way. */
    private static boolean neverConnected(StoreException failure) {
        return "08001".equals(failure.sqlState())
                || "08004".equals(failure.sqlState())
                || "57P03".equals(failure.sqlState());
    }

    private static StoreException byClass(String state, String message, SQLException exception) {
        return switch (state.substring(0, 2)) {
            case "08" -> new StoreException.ConnectionLost(message, state, exception);
            case "22" -> new StoreException.InvalidValue(message, state, exception);
            default -> new StoreException.Unclassified(message, state, exception);
        };
    }

    /** A failed batch names its constraint in the exception that follows it. */
    private static @Nullable String constraint(SQLException exception) {
        for (SQLException next = exception; next != null; next = next.getNextException()) {
            if (next instanceof PSQLException fromServer) {
                ServerErrorMessage details = fromServer.getServerErrorMessage();
                if (details != null) {
                    return details.getConstraint();
                }
            }
        }
        return null;
    }
}
