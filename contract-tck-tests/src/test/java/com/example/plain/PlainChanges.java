package com.example.plain;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StockTake;
import dev.orderbench.contract.StoreException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Changes orders and stock. */
final class PlainChanges {

    private final PlainSql sql;

    PlainChanges(PlainSql sql) {
        this.sql = sql;
    }

    int cancel(long orderId) throws SQLException {
        Optional<Current> found = lock(orderId);
        if (found.isEmpty()) {
            return unknown(orderId);
        }
        Current order = found.get();
        boolean open = order.status == OrderStatus.NEW
                || (order.status == OrderStatus.PAID && !sql.is(Defect.ONLY_NEW_ORDERS_CANCELLED));
        if (!open && !sql.is(Defect.CANCELLED_IN_ANY_STATUS)) {
            throw new StoreException.WrongStatus(orderId, order.status);
        }
        int version = store(orderId, OrderStatus.CANCELLED, order.version + 1);
        if (!sql.is(Defect.CANCELLED_WITHOUT_RESTOCK)) {
            List<List<Object>> restock = sql.query(
                    "SELECT sum(qty)::bigint, product_id FROM order_items WHERE order_id = ? GROUP BY 2 ORDER BY "
                            + (sql.is(Defect.LOCKED_IN_ORDER_OF_LINES) ? "min(id)" : "2"),
                    row -> List.of(row.getLong(1), row.getLong(2)),
                    orderId);
            sql.batch("UPDATE inventory SET stock = stock + ? WHERE product_id = ?", restock);
        }
        return version;
    }

    int changeStatus(long orderId, int expectedVersion, OrderStatus status) throws SQLException {
        Optional<Current> found = lock(orderId);
        if (found.isEmpty()) {
            return unknown(orderId);
        }
        Current order = found.get();
        boolean cancelled = order.status == OrderStatus.CANCELLED && !sql.is(Defect.CANCELLED_CHANGED);
        if (cancelled && sql.is(Defect.STATUS_CHECKED_BEFORE_VERSION)) {
            throw new StoreException.WrongStatus(orderId, order.status);
        }
        if (order.version != expectedVersion && !sql.is(Defect.VERSION_IGNORED)) {
            throw sql.is(Defect.STALE_TAKEN_FOR_NOT_FOUND)
                    ? new StoreException.NotFound("order", orderId)
                    : new StoreException.StaleVersion(orderId, expectedVersion);
        }
        if (cancelled) {
            throw new StoreException.WrongStatus(orderId, order.status);
        }
        return store(orderId, status, order.version + 1);
    }

    private Optional<Current> lock(long orderId) throws SQLException {
        return sql
                .query(
                        "SELECT status, version FROM orders WHERE id = ?"
                                + (sql.is(Defect.ORDER_NOT_LOCKED) ? "" : " FOR UPDATE"),
                        row -> new Current(OrderStatus.valueOf(row.getString(1)), row.getInt(2)),
                        orderId)
                .stream()
                .findFirst();
    }

    private int unknown(long orderId) {
        if (sql.is(Defect.UNKNOWN_ORDER_IGNORED)) {
            return 0;
        }
        throw new StoreException.NotFound("order", orderId);
    }

    private int store(long orderId, OrderStatus status, int version) throws SQLException {
        int stored = sql.is(Defect.VERSION_NOT_RAISED) ? version - 1 : version;
        sql.update("UPDATE orders SET status = ?, version = ? WHERE id = ?", status.name(), stored, orderId);
        return version;
    }

    List<Long> importOrders(List<ImportedOrder> orders, Instant now) throws SQLException {
        List<Long> keys = sql.is(Defect.IMPORT_COUNTS_ITS_OWN_KEYS)
                ? LongStream.rangeClosed(100_001, 100_000 + orders.size())
                        .boxed()
                        .toList()
                : sql.keys("orders", orders.size());
        List<List<Object>> orderRows = new ArrayList<>();
        List<List<Object>> itemRows = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            ImportedOrder order = orders.get(i);
            long key = keys.get(i);
            Instant createdAt = sql.is(Defect.IMPORT_AT_THE_CLOCKS_TIME) ? now : order.createdAt();
            orderRows.add(List.of(key, order.userId(), order.status().name(), total(order), createdAt));
            for (ImportedOrder.Item item : order.items()) {
                itemRows.add(List.of(key, item.productId(), item.quantity(), item.unitPrice()));
            }
        }
        sql.batch("INSERT INTO orders (id, user_id, status, total, created_at) VALUES (?, ?, ?, ?, ?)", orderRows);
        sql.batch("INSERT INTO order_items (order_id, product_id, qty, unit_price) VALUES (?, ?, ?, ?)", itemRows);
        if (sql.is(Defect.IMPORT_TAKES_STOCK)) {
            sql.batch(
                    "UPDATE inventory SET stock = stock - ? WHERE product_id = ? AND stock > 1000",
                    itemRows.stream()
                            .map(item -> List.of(item.get(2), item.get(1)))
                            .toList());
        }
        return keys;
    }

    private BigDecimal total(ImportedOrder order) {
        BigDecimal total = BigDecimal.ZERO.setScale(2);
        for (ImportedOrder.Item item : order.items()) {
            total = sql.add(total, item.unitPrice(), item.quantity());
        }
        return total;
    }

    void adjustStock(StockTake stockTake) throws SQLException {
        List<Long> known = sql.is(Defect.UNKNOWN_PRODUCT_LEFT_OUT)
                ? sql.query("SELECT id FROM products", row -> row.getLong(1))
                : List.of();
        List<List<Object>> rows = stockTake.levels().stream()
                .filter(level -> !sql.is(Defect.UNKNOWN_PRODUCT_LEFT_OUT) || known.contains(level.productId()))
                .sorted(
                        sql.is(Defect.LOCKED_IN_ORDER_OF_LINES)
                                ? (a, b) -> 0
                                : Comparator.comparingLong(StockTake.Level::productId))
                .map(level -> List.<Object>of(level.productId(), stock(level)))
                .toList();
        sql.batch(upsert(), rows);
    }

    private int stock(StockTake.Level level) {
        return sql.is(Defect.NEGATIVE_LEVEL_TAKEN_FOR_ZERO) ? Math.max(0, level.stock()) : level.stock();
    }

    private String upsert() {
        if (sql.is(Defect.NEVER_COUNTED_LEFT_OUT)) {
            return "WITH level (id, stock) AS (VALUES (?, ?))"
                    + " UPDATE inventory i SET stock = level.stock FROM level WHERE product_id = id";
        }
        return "INSERT INTO inventory AS i (product_id, stock) VALUES (?, ?) ON CONFLICT (product_id) DO UPDATE SET stock = "
                + (sql.is(Defect.LEVELS_ADDED)
                        ? "least(i.stock::bigint + excluded.stock, 2147483647)"
                        : "excluded.stock");
    }

    /** Where an order stands, while it is locked. */
    private record Current(OrderStatus status, int version) {}
}
