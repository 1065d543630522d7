package com.example.plain;

import dev.orderbench.contract.StoreException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the driver throws, as failures of the contract. */
final class PlainFailures {

    private PlainFailures() {}

    static StoreException translate(SQLException e, @Nullable Defect defect) {
        String state = e.getSQLState();
        String message = String.valueOf(e.getMessage());
        if (e.getCause() instanceof InterruptedException && !is(Defect.INTERRUPTION_TAKEN_FOR_EXHAUSTION, defect)) {
            return new StoreException.Interrupted(message, e);
        }
        if (state == null) {
            return is(Defect.POOL_TIMEOUT_TAKEN_FOR_SERVER_DOWN, defect)
                    ? new StoreException.ConnectionLost(message, null, e)
                    : new StoreException.PoolExhausted(message, e);
        }
        if (e instanceof SQLTransientConnectionException
                && (is(Defect.SERVER_DOWN_TAKEN_FOR_EXHAUSTION, defect) && state.equals("08001")
                        || is(Defect.TOO_MANY_TAKEN_FOR_EXHAUSTION, defect) && state.equals("53300"))) {
            return new StoreException.PoolExhausted(message, e);
        }
        return switch (unclassified(state, defect)) {
            case "23505" -> new StoreException.UniqueViolation(message, constraint(e), e);
            case "23503" -> new StoreException.ForeignKeyViolation(message, constraint(e), e);
            case "23502" -> new StoreException.NotNullViolation(message, e);
            case "23514" -> new StoreException.CheckViolation(message, constraint(e), e);
            case "25006" -> new StoreException.ReadOnlyViolation(message, e);
            case "40001" -> new StoreException.SerializationFailure(message, e);
            case "40P01" -> new StoreException.Deadlock(message, e);
            case "53300" -> new StoreException.TooManyConnections(message, e);
            case "55P03" -> new StoreException.LockNotAvailable(message, e);
            case "57014" -> new StoreException.StatementTimeout(message, e);
            case "22021", "22003" -> new StoreException.InvalidValue(message, state, e);
            case "08001", "08003", "08006", "57P01" ->
                is(Defect.LOST_TAKEN_FOR_UNKNOWN_OUTCOME, defect)
                        ? new StoreException.CommitOutcomeUnknown(message, state, e)
                        : new StoreException.ConnectionLost(message, state, e);
            default -> new StoreException.Unclassified(message, state, e);
        };
    }

    private static boolean is(Defect candidate, @Nullable Defect defect) {
        return candidate == defect;
    }

    /** The SQLSTATE, or one that nobody knows where a defect does not know this one. */
    private static String unclassified(String state, @Nullable Defect defect) {
        boolean unknown = is(Defect.FOREIGN_KEY_UNCLASSIFIED, defect) && state.equals("23503")
                || is(Defect.NUMBER_OUT_OF_RANGE_UNCLASSIFIED, defect) && state.equals("22003")
                || is(Defect.NOT_NULL_UNCLASSIFIED, defect) && state.equals("23502")
                || is(Defect.LOCK_TIMEOUT_UNCLASSIFIED, defect) && state.equals("55P03");
        return unknown ? "XX000" : state;
    }

    /** A failed batch has the server's words in the exception after it. */
    private static @Nullable String constraint(SQLException e) {
        for (SQLException next = e; next != null; next = next.getNextException()) {
            ServerErrorMessage details = next instanceof PSQLException server ? server.getServerErrorMessage() : null;
            if (details != null) {
                return details.getConstraint();
            }
        }
        return null;
    }
}
