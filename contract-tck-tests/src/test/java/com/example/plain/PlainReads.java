package com.example.plain;

import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderCursor;
import dev.orderbench.contract.OrderItem;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.contract.User;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Reads whole tables, and picks and sorts here. */
final class PlainReads {

    private static final String SUMMARIES =
            "SELECT o.id, email, status, total, o.created_at FROM orders o JOIN users u ON u.id = user_id";

    private final PlainSql sql;

    PlainReads(PlainSql sql) {
        this.sql = sql;
    }

    Optional<User> userOfEmail(String email) throws SQLException {
        return sql.is(Defect.EMAIL_IS_A_PATTERN)
                ? user("lower(email) LIKE lower(?)", email)
                : user("email = ?", sql.is(Defect.NUL_REPLACED) ? email.replace('\0', '?') : email);
    }

    Optional<User> user(long id) throws SQLException {
        return user("id = ?", id);
    }

    private Optional<User> user(String condition, Object key) throws SQLException {
        return sql
                .query(
                        "SELECT id, email, name, password_hash, created_at, updated_at FROM users WHERE " + condition,
                        row -> new User(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                sql.is(Defect.PASSWORD_HASH_LEFT_OUT) ? "" : row.getString(4),
                                PlainSql.instant(row, 5),
                                PlainSql.instant(row, 6)),
                        key)
                .stream()
                .findFirst();
    }

    Optional<Order> order(long id) throws SQLException {
        Optional<Order> order = orders("o.id", id).stream().findFirst();
        if (order.isEmpty() && sql.is(Defect.UNKNOWN_ORDER_IS_A_FAILURE)) {
            throw new StoreException.NotFound("order", id);
        }
        return order;
    }

    List<Order> recentOrders(long userId, int take) throws SQLException {
        return orders("o.user_id", userId).stream()
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
        List<Order> bare = sql.query(
                "SELECT id, status, total, version, created_at FROM orders o WHERE " + column + " = ?",
                row -> new Order(
                        row.getLong(1),
                        OrderStatus.valueOf(row.getString(2)),
                        row.getBigDecimal(3),
                        row.getInt(4),
                        PlainSql.instant(row, 5),
                        List.of()),
                key);
        Map<Long, List<OrderItem>> items = new HashMap<>();
        if (sql.is(Defect.ITEMS_READ_ORDER_BY_ORDER)) {
            for (Order order : bare) {
                items.putAll(items("o.id", order.id()));
            }
        } else {
            items.putAll(items(column, key));
        }
        return bare.stream()
                .filter(order -> !sql.is(Defect.ORDER_WITHOUT_ITEMS_LOST) || items.containsKey(order.id()))
                .map(order -> new Order(
                        order.id(),
                        order.status(),
                        order.total(),
                        order.version(),
                        order.createdAt(),
                        items.getOrDefault(order.id(), List.of())))
                .toList();
    }

