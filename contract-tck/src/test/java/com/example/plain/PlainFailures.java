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
        if (e instanceof SQLTransientConnectionException && state == null) {
            return defect == Defect.POOL_TIMEOUT_TAKEN_FOR_SERVER_DOWN
                    ? new StoreException.ConnectionLost(message, null, e)
                    : new StoreException.PoolExhausted(message, e);
        }
        boolean unclassified = (defect == Defect.FOREIGN_KEY_UNCLASSIFIED && "23503".equals(state))
                || (defect == Defect.NUMBER_OUT_OF_RANGE_UNCLASSIFIED && "22003".equals(state));
        String code = unclassified ? "XX000" : String.valueOf(state);
        return switch (code) {
            case "23505" -> new StoreException.UniqueViolation(message, constraint(e), e);
            case "23503" -> new StoreException.ForeignKeyViolation(message, constraint(e), e);
            case "23514" -> new StoreException.CheckViolation(message, constraint(e), e);
            case "25006" -> new StoreException.ReadOnlyViolation(message, e);
            case "40001" -> new StoreException.SerializationFailure(message, e);
            case "40P01" -> new StoreException.Deadlock(message, e);
            case "55P03" -> new StoreException.LockNotAvailable(message, e);
            case "57014" -> new StoreException.StatementTimeout(message, e);
            case "22021", "22003" -> new StoreException.InvalidValue(message, code, e);
            default -> new StoreException.Unclassified(message, code, e);
        };
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
