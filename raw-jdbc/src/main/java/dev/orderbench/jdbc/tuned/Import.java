package dev.orderbench.jdbc.tuned;

import dev.orderbench.contract.ImportedOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Imports orders by COPY, which takes rows as fast as they can be written. It returns no keys, so those of the orders are
 * drawn before; those of the items, which nobody needs, are drawn by the server as the rows come.
 */
final class Import {

    /** The step of the sequence: a value stands for itself and the 49 keys before it, which nobody else gets. */
    private static final int KEYS_OF_A_VALUE = 50;

    private static final String DRAW_KEYS = "SELECT nextval('orders_id_seq') FROM generate_series(1, ?)";

    private static final String COPY_ORDERS =
            "COPY orders (id, user_id, status, total, version, created_at) FROM STDIN";

    private static final String COPY_ITEMS = "COPY order_items (order_id, product_id, qty, unit_price) FROM STDIN";

    private Import() {}

    static List<Long> run(Connection connection, List<ImportedOrder> orders) throws SQLException {
        List<Long> keys = drawKeys(connection, orders.size());
        try (CopyText copy = new CopyText(connection, COPY_ORDERS)) {
            for (int i = 0; i < keys.size(); i++) {
                ImportedOrder order = orders.get(i);
                copy.field(keys.get(i))
                        .field(order.userId())
                        .field(order.status().name())
                        .field(order.total().toPlainString())
                        .field(0)
                        .field(order.createdAt().toString())
                        .endRow();
            }
            copy.end();
        }
        try (CopyText copy = new CopyText(connection, COPY_ITEMS)) {
            for (int i = 0; i < keys.size(); i++) {
                long key = keys.get(i);
                for (ImportedOrder.Item item : orders.get(i).items()) {
                    copy.field(key)
                            .field(item.productId())
                            .field(item.quantity())
                            .field(item.unitPrice().toPlainString())
                            .endRow();
                }
            }
            copy.end();
        }
        return keys;
    }

    private static List<Long> drawKeys(Connection connection, int count) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DRAW_KEYS)) {
            statement.setInt(1, Math.ceilDiv(count, KEYS_OF_A_VALUE));
            try (ResultSet row = statement.executeQuery()) {
                List<Long> keys = new ArrayList<>(count);
                while (row.next()) {
                    long last = row.getLong(1);
                    for (long key = last - KEYS_OF_A_VALUE + 1; key <= last && keys.size() < count; key++) {
                        keys.add(key);
                    }
                }
                return keys;
            }
        }
    }
}
