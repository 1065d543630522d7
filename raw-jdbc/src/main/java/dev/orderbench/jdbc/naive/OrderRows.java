package dev.orderbench.jdbc.naive;

import dev.orderbench.contract.OrderStatus;
import dev.orderbench.jdbc.session.Instants;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/** Inserts orders and items, row by row. */
final class OrderRows {

    private final Connection connection;

    OrderRows(Connection connection) {
        this.connection = connection;
    }

    /** Inserts an order of version 0; returns its key. */
    long insertOrder(long userId, OrderStatus status, BigDecimal total, Instant createdAt) throws SQLException {
        String sql = "INSERT INTO orders (user_id, status, total, version, created_at) VALUES (?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            statement.setLong(1, userId);
            statement.setString(2, status.name());
            statement.setBigDecimal(3, total);
            statement.setInt(4, 0);
            Instants.set(statement, 5, createdAt);
            return GeneratedKeys.insert(statement);
        }
    }

    void insertItem(long orderId, long productId, int quantity, BigDecimal unitPrice) throws SQLException {
        String sql = "INSERT INTO order_items (order_id, product_id, qty, unit_price) VALUES (?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, orderId);
            statement.setLong(2, productId);
            statement.setInt(3, quantity);
            statement.setBigDecimal(4, unitPrice);
            statement.executeUpdate();
        }
    }
}
