package com.example.plain;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.Isolation;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.NewUserWithOrders;
import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderCursor;
import dev.orderbench.contract.OrderEventListener;
import dev.orderbench.contract.OrderOperations;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.RegisteredUser;
import dev.orderbench.contract.SalesRow;
import dev.orderbench.contract.StockTake;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Subscription;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.contract.TransactionOptions;
import dev.orderbench.contract.UnitOfWork;
import dev.orderbench.contract.User;
import dev.orderbench.contract.UserWithOrders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The contract as simply as it can be kept, however slow: each operation is a transaction of its own. */
final class PlainStore implements OrderStore {

    private static final TransactionOptions ONE_MOMENT =
            TransactionOptions.DEFAULT.withIsolation(Isolation.REPEATABLE_READ).withReadOnly();

    private final DataSource dataSource;
    private final StoreOptions options;
    private final @Nullable Defect defect;
    private final PlainRetry retry;
    private final Queue<Subscription> subscriptions = new ConcurrentLinkedQueue<>();

    PlainStore(DataSource dataSource, StoreOptions options, @Nullable Defect defect) {
        this.dataSource = dataSource;
        this.options = options;
        this.defect = defect;
        // A store that is not wrong, for what a defect has happen in another transaction.
        OrderOperations beside = defect == null ? this : new PlainStore(dataSource, options, null);
        this.retry = new PlainRetry(new PlainUnits(dataSource, options, beside, defect), defect);
    }

    private boolean is(Defect candidate) {
        return defect == candidate;
    }

    @Override
    public Optional<User> findUserByEmail(String email) {
        return read(transaction -> transaction.findUserByEmail(email));
    }

    @Override
    public Optional<Order> findOrder(long orderId) {
        return read(transaction -> transaction.findOrder(orderId));
    }

    @Override
    public UserWithOrders userWithRecentOrders(long userId, int take) {
        check(() -> Arguments.take(take));
        return read(transaction -> transaction.userWithRecentOrders(userId, take));
    }

    @Override
    public List<OrderSummary> searchOrders(OrderSearch search) {
        return read(transaction -> transaction.searchOrders(search));
    }

    @Override
    public List<OrderSummary> ordersAfter(OrderCursor cursor, int size) {
        check(() -> Arguments.size(size));
        return read(transaction -> transaction.ordersAfter(cursor, size));
    }

    @Override
    public long exportOrders(TimeRange range, Consumer<? super OrderSummary> sink) {
        return read(transaction -> transaction.exportOrders(range, sink));
    }

    @Override
    public List<SalesRow> salesReport(TimeRange range, int top) {
        check(() -> Arguments.top(top));
        return read(transaction -> transaction.salesReport(range, top));
    }

    @Override
    public User registerUser(NewUser user) {
        return write(transaction -> transaction.registerUser(user));
    }

    @Override
    public RegisteredUser registerUserWithOrders(NewUserWithOrders user) {
        if (is(Defect.USER_KEPT_WHEN_ORDERS_FAIL)) {
            User registered = registerUser(user.user());
            return new RegisteredUser(
                    registered,
                    user.orders().stream()
                            .map(lines -> placeOrder(new NewOrder(registered.id(), lines)))
                            .toList());
        }
        return write(transaction -> transaction.registerUserWithOrders(user));
    }

    @Override
    public OrderReceipt placeOrder(NewOrder order) {
        return write(transaction -> transaction.placeOrder(order));
    }

    @Override
    public int cancelOrder(long orderId) {
        return write(transaction -> transaction.cancelOrder(orderId));
    }

    @Override
    public int changeStatus(long orderId, int expectedVersion, OrderStatus status) {
        check(() -> Arguments.status(status));
        return write(transaction -> transaction.changeStatus(orderId, expectedVersion, status));
    }

    @Override
    public List<Long> importOrders(List<ImportedOrder> orders) {
        check(() -> Arguments.orders(orders));
        if (is(Defect.IMPORT_LIMIT_EXCLUSIVE) && orders.size() == 100_000) {
            throw new IllegalArgumentException("too many orders");
        }
        if (is(Defect.IMPORT_KEEPS_WHAT_CAME_BEFORE) && orders.size() > 1) {
            return orders.stream()
                    .flatMap(order -> importOrders(List.of(order)).stream())
                    .toList();
        }
        return orders.isEmpty() && !is(Defect.ARGUMENTS_CHECKED_TOO_LATE)
                ? List.of()
                : write(transaction -> transaction.importOrders(orders));
    }

    @Override
    public void adjustStock(StockTake stockTake) {
        write(transaction -> {
            transaction.adjustStock(stockTake);
            return true;
        });
    }

    @Override
    public <T extends @Nullable Object> T inTransaction(TransactionOptions transactionOptions, UnitOfWork<T> work) {
        return retry.run(transactionOptions, work);
    }

    @Override
    public <T extends @Nullable Object> List<T> inTransaction(
            TransactionOptions transactionOptions, List<? extends UnitOfWork<? extends T>> works) {
        if (!is(Defect.LIST_OF_WORK_IN_SEVERAL_TRANSACTIONS)) {
            return OrderStore.super.inTransaction(transactionOptions, works);
        }
        List<T> results = new ArrayList<>();
        for (UnitOfWork<? extends T> work : works) {
            results.add(inTransaction(transactionOptions, work));
        }
        return results;
    }

    @Override
    public Subscription subscribe(OrderEventListener listener) {
        PlainSubscription subscription = new PlainSubscription(dataSource, options.clock(), listener, defect);
        subscriptions.add(subscription);
        return subscription;
    }

    /** Refuses an argument before the database, which would look at it again. */
    private void check(Runnable check) {
        if (!is(Defect.ARGUMENTS_CHECKED_TOO_LATE)) {
            check.run();
        }
    }

    private <T> T read(UnitOfWork<T> work) {
        boolean severalMoments = is(Defect.READ_IN_SEVERAL_MOMENTS) || is(Defect.EXPORT_OF_SEVERAL_MOMENTS);
        return inTransaction(severalMoments ? TransactionOptions.DEFAULT : ONE_MOMENT, work);
    }

    private <T> T write(UnitOfWork<T> work) {
        return inTransaction(TransactionOptions.DEFAULT, work);
    }

    @Override
    public void close() {
        if (!is(Defect.SUBSCRIPTION_OUTLIVES_STORE)) {
            subscriptions.forEach(Subscription::close);
        }
    }
}