    private Map<Long, List<OrderItem>> items(String column, long key) throws SQLException {
        Map<Long, List<OrderItem>> items = new HashMap<>();
        sql.forEach(
                "SELECT order_id, product_id, sku, qty, unit_price FROM order_items i JOIN products p ON p.id = product_id"
                        + " JOIN orders o ON o.id = order_id WHERE " + column + " = ? ORDER BY "
                        + (sql.is(Defect.ITEMS_SORTED_BY_PRODUCT) ? "product_id" : "i.id"),
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
        sql.query(
                "SELECT ?::text",
                row -> row.getString(1),
                sql.is(Defect.NUL_REPLACED) ? text.replace('\0', '?') : text);
    }

    private boolean matches(OrderSummary order, OrderSearch search) {
        int leastTotal = sql.is(Defect.LEAST_TOTAL_EXCLUSIVE) ? 1 : 0;
        Instant until = search.until() == null ? null : end(search.until());
        return (search.email() == null || isEmail(search.email(), order))
                && (search.minTotal() == null || order.total().compareTo(search.minTotal()) >= leastTotal)
                && (search.status() == null || search.status() == order.status() || sql.is(Defect.STATUS_NOT_COMPARED))
                && (search.from() == null || !order.createdAt().isBefore(search.from()))
                && (until == null || order.createdAt().isBefore(until));
    }

    private boolean isEmail(String email, OrderSummary order) {
        return sql.is(Defect.EMAIL_IS_A_PATTERN)
                ? order.email().startsWith(email.toLowerCase(Locale.ROOT))
                : order.email().equals(email);
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

    private Instant end(Instant until) {
        return sql.is(Defect.END_OF_RANGE_INCLUSIVE) ? until.plus(1, ChronoUnit.MICROS) : until;
    }

    List<OrderSummary> page(OrderCursor cursor, int size) throws SQLException {
        Comparator<OrderSummary> byId = Comparator.comparingLong(OrderSummary::id);
        List<OrderSummary> all = summaries().stream()
                .sorted(Comparator.comparing(OrderSummary::createdAt)
                        .reversed()
                        .thenComparing(sql.is(Defect.TIES_IN_ASCENDING_ID) ? byId : byId.reversed()))
                .toList();
        if (sql.is(Defect.PAGE_STARTS_AT_AN_ORDER) && !cursor.equals(OrderCursor.BEGINNING)) {
            return all.stream()
                    .dropWhile(order -> order.id() != cursor.id())
                    .skip(1)
                    .limit(size)
                    .toList();
        }
        return all.stream()
                .filter(order -> isAfter(cursor, order))
                .limit(sql.is(Defect.ONE_ORDER_TOO_MANY) ? size + 1L : size)
                .toList();
    }

    private boolean isAfter(OrderCursor cursor, OrderSummary order) {
        long end = sql.is(Defect.PAGE_INCLUDES_ITS_CURSOR) ? order.id() - 1 : order.id();
        return order.createdAt().isBefore(cursor.createdAt())
                || (order.createdAt().equals(cursor.createdAt())
                        && end < cursor.id()
                        && !sql.is(Defect.PAGE_SKIPS_TIES));
    }

    long export(TimeRange range, Consumer<? super OrderSummary> sink) throws SQLException {
        Consumer<OrderSummary> guarded = order -> handOver(order, sink);
        return sql.is(Defect.EXPORT_OF_SEVERAL_MOMENTS)
                ? exportPages(range, guarded)
                : exportRows(
                        SUMMARIES + " WHERE o.created_at >= ? AND o.created_at < ? " + sql.othersOnly("o")
                                + (sql.is(Defect.EXPORT_NEWEST_FIRST)
                                        ? " ORDER BY o.created_at DESC, o.id DESC"
                                        : " ORDER BY o.created_at, o.id"),
                        guarded,
                        range.from(),
                        end(range.until()));
    }

    private long exportRows(String query, Consumer<OrderSummary> sink, Object... parameters) throws SQLException {
        long[] count = {0};
        sql.forEach(
                query,
                sql.is(Defect.EXPORT_LOADS_ALL) ? 0 : 1_000,
                row -> {
                    sink.accept(summary(row));
                    count[0]++;
                },
                parameters);
        return count[0];
    }

    /** Each page is a statement of its own, which sees what was committed before it. */
    private long exportPages(TimeRange range, Consumer<OrderSummary> sink) throws SQLException {
        long total = 0;
        OrderSummary[] last = {new OrderSummary(0, "", OrderStatus.NEW, BigDecimal.ZERO, range.from())};
        for (long count = 1; count > 0; total += count) {
            count = exportRows(
                    SUMMARIES + " WHERE (o.created_at, o.id) > (?, ?) AND o.created_at < ?"
                            + " ORDER BY o.created_at, o.id LIMIT 1000",
                    order -> {
                        last[0] = order;
                        sink.accept(order);
                    },
                    last[0].createdAt(),
                    last[0].id(),
                    range.until());
        }
        return total;
    }

    private void handOver(OrderSummary order, Consumer<? super OrderSummary> sink) {
        if (sql.is(Defect.SINK_IN_ANOTHER_THREAD)) {
            CompletableFuture.runAsync(() -> sink.accept(order)).join();
        } else if (sql.is(Defect.FAILURE_OF_SINK_WRAPPED)) {
            try {
                sink.accept(order);
            } catch (RuntimeException e) {
                throw new IllegalStateException("the sink failed", e);
            }
        } else {
            sink.accept(order);
        }
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
