package dev.orderbench.jdbc.session;

import dev.orderbench.contract.Isolation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction is set to at its start, for itself alone: nothing of it has to be taken back from the connection, except
 * the read-only mode.
 *
 * @param timeout how long a statement may run, zero for no limit; {@code null} for what the server says
 */
record Setup(
        Isolation isolation, boolean readOnly, @Nullable Duration timeout) {

    /**
     * Sends what has to be sent, in one round trip together with the begin of the transaction, or nothing: read committed is
     * the server's default, and the driver begins a read-only transaction as such.
     */
    void send(Connection connection) throws SQLException {
        String sql = sql();
        if (!sql.isEmpty()) {
            // Prepared: the driver keeps the few there are, and the server parses them once.
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.execute();
            }
        }
    }

    private String sql() {
        String setIsolation = switch (isolation) {
            case READ_COMMITTED -> "";
            case REPEATABLE_READ -> "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;";
            case SERIALIZABLE -> "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;";
        };
        return timeout == null ? setIsolation : setIsolation + "SET LOCAL statement_timeout = " + timeout.toMillis();
    }
}
