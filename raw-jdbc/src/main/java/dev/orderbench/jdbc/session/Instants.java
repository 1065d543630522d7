package dev.orderbench.jdbc.session;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** Moments as JDBC carries them: the driver knows no {@link Instant}. */
public final class Instants {

    private Instants() {}

    public static void set(PreparedStatement statement, int parameter, Instant value) throws SQLException {
        statement.setObject(parameter, value.atOffset(ZoneOffset.UTC));
    }

    public static Instant get(ResultSet row, int column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
