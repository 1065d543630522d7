package dev.orderbench.jdbc;

import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.User;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Inserts a user; the key comes back with the insert, in the same round trip. */
final class Registration {

    private static final String INSERT = """
            INSERT INTO users (email, name, password_hash, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?)
            RETURNING id
            """;

    private Registration() {}

    static User insert(Connection connection, NewUser user, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, user.email());
            statement.setString(2, user.name());
            statement.setString(3, user.passwordHash());
            statement.setObject(4, Jdbc.parameter(now));
            statement.setObject(5, Jdbc.parameter(now));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new User(row.getLong(1), user.email(), user.name(), user.passwordHash(), now, now);
            }
        }
    }
}
