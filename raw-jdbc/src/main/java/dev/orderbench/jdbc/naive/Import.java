package dev.orderbench.jdbc.naive;

import dev.orderbench.contract.ImportedOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Imports orders, row by row. */
final class Import {

    private final OrderRows rows;

    Import(Connection connection) {
        this.rows = new OrderRows(connection);
    }

    List<Long> run(List<ImportedOrder> orders) throws SQLException {
        List<Long> keys = new ArrayList<>();
        for (ImportedOrder order : orders) {
            long key = rows.insertOrder(order.userId(), order.status(), order.total(), order.createdAt());
            for (ImportedOrder.Item item : order.items()) {
                rows.insertItem(key, item.productId(), item.quantity(), item.unitPrice());
            }
            keys.add(key);
        }
        return keys;
    }
}
