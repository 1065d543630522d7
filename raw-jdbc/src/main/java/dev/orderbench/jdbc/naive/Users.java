package dev.orderbench.jdbc.naive;

import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.User;
import dev.orderbench.jdbc.session.Instants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;

/** Reads and inserts users, all columns at a time. */
final class Users {

    private final Connection connection;

    Users(Connection connection) {
        this.connection = connection;
    }

    Optional<User> findByEmail(String email) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM users WHERE email = ?")) {
            statement.setString(1, email);
            return first(statement);
        }
    }

    User get(long userId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM users WHERE id = ?")) {
            statement.setLong(1, userId);
            return first(statement).orElseThrow(() -> new StoreException.NotFound("user", userId));
        }
    }

    private static Optional<User> first(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.of(new User(
                            row.getLong("id"),
                            row.getString("email"),
                            row.getString("name"),
                            row.getString("password_hash"),
                            Instants.get(row, row.findColumn("created_at")),
                            Instants.get(row, row.findColumn("updated_at"))))
                    : Optional.empty();
        }
    }

    User insert(NewUser user, Instant now) throws SQLException {
        String sql = "INSERT INTO users (email, name, password_hash, created_at, updated_at) VALUES (?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            statement.setString(1, user.email());
            statement.setString(2, user.name());
            statement.setString(3, user.passwordHash());
            Instants.set(statement, 4, now);
            Instants.set(statement, 5, now);
            long id = GeneratedKeys.insert(statement);
            return new User(id, user.email(), user.name(), user.passwordHash(), now, now);
        }
    }
}
