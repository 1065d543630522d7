package dev.orderbench.tck;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.User;
import dev.orderbench.contract.UserWithOrders;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;

/** The contract as simply as it can be kept, however slow: correct, or wrong in exactly one way. */
final class PlainStore implements OrderStore {

    private final DataSource dataSource;
    private final InstantSource clock;
    private final @Nullable Defect defect;

    PlainStore(DataSource dataSource, InstantSource clock, @Nullable Defect defect) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.defect = defect;
    }

    private boolean is(Defect candidate) {
        return defect == candidate;
    }

    private Instant now() {
        return clock.instant().truncatedTo(is(Defect.TIME_IN_MILLISECONDS) ? ChronoUnit.MILLIS : ChronoUnit.MICROS);
    }

    @Override
    public User registerUser(NewUser user) {
        String name = is(Defect.TEXT_TRIMMED) ? user.name().strip() : user.name();
        String email = is(Defect.NUL_REPLACED) ? user.email().replace('\0', '?') : user.email();
        Instant stored = is(Defect.TIME_ZONE_SHIFTED) ? now().plus(Duration.ofHours(1)) : now();
        try {
            return transaction(sql -> {
                long id = sql.insert(
                        "INSERT INTO users (email, name, password_hash, created_at, updated_at) VALUES (?, ?, ?, ?, ?)"
                                + " RETURNING id",
                        email,
                        name,
                        user.passwordHash(),
                        stored,
                        stored);
                return new User(id, email, name, user.passwordHash(), now(), now());
            });
        } catch (StoreException.UniqueViolation e) {
            if (is(Defect.DUPLICATE_SWALLOWED)) {
                return new User(1, email, name, user.passwordHash(), now(), now());
            }
            throw e;
        }
    }

    @Override
    public UserWithOrders userWithRecentOrders(long userId, int take) {
        if (take < 0) {
            throw new IllegalArgumentException("take must be 0 or more, but is " + take);
        }
        int wanted = is(Defect.ONE_ORDER_TOO_MANY) ? take + 1 : take;
        return transaction(sql -> {
            User user = sql.user(userId);
            List<Order> orders = sql.ordersOf(userId).stream()
                    .filter(order -> !is(Defect.ORDER_WITHOUT_ITEMS_LOST)
                            || !order.items().isEmpty())
                    .sorted(newestFirst())
                    .limit(wanted)
                    .toList();
            return new UserWithOrders(user, orders);
        });
    }

    private Comparator<Order> newestFirst() {
        Comparator<Order> byId = Comparator.comparingLong(Order::id);
        return Comparator.comparing(Order::createdAt)
                .reversed()
                .thenComparing(is(Defect.TIES_IN_ASCENDING_ID) ? byId : byId.reversed());
    }

    @Override
    public List<OrderSummary> searchOrders(OrderSearch search) {
        return transaction(sql -> {
            List<OrderSummary> all = is(Defect.INJECTION) ? sql.summariesInjected(search.email()) : sql.summaries();
            if (search.email() != null) {
                sql.refuseNul(search.email());
            }
            List<OrderSummary> candidates = all.stream()
                    .limit(is(Defect.LIMIT_BEFORE_ORDER) ? search.limit() : Integer.MAX_VALUE)
                    .toList();
            return candidates.stream()
                    .filter(order -> matches(order, search))
                    .sorted(order(search))
                    .limit(search.limit())
                    .toList();
        });
    }

    private boolean matches(OrderSummary order, OrderSearch search) {
        int leastTotal = is(Defect.LEAST_TOTAL_EXCLUSIVE) ? 1 : 0;
        Instant until = search.until() == null || !is(Defect.END_OF_RANGE_INCLUSIVE)
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

    @Override
    public OrderReceipt placeOrder(NewOrder order) {
        return transaction(sql -> {
            Map<Long, Integer> quantities = new LinkedHashMap<>();
            BigDecimal total = BigDecimal.ZERO.setScale(2);
            List<NewOrder.Line> lines = new ArrayList<>();
            for (NewOrder.Line line : order.lines()) {
                BigDecimal price = sql.price(line.productId());
                if (price == null) {
                    if (is(Defect.UNKNOWN_PRODUCT_LEFT_OUT)) {
                        continue;
                    }
                    throw new StoreException.NotFound("product", line.productId());
                }
                lines.add(line);
                total = add(total, price, line.quantity());
                quantities.merge(line.productId(), line.quantity(), Integer::sum);
            }
            long orderId = sql.insert(
                    "INSERT INTO orders (user_id, status, total, created_at) VALUES (?, ?, ?, ?) RETURNING id",
                    order.userId(),
                    OrderStatus.NEW.name(),
                    total,
                    now());
            for (NewOrder.Line line : merged(lines, quantities)) {
                sql.insert(
                        "INSERT INTO order_items (order_id, product_id, qty, unit_price) SELECT ?, id, ?, price"
                                + " FROM products WHERE id = ? RETURNING id",
                        orderId,
                        line.quantity(),
                        line.productId());
            }
            takeStock(sql, quantities);
            return new OrderReceipt(orderId, total, now());
        });
    }

    private BigDecimal add(BigDecimal total, BigDecimal price, int quantity) {
        return is(Defect.FLOAT_MONEY)
                ? BigDecimal.valueOf(total.floatValue() + price.floatValue() * quantity)
                        .setScale(2, RoundingMode.HALF_UP)
                : total.add(price.multiply(BigDecimal.valueOf(quantity)));
    }

    private List<NewOrder.Line> merged(List<NewOrder.Line> lines, Map<Long, Integer> quantities) {
        return is(Defect.ITEMS_OF_ONE_PRODUCT_MERGED)
                ? quantities.entrySet().stream()
                        .map(entry -> new NewOrder.Line(entry.getKey(), entry.getValue()))
                        .toList()
                : lines;
    }

    private void takeStock(PlainSql sql, Map<Long, Integer> quantities) throws SQLException {
        if (is(Defect.STOCK_NOT_TAKEN)) {
            return;
        }
        List<Long> products = new ArrayList<>(quantities.keySet());
        if (!is(Defect.LOCKED_IN_ORDER_OF_LINES)) {
            products.sort(null);
        }
        for (long product : products) {
            int quantity = quantities.getOrDefault(product, 0);
            if (is(Defect.LOST_UPDATE)) {
                sql.update(
                        "UPDATE inventory SET stock = ? WHERE product_id = ?", sql.stock(product) - quantity, product);
            } else {
                sql.update("UPDATE inventory SET stock = stock - ? WHERE product_id = ?", quantity, product);
            }
        }
    }

    private <T> T transaction(Work<T> work) {
        try {
            Connection connection = dataSource.getConnection();
            boolean keep = false;
            try (Connection second = is(Defect.TWO_CONNECTIONS_AT_ONCE) ? dataSource.getConnection() : null) {
                connection.setAutoCommit(is(Defect.NO_ROLLBACK));
                T result = work.run(new PlainSql(second == null ? connection : second));
                if (!connection.getAutoCommit()) {
                    connection.commit();
                }
                return result;
            } catch (SQLException | RuntimeException e) {
                keep = is(Defect.CONNECTION_LEAKED_ON_FAILURE);
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                }
                throw e;
            } finally {
                giveBack(connection, keep);
            }
        } catch (SQLException e) {
            throw PlainSql.translate(e, defect);
        }
    }

    private void giveBack(Connection connection, boolean keep) throws SQLException {
        if (is(Defect.READ_ONLY_LEFT_ON)) {
            // HikariCP repairs what was set through its proxy, and only that.
            connection.unwrap(PgConnection.class).setReadOnly(true);
        }
        if (!keep) {
            connection.close();
        }
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    private interface Work<T> {
        T run(PlainSql sql) throws SQLException;
    }
}
