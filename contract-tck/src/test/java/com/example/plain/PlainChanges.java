package com.example.plain;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StockTake;
import dev.orderbench.contract.StoreException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Changes orders and stock. */
final class PlainChanges {

    private final PlainSql sql;

    PlainChanges(PlainSql sql) {
        this.sql = sql;
    }

    int cancel(long orderId) throws SQLException {
        Current order = lock(orderId);
        if (order.status != OrderStatus.NEW && order.status != OrderStatus.PAID) {
            throw new StoreException.WrongStatus(orderId, order.status);
        }
        int version = store(orderId, OrderStatus.CANCELLED, order.version + 1);
        List<List<Object>> restock = sql.query(
                "SELECT sum(qty)::int, product_id FROM order_items WHERE order_id = ? GROUP BY 2 ORDER BY 2",
                row -> List.of(row.getInt(1), row.getLong(2)),
                orderId);
        sql.batch("UPDATE inventory SET stock = stock + ? WHERE product_id = ?", restock);
        return version;
    }

    int changeStatus(long orderId, int expectedVersion, OrderStatus status) throws SQLException {
        Current order = lock(orderId);
        if (order.version != expectedVersion) {
            throw new StoreException.StaleVersion(orderId, expectedVersion);
        }
        if (order.status == OrderStatus.CANCELLED) {
            throw new StoreException.WrongStatus(orderId, order.status);
        }
        return store(orderId, status, expectedVersion + 1);
    }

    private Current lock(long orderId) throws SQLException {
        return sql
                .query(
                        "SELECT status, version FROM orders WHERE id = ? FOR UPDATE",
                        row -> new Current(OrderStatus.valueOf(row.getString(1)), row.getInt(2)),
                        orderId)
                .stream()
                .findFirst()
                .orElseThrow(() -> new StoreException.NotFound("order", orderId));
    }

    private int store(long orderId, OrderStatus status, int version) throws SQLException {
        sql.update("UPDATE orders SET status = ?, version = ? WHERE id = ?", status.name(), version, orderId);
        return version;
    }

    List<Long> importOrders(List<ImportedOrder> orders) throws SQLException {
        List<Long> keys = sql.keys("orders", orders.size());
        List<List<Object>> orderRows = new ArrayList<>();
        List<List<Object>> itemRows = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            ImportedOrder order = orders.get(i);
            long key = keys.get(i);
            orderRows.add(List.of(key, order.userId(), order.status().name(), order.total(), order.createdAt()));
            for (ImportedOrder.Item item : order.items()) {
                itemRows.add(List.of(key, item.productId(), item.quantity(), item.unitPrice()));
            }
        }
        sql.batch("INSERT INTO orders (id, user_id, status, total, created_at) VALUES (?, ?, ?, ?, ?)", orderRows);
        sql.batch("INSERT INTO order_items (order_id, product_id, qty, unit_price) VALUES (?, ?, ?, ?)", itemRows);
        return keys;
    }

    void adjustStock(StockTake stockTake) throws SQLException {
        List<List<Object>> rows = stockTake.levels().stream()
                .sorted(Comparator.comparingLong(StockTake.Level::productId))
                .map(level -> List.<Object>of(level.productId(), level.stock()))
                .toList();
        sql.batch(
                "INSERT INTO inventory (product_id, stock) VALUES (?, ?)"
                        + " ON CONFLICT (product_id) DO UPDATE SET stock = excluded.stock",
                rows);
    }

    /** Where an order stands, while it is locked. */
    private record Current(OrderStatus status, int version) {}
}
