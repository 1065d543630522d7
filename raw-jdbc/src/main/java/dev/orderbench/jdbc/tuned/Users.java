package dev.orderbench.jdbc.tuned;

import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.User;
import dev.orderbench.jdbc.session.Instants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Reads and inserts users; the key of a new one comes back with the insert, in the same round trip. */
final class Users {

    private static final String BY_EMAIL = """
            SELECT id, name, password_hash, created_at, updated_at
            FROM users
            WHERE email = ?
            """;

    private static final String INSERT = """
            INSERT INTO users (email, name, password_hash, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?)
            RETURNING id
            """;

    private Users() {}

    static Optional<User> findByEmail(Connection connection, String email) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BY_EMAIL)) {
            statement.setString(1, email);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new User(
                                row.getLong(1),
                                email,
                                row.getString(2),
                                row.getString(3),
                                Instants.get(row, 4),
                                Instants.get(row, 5)))
                        : Optional.empty();
            }
        }
    }

    static User insert(Connection connection, NewUser user, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, user.email());
            statement.setString(2, user.name());
            statement.setString(3, user.passwordHash());
            Instants.set(statement, 4, now);
            Instants.set(statement, 5, now);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new User(row.getLong(1), user.email(), user.name(), user.passwordHash(), now, now);
            }
        }
    }
}
