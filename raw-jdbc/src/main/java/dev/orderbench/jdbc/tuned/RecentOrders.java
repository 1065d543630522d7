package dev.orderbench.jdbc.tuned;

import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.User;
import dev.orderbench.contract.UserWithOrders;
import dev.orderbench.jdbc.session.Instants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads a user, the recent orders and their items in one statement: of one moment without a transaction, in one round trip.
 * The user has a row of its own before those of the items, so that nothing of it repeats.
 */
final class RecentOrders {

    // The user's row has no time of an order, and PostgreSQL puts nulls first where the order is descending.
    private static final LimitedSql SELECT = new LimitedSql("SELECT " + Orders.COLUMNS + """
                 , null AS email, null AS name, null AS password_hash,
                   null::timestamptz AS user_created_at, null::timestamptz AS updated_at, i.id AS item_id
            FROM (
                SELECT id, status, total, version, created_at
                FROM orders
                WHERE user_id = ?
                ORDER BY created_at DESC, id DESC
                LIMIT\s""", """
            ) o
            LEFT JOIN order_items i ON i.order_id = o.id
            LEFT JOIN products p ON p.id = i.product_id
            UNION ALL
            SELECT null, null, null, null, null, null, null, null, null,
                   email, name, password_hash, created_at, updated_at, null
            FROM users
            WHERE id = ?
            ORDER BY 5 DESC, 1 DESC, item_id
            """);

    private RecentOrders() {}

    static UserWithOrders select(Connection connection, long userId, int take) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT.with(take))) {
            statement.setLong(1, userId);
            statement.setLong(2, userId);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new StoreException.NotFound("user", userId);
                }
                User user = new User(
                        userId,
                        row.getString(10),
                        row.getString(11),
                        row.getString(12),
                        Instants.get(row, 13),
                        Instants.get(row, 14));
                return new UserWithOrders(user, Orders.rest(row));
            }
        }
    }
}
