package dev.orderbench.jpa.session;

import dev.orderbench.contract.TransactionOptions;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.SharedSessionContract;
import org.jspecify.annotations.Nullable;

/**
 * What Hibernate does not set for a single transaction: isolation level and time-out, both in one round trip and nothing
 * where the server's default will do, and read only, which the driver makes a part of its BEGIN.
 */
final class TransactionSettings {

    private TransactionSettings() {}

    /** Applies settings to a transaction that has begun and has sent nothing yet. */
    static void apply(SharedSessionContract session, TransactionOptions options, @Nullable Duration statementTimeout) {
        try {
            set(session, options, statementTimeout);
        } catch (PersistenceException e) {
            throw Failures.translate(e);
        }
    }

    private static void set(
            SharedSessionContract session, TransactionOptions options, @Nullable Duration statementTimeout) {
        if (options.readOnly()) {
            session.doWork(connection -> connection.setReadOnly(true));
        }
        List<String> statements = new ArrayList<>(2);
        switch (options.isolation()) {
            case READ_COMMITTED -> {}
            case REPEATABLE_READ -> statements.add("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            case SERIALIZABLE -> statements.add("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE");
        }
        if (statementTimeout != null) {
            statements.add("SET LOCAL statement_timeout = " + statementTimeout.toMillis());
        }
        if (!statements.isEmpty()) {
            session.doWork(connection -> execute(connection, String.join("; ", statements)));
        }
    }

    /** Makes the connection as it was lent; what was set on the server ended with the transaction. */
    static void undo(SharedSessionContract session, TransactionOptions options) {
        if (options.readOnly()) {
            try {
                session.doWork(connection -> connection.setReadOnly(false));
            } catch (PersistenceException ignored) {
                // A broken connection serves nobody else, and the failure that broke it is on its way.
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
