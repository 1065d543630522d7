package com.example.plain;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StoreException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Places orders: first the orders with their items, then the stock of all of them. */
final class PlainPlacement {

    private final PlainSql sql;
    private final Map<Long, BigDecimal> prices = new HashMap<>();
    private final Map<Long, Long> quantities = new LinkedHashMap<>();

    PlainPlacement(PlainSql sql) {
        this.sql = sql;
    }

    List<OrderReceipt> place(List<NewOrder> orders, Instant now) throws SQLException {
        sql.forEach("SELECT id, price FROM products", 0, row -> prices.put(row.getLong(1), row.getBigDecimal(2)));
        List<Long> keys = sql.keys("orders", orders.size());
        List<OrderReceipt> receipts = new ArrayList<>();
        List<List<Object>> orderRows = new ArrayList<>();
        List<List<Object>> itemRows = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            long key = keys.get(i);
            List<NewOrder.Line> lines = known(orders.get(i).lines());
            BigDecimal total = total(lines);
            orderRows.add(List.of(key, orders.get(i).userId(), OrderStatus.NEW.name(), total, now));
            for (NewOrder.Line line : lines) {
                itemRows.add(List.of(key, line.productId(), line.quantity(), price(line)));
                quantities.merge(line.productId(), (long) line.quantity(), Long::sum);
            }
            if (sql.is(Defect.STOCK_TAKEN_ORDER_BY_ORDER)) {
                takeStock();
                quantities.clear();
            }
            receipts.add(new OrderReceipt(key, total, now));
        }
        sql.batch("INSERT INTO orders (id, user_id, status, total, created_at) VALUES (?, ?, ?, ?, ?)", orderRows);
        if (sql.is(Defect.ORDER_BEFORE_ITS_ITEMS)) {
            sql.commit();
        }
        sql.batch("INSERT INTO order_items (order_id, product_id, qty, unit_price) VALUES (?, ?, ?, ?)", itemRows);
        takeStock();
        return receipts;
    }

    private List<NewOrder.Line> known(List<NewOrder.Line> lines) {
        List<NewOrder.Line> known = lines;
        if (sql.is(Defect.UNKNOWN_PRODUCT_LEFT_OUT)) {
            known = lines.stream()
                    .filter(line -> prices.containsKey(line.productId()))
                    .toList();
        }
        return sql.is(Defect.ITEMS_OF_ONE_PRODUCT_MERGED) ? merged(known) : known;
    }

    private static List<NewOrder.Line> merged(List<NewOrder.Line> lines) {
        Map<Long, Integer> merged = new LinkedHashMap<>();
        lines.forEach(line -> merged.merge(line.productId(), line.quantity(), Integer::sum));
        return merged.entrySet().stream()
                .map(entry -> new NewOrder.Line(entry.getKey(), entry.getValue()))
                .toList();
    }

    private BigDecimal price(NewOrder.Line line) {
        BigDecimal price = prices.get(line.productId());
        if (price == null) {
            throw new StoreException.NotFound("product", line.productId());
        }
        return price;
    }

    private BigDecimal total(List<NewOrder.Line> lines) {
        BigDecimal total = BigDecimal.ZERO.setScale(2);
        for (NewOrder.Line line : lines) {
            total = sql.add(total, price(line), line.quantity());
        }
        return total;
    }

    private void takeStock() throws SQLException {
        if (sql.is(Defect.STOCK_NOT_TAKEN)) {
            return;
        }
        List<Long> products = new ArrayList<>(quantities.keySet());
        if (!sql.is(Defect.LOCKED_IN_ORDER_OF_LINES)) {
            products.sort(null);
        }
        List<List<Object>> rows = new ArrayList<>();
        for (long product : products) {
            // The pieces of several orders can be more than an int holds; this is more than any stock, and not too much
            // to take.
            long quantity = Math.min(quantities.getOrDefault(product, 0L), 1L << 31);
            if (sql.is(Defect.LAST_PIECE_KEPT) && stock(product) == quantity) {
                throw new StoreException.NotFound("inventory of product", product);
            }
            rows.add(List.of(sql.is(Defect.LOST_UPDATE) ? stock(product) - quantity : quantity, product));
        }
        int[] updated = sql.batch(
                sql.is(Defect.LOST_UPDATE)
                        ? "UPDATE inventory SET stock = ? WHERE product_id = ?"
                        : "UPDATE inventory SET stock = stock - ? WHERE product_id = ?",
                rows);
        for (int i = 0; i < updated.length; i++) {
            if (updated[i] == 0 && !sql.is(Defect.NEVER_COUNTED_TAKEN_FOR_AMPLE)) {
                throw new StoreException.NotFound("inventory of product", products.get(i));
            }
        }
    }

    private int stock(long product) throws SQLException {
        return sql.query("SELECT stock FROM inventory WHERE product_id = ?", row -> row.getInt(1), product)
                .getFirst();
    }
}
