package com.example.plain;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.NewUserWithOrders;
import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderCursor;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.RegisteredUser;
import dev.orderbench.contract.SalesRow;
import dev.orderbench.contract.StockTake;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.contract.Transaction;
import dev.orderbench.contract.User;
import dev.orderbench.contract.UserWithOrders;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All operations, in the transaction of one connection, which is its caller's to end. */
final class PlainOperations implements Transaction {

    private final PlainSql sql;
    private final InstantSource clock;

    PlainOperations(Connection connection, InstantSource clock, @Nullable Defect defect) {
        this.sql = new PlainSql(connection, defect);
        this.clock = clock;
    }

    private Instant now() {
        return clock.instant().truncatedTo(sql.is(Defect.TIME_IN_MILLISECONDS) ? ChronoUnit.MILLIS : ChronoUnit.MICROS);
    }

    @Override
    public Optional<User> findUserByEmail(String email) {
        return translated(() -> new PlainReads(sql).userOfEmail(email));
    }

    @Override
    public Optional<Order> findOrder(long orderId) {
        return translated(() -> new PlainReads(sql).order(orderId));
    }

    @Override
    public UserWithOrders userWithRecentOrders(long userId, int take) {
        Arguments.take(take);
        return translated(() -> {
            PlainReads reads = new PlainReads(sql);
            User user = reads.user(userId).orElseThrow(() -> new StoreException.NotFound("user", userId));
            List<Order> orders = reads.recentOrders(userId, take);
            if (orders.isEmpty() && sql.is(Defect.USER_WITHOUT_ORDERS_NOT_FOUND)) {
                throw new StoreException.NotFound("user", userId);
            }
            return new UserWithOrders(user, orders);
        });
    }

    @Override
    public List<OrderSummary> searchOrders(OrderSearch search) {
        return translated(() -> new PlainReads(sql).search(search));
    }

    @Override
    public List<OrderSummary> ordersAfter(OrderCursor cursor, int size) {
        Arguments.size(size);
        return translated(() -> new PlainReads(sql).page(cursor, size));
    }

    @Override
    public long exportOrders(TimeRange range, Consumer<? super OrderSummary> sink) {
        return translated(() -> new PlainReads(sql).export(range, sink));
    }

    @Override
    public List<SalesRow> salesReport(TimeRange range, int top) {
        Arguments.top(top);
        return translated(() -> new PlainReport(sql, range).rows(top));
    }

    @Override
    public User registerUser(NewUser user) {
        return translated(() -> register(user, now()));
    }

    private User register(NewUser user, Instant now) throws SQLException {
        if (sql.is(Defect.DUPLICATE_SWALLOWED)) {
            Optional<User> first = new PlainReads(sql).userOfEmail(user.email());
            if (first.isPresent()) {
                return first.get();
            }
        }
        String name = sql.is(Defect.TEXT_TRIMMED) ? user.name().strip() : user.name();
        String given = sql.is(Defect.EMAIL_IN_LOWER_CASE) ? user.email().toLowerCase(Locale.ROOT) : user.email();
        String email = sql.is(Defect.NUL_REPLACED) ? given.replace('\0', '?') : given;
        Instant stored = sql.is(Defect.TIME_ZONE_SHIFTED) ? now.plus(Duration.ofHours(1)) : now;
        long id = sql.keys("users", 1).getFirst();
        sql.update(
                "INSERT INTO users (id, email, name, password_hash, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)",
                id,
                email,
                name,
                user.passwordHash(),
                stored,
                stored);
        return new User(id, email, name, user.passwordHash(), now, now);
    }

    @Override
    public RegisteredUser registerUserWithOrders(NewUserWithOrders user) {
        if (user.orders().isEmpty() && sql.is(Defect.FIRST_ORDERS_REQUIRED)) {
            throw new IllegalArgumentException("a user must come with orders");
        }
        return translated(() -> {
            Instant now = now();
            User registered = register(user.user(), now);
            return new RegisteredUser(registered, placeFirst(registered, user.orders(), now));
        });
    }

    private List<OrderReceipt> placeFirst(User user, List<List<NewOrder.Line>> lines, Instant now) throws SQLException {
        List<NewOrder> orders =
                lines.stream().map(each -> new NewOrder(user.id(), each)).toList();
        if (sql.is(Defect.CLOCK_READ_FOR_EACH_ORDER)) {
            List<OrderReceipt> receipts = new ArrayList<>();
            for (NewOrder order : orders) {
                receipts.addAll(new PlainPlacement(sql).place(List.of(order), now()));
            }
            return receipts;
        }
        return new PlainPlacement(sql).place(sql.is(Defect.FIRST_ORDERS_REVERSED) ? orders.reversed() : orders, now);
    }

    @Override
    public OrderReceipt placeOrder(NewOrder order) {
        return translated(
                () -> new PlainPlacement(sql).place(List.of(order), now()).getFirst());
    }

    @Override
    public int cancelOrder(long orderId) {
        return translated(() -> new PlainChanges(sql).cancel(orderId));
    }

    @Override
    public int changeStatus(long orderId, int expectedVersion, OrderStatus status) {
        Arguments.status(status);
        return translated(() -> new PlainChanges(sql).changeStatus(orderId, expectedVersion, status));
    }

    @Override
    public List<Long> importOrders(List<ImportedOrder> orders) {
        Arguments.orders(orders);
        return orders.isEmpty() ? List.of() : translated(() -> new PlainChanges(sql).importOrders(orders, now()));
    }

    @Override
    public void adjustStock(StockTake stockTake) {
        translated(() -> {
            new PlainChanges(sql).adjustStock(stockTake);
            return true;
        });
    }

    @Override
    public void lockAdvisory(long key) {
        if (!sql.is(Defect.LOCK_IGNORED)) {
            String lock = sql.is(Defect.LOCK_OF_THE_SESSION) ? "pg_advisory_lock" : "pg_advisory_xact_lock";
            translated(() -> sql.query("SELECT %s(?)".formatted(lock), row -> key, key));
        }
    }

    @Override
    public boolean tryLockAdvisory(long key) {
        if (sql.is(Defect.TRIED_LOCK_WAITED_FOR)) {
            lockAdvisory(key);
            return true;
        }
        long used = sql.is(Defect.LOCK_KEY_CUT) ? (int) key : key;
        return translated(() -> sql.query("SELECT pg_try_advisory_xact_lock(?)", row -> row.getBoolean(1), used)
                .getFirst());
    }

    private <T> T translated(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw PlainFailures.translate(e, sql.defect());
        }
    }

    private interface Work<T> {
        T run() throws SQLException;
    }
}
