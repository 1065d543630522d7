package dev.orderbench.jdbc;

import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderItem;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.User;
import dev.orderbench.contract.UserWithOrders;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a user, the recent orders and their items in one statement: of one moment without a transaction, in one round
 * trip. The user's columns repeat in each row, which costs bytes and saves two round trips.
 */
final class RecentOrders {

    private static final String SELECT = """
            SELECT u.id, u.email, u.name, u.password_hash, u.created_at, u.updated_at,
                   o.id, o.status, o.total, o.version, o.created_at,
                   i.product_id, p.sku, i.qty, i.unit_price
            FROM users u
            LEFT JOIN LATERAL (
                SELECT id, status, total, version, created_at
                FROM orders
                WHERE user_id = u.id
                ORDER BY created_at DESC, id DESC
                LIMIT ?
            ) o ON true
            LEFT JOIN order_items i ON i.order_id = o.id
            LEFT JOIN products p ON p.id = i.product_id
            WHERE u.id = ?
            ORDER BY o.created_at DESC, o.id DESC, i.id
            """;

    private RecentOrders() {}

    static UserWithOrders select(Connection connection, long userId, int take) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setInt(1, take);
            statement.setLong(2, userId);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new StoreException.NotFound("user", userId);
                }
                return new UserWithOrders(user(row), orders(row));
            }
        }
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(
                row.getLong(1), row.getString(2), row.getString(3), row.getString(4), instant(row, 5), instant(row, 6));
    }

    /** Groups the rows, which come sorted, by order; the result set stands on the first of them. */
    private static List<Order> orders(ResultSet row) throws SQLException {
        List<Order> orders = new ArrayList<>();
        boolean more = row.getLong(7) != 0;
        while (more) {
            long id = row.getLong(7);
            OrderStatus status = OrderStatus.valueOf(row.getString(8));
            var total = row.getBigDecimal(9);
            int version = row.getInt(10);
            Instant createdAt = instant(row, 11);
            List<OrderItem> items = new ArrayList<>();
            do {
                if (row.getLong(12) != 0) {
                    items.add(new OrderItem(row.getLong(12), row.getString(13), row.getInt(14), row.getBigDecimal(15)));
                }
                more = row.next();
            } while (more && row.getLong(7) == id);
            orders.add(new Order(id, status, total, version, createdAt, items));
        }
        return orders;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
