package dev.orderbench.tck.reference;

import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderItem;
import dev.orderbench.contract.User;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of all tables in a form that does not depend on keys that no operation returns: an item is known by its place
 * within its order. Times are microseconds since 1970.
 */
public final class Tables {

    /** Reads the rows from a database, each with its table, a key, a place, and five values. */
    public static final String QUERY = """
            SELECT 'inventory' AS source, product_id AS key, 0 AS place, stock::text, '', '', '', '' FROM inventory
            UNION ALL
            SELECT 'order_items', order_id, row_number() OVER (PARTITION BY order_id ORDER BY id),
                   product_id::text, qty::text, unit_price::text, '', '' FROM order_items
            UNION ALL
            SELECT 'orders', id, 0, user_id::text, status, total::text, version::text,
                   (extract(epoch FROM created_at) * 1000000)::bigint::text FROM orders
            UNION ALL
            SELECT 'products', id, 0, sku, name, price::text, '', '' FROM products
            UNION ALL
            SELECT 'users', id, 0, email, name, password_hash,
                   (extract(epoch FROM created_at) * 1000000)::bigint::text,
                   (extract(epoch FROM updated_at) * 1000000)::bigint::text FROM users
            ORDER BY source, key, place
            """;

    private Tables() {}

    static List<List<String>> rows(State state) {
        List<List<String>> rows = new ArrayList<>();
        for (Product product : state.products.values()) {
            if (product.stock() != null) {
                rows.add(row("inventory", product.id(), 0, product.stock(), "", "", "", ""));
            }
        }
        for (PlacedOrder placed : state.orders.values()) {
            int place = 0;
            for (OrderItem item : placed.order().items()) {
                place++;
                rows.add(row(
                        "order_items",
                        placed.order().id(),
                        place,
                        item.productId(),
                        item.quantity(),
                        item.unitPrice(),
                        "",
                        ""));
            }
        }
        for (PlacedOrder placed : state.orders.values()) {
            Order order = placed.order();
            rows.add(row(
                    "orders",
                    order.id(),
                    0,
                    placed.userId(),
                    order.status(),
                    order.total(),
                    order.version(),
                    micros(order.createdAt())));
        }
        for (Product product : state.products.values()) {
            rows.add(row("products", product.id(), 0, product.sku(), product.name(), product.price(), "", ""));
        }
        for (User user : state.users.values()) {
            rows.add(row(
                    "users",
                    user.id(),
                    0,
                    user.email(),
                    user.name(),
                    user.passwordHash(),
                    micros(user.createdAt()),
                    micros(user.updatedAt())));
        }
        return rows;
    }

    private static List<String> row(String table, long key, int place, Object... values) {
        List<String> row = new ArrayList<>(List.of(table, Long.toString(key), Integer.toString(place)));
        for (Object value : values) {
            row.add(value.toString());
        }
        return row;
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
