package dev.orderbench.jdbc.naive;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The key of a row, as JDBC's own way gives it: the driver asks for all columns of the row. */
final class GeneratedKeys {

    private GeneratedKeys() {}

    /** Inserts one row by a statement that was prepared to return its keys; returns the row's {@code id}. */
    static long insert(PreparedStatement statement) throws SQLException {
        statement.executeUpdate();
        try (ResultSet keys = statement.getGeneratedKeys()) {
            keys.next();
            return keys.getLong("id");
        }
    }
}
