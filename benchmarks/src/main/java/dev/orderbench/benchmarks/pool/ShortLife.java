package dev.orderbench.benchmarks.pool;

import dev.orderbench.database.ConnectionInfo;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import tools.jackson.databind.json.JsonMapper;

/** A program that opens a connection, asks twice, and ends, as a function that is started for a request. */
public final class ShortLife {

    private ShortLife() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        ConnectionInfo database = JsonMapper.shared().readValue(System.in.readAllBytes(), ConnectionInfo.class);
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT total FROM orders WHERE id = ?")) {
            for (long order = 1; order <= 2; order++) {
                statement.setLong(1, order);
                try (ResultSet row = statement.executeQuery()) {
                    if (!row.next()) {
                        throw new SQLException("There is no order " + order);
                    }
                }
            }
        }
    }
}
