package com.example.plain;

import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderCursor;
import dev.orderbench.contract.OrderItem;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.contract.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads whole tables, and picks and sorts here. */
final class PlainReads {

    private static final String SUMMARIES =
            "SELECT o.id, email, status, total, o.created_at FROM orders o JOIN users u ON u.id = user_id";

    private final PlainSql sql;

    PlainReads(PlainSql sql) {
        this.sql = sql;
    }

    Optional<User> user(String column, Object key) throws SQLException {
        return sql
                .query(
                        "SELECT id, email, name, password_hash, created_at, updated_at FROM users WHERE " + column
                                + " = ?",
                        row -> new User(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                PlainSql.instant(row, 5),
                                PlainSql.instant(row, 6)),
                        key)
                .stream()
                .findFirst();
    }

    Optional<Order> order(long id) throws SQLException {
        return orders("o.id", id).stream().findFirst();
    }

    List<Order> recentOrders(long userId, int take) throws SQLException {
        return orders("o.user_id", userId).stream()
                .filter(order -> !sql.is(Defect.ORDER_WITHOUT_ITEMS_LOST)
                        || !order.items().isEmpty())
                .sorted(newestFirst())
                .limit(sql.is(Defect.ONE_ORDER_TOO_MANY) ? take + 1L : take)
                .toList();
    }

    private Comparator<Order> newestFirst() {
        Comparator<Order> byId = Comparator.comparingLong(Order::id);
        return Comparator.comparing(Order::createdAt)
                .reversed()
                .thenComparing(sql.is(Defect.TIES_IN_ASCENDING_ID) ? byId : byId.reversed());
    }

    private List<Order> orders(String column, long key) throws SQLException {
        Map<Long, List<OrderItem>> items = items(column, key);
        return sql.query(
                "SELECT id, status, total, version, created_at FROM orders o WHERE " + column + " = ?",
                row -> new Order(
                        row.getLong(1),
                        OrderStatus.valueOf(row.getString(2)),
                        row.getBigDecimal(3),
                        row.getInt(4),
                        PlainSql.instant(row, 5),
                        items.getOrDefault(row.getLong(1), List.of())),
                key);
    }

    private Map<Long, List<OrderItem>> items(String column, long key) throws SQLException {
        Map<Long, List<OrderItem>> items = new HashMap<>();
        sql.forEach(
                "SELECT order_id, product_id, sku, qty, unit_price FROM order_items i JOIN products p ON p.id = product_id"
                        + " JOIN orders o ON o.id = order_id WHERE " + column + " = ? ORDER BY i.id",
                0,
                row -> items.computeIfAbsent(row.getLong(1), order -> new ArrayList<>())
                        .add(new OrderItem(row.getLong(2), row.getString(3), row.getInt(4), row.getBigDecimal(5))),
                key);
        return items;
    }

    List<OrderSummary> search(OrderSearch search) throws SQLException {
        String email = search.email();
        List<OrderSummary> all = email != null && sql.is(Defect.INJECTION)
                ? sql.query(SUMMARIES + " WHERE email = '" + email + "'", PlainReads::summary)
                : summaries();
        if (email != null) {
            refuseNul(email);
        }
        return all.stream()
                .limit(sql.is(Defect.LIMIT_BEFORE_ORDER) ? search.limit() : Integer.MAX_VALUE)
                .filter(order -> matches(order, search))
                .sorted(order(search))
                .limit(search.limit())
                .toList();
    }

    private void refuseNul(String text) throws SQLException {
        sql.query("SELECT ?::text", row -> row.getString(1), text);
    }

    private boolean matches(OrderSummary order, OrderSearch search) {
        int leastTotal = sql.is(Defect.LEAST_TOTAL_EXCLUSIVE) ? 1 : 0;
        Instant until = search.until() == null || !sql.is(Defect.END_OF_RANGE_INCLUSIVE)
                ? search.until()
                : search.until().plus(1, ChronoUnit.MICROS);
        return (search.email() == null || search.email().equals(order.email()))
                && (search.minTotal() == null || order.total().compareTo(search.minTotal()) >= leastTotal)
                && (search.status() == null || search.status() == order.status())
                && (search.from() == null || !order.createdAt().isBefore(search.from()))
                && (until == null || order.createdAt().isBefore(until));
    }

    private static Comparator<OrderSummary> order(OrderSearch search) {
        Comparator<OrderSummary> byTime = Comparator.comparing(OrderSummary::createdAt);
        Comparator<OrderSummary> byTotal = Comparator.comparing(OrderSummary::total);
        return switch (search.sort()) {
            case NEWEST_FIRST -> byTime.thenComparingLong(OrderSummary::id).reversed();
            case OLDEST_FIRST -> byTime.thenComparingLong(OrderSummary::id);
            case HIGHEST_TOTAL_FIRST ->
                byTotal.thenComparingLong(OrderSummary::id).reversed();
        };
    }

    List<OrderSummary> page(OrderCursor cursor, int size) throws SQLException {
        Comparator<OrderSummary> byTimeAndId =
                Comparator.comparing(OrderSummary::createdAt).thenComparingLong(OrderSummary::id);
        return summaries().stream()
                .filter(order -> order.createdAt().isBefore(cursor.createdAt())
                        || (order.createdAt().equals(cursor.createdAt()) && order.id() < cursor.id()))
                .sorted(byTimeAndId.reversed())
                .limit(size)
                .toList();
    }

    long export(TimeRange range, Consumer<? super OrderSummary> sink) throws SQLException {
        long[] count = {0};
        sql.forEach(
                SUMMARIES + " WHERE o.created_at >= ? AND o.created_at < ? ORDER BY o.created_at, o.id",
                1_000,
                row -> {
                    sink.accept(summary(row));
                    count[0]++;
                },
                range.from(),
                range.until());
        return count[0];
    }

    private List<OrderSummary> summaries() throws SQLException {
        return sql.query(SUMMARIES + " ORDER BY o.id", PlainReads::summary);
    }

    private static OrderSummary summary(ResultSet row) throws SQLException {
        return new OrderSummary(
                row.getLong(1),
                row.getString(2),
                OrderStatus.valueOf(row.getString(3)),
                row.getBigDecimal(4),
                PlainSql.instant(row, 5));
    }
}
