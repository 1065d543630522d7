package dev.orderbench.jdbc.naive;

import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderItem;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.jdbc.session.Instants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads orders, then the items of each, then the product of each item. */
final class Orders {

    private final Connection connection;

    Orders(Connection connection) {
        this.connection = connection;
    }

    Optional<Order> find(long orderId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM orders WHERE id = ?")) {
            statement.setLong(1, orderId);
            return all(statement).stream().findFirst();
        }
    }

    List<Order> recent(long userId, int take) throws SQLException {
        String sql = "SELECT * FROM orders WHERE user_id = ? ORDER BY created_at DESC, id DESC LIMIT ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, userId);
            statement.setInt(2, take);
            return all(statement);
        }
    }

    private List<Order> all(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<Order> orders = new ArrayList<>();
            while (row.next()) {
                long id = row.getLong("id");
                orders.add(new Order(
                        id,
                        OrderStatus.valueOf(row.getString("status")),
                        row.getBigDecimal("total"),
                        row.getInt("version"),
                        Instants.get(row, row.findColumn("created_at")),
                        items(id)));
            }
            return orders;
        }
    }

    private List<OrderItem> items(long orderId) throws SQLException {
        String sql = "SELECT * FROM order_items WHERE order_id = ? ORDER BY id";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, orderId);
            try (ResultSet row = statement.executeQuery()) {
                List<OrderItem> items = new ArrayList<>();
                while (row.next()) {
                    long productId = row.getLong("product_id");
                    items.add(new OrderItem(
                            productId,
                            new Products(connection).sku(productId),
                            row.getInt("qty"),
                            row.getBigDecimal("unit_price")));
                }
                return items;
            }
        }
    }
}
