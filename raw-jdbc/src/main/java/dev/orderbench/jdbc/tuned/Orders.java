package dev.orderbench.jdbc.tuned;

import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderItem;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.jdbc.session.Instants;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads orders with their items from rows of {@link #COLUMNS}, one for each item, sorted by order, then item. */
final class Orders {

    /** The columns 1 to 9 of a row: order, then item. An order without items has one row without an item. */
    static final String COLUMNS = """
            o.id, o.status, o.total, o.version, o.created_at,
                   i.product_id, p.sku, i.qty, i.unit_price
            """;

    private static final String BY_ID = "SELECT " + COLUMNS + """
            FROM orders o
            LEFT JOIN order_items i ON i.order_id = o.id
            LEFT JOIN products p ON p.id = i.product_id
            WHERE o.id = ?
            ORDER BY i.id
            """;

    private Orders() {}

    static Optional<Order> find(Connection connection, long orderId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BY_ID)) {
            statement.setLong(1, orderId);
            try (ResultSet row = statement.executeQuery()) {
                List<Order> found = rest(row);
                return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
            }
        }
    }

    /** All orders of the rows after the current one. */
    static List<Order> rest(ResultSet row) throws SQLException {
        List<Order> orders = new ArrayList<>();
        boolean more = row.next();
        while (more) {
            long id = row.getLong(1);
            OrderStatus status = OrderStatus.valueOf(row.getString(2));
            BigDecimal total = row.getBigDecimal(3);
            int version = row.getInt(4);
            Instant createdAt = Instants.get(row, 5);
            List<OrderItem> items = new ArrayList<>();
            do {
                String sku = row.getString(7);
                if (sku != null) {
                    items.add(new OrderItem(row.getLong(6), sku, row.getInt(8), row.getBigDecimal(9)));
                }
                more = row.next();
            } while (more && row.getLong(1) == id);
            orders.add(new Order(id, status, total, version, createdAt, items));
        }
        return orders;
    }
}
