package dev.orderbench.jdbc.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * PostgreSQL's advisory locks of a transaction, which the server releases when the transaction ends (R90).
 *
 * <p>Source: PostgreSQL's documentation, section 9.28.10, "Advisory Lock Functions".
 */
public final class AdvisoryLocks {

    private AdvisoryLocks() {}

    /** Takes the lock of a key, waiting for it. */
    public static void lock(Connection connection, long key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            statement.setLong(1, key);
            statement.execute();
        }
    }

    /** Takes the lock of a key if it is free. */
    public static boolean tryLock(Connection connection, long key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?)")) {
            statement.setLong(1, key);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
