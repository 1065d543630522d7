package dev.orderbench.jpa.session;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.NewUserWithOrders;
import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderCursor;
import dev.orderbench.contract.OrderEventListener;
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
import dev.orderbench.contract.Transaction;
import dev.orderbench.contract.TransactionOptions;
import dev.orderbench.contract.UnitOfWork;
import dev.orderbench.contract.User;
import dev.orderbench.contract.UserWithOrders;
import dev.orderbench.support.GuardedTransaction;
import dev.orderbench.support.OrderEvents;
import dev.orderbench.support.Retry;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.SharedSessionContract;
import org.jspecify.annotations.Nullable;

/**
 * A store of any variant: the same operations, each as a unit of work of its own or together as parts of one.
 *
 * @param <S> the kind of session
 */
public final class JpaStore<S extends SharedSessionContract> implements OrderStore {

    final SessionFactory factory;

    private final Function<Scope<S>, Transaction> variant;
    private final Units<S> units;
    private final Transaction operations;
    private final OrderEvents events;

    /**
     * Creates a store that closes the factory with itself.
     *
     * @param variant makes the operations of the variant, to be run in a scope
     */
    public JpaStore(
            SessionFactory factory,
            SessionKind<S> kind,
            Function<Scope<S>, Transaction> variant,
            DataSource dataSource,
            StoreOptions options) {
        this.factory = factory;
        this.variant = variant;
        this.units = new Units<>(factory, kind, options);
        this.operations = variant.apply(units);
        this.events = new OrderEvents(dataSource, options.clock());
    }

    @Override
    public <T extends @Nullable Object> T inTransaction(TransactionOptions options, UnitOfWork<T> work) {
        return Retry.run(
                options.retry(),
                () -> units.transaction(options, unit -> GuardedTransaction.run(variant.apply(unit), work)));
    }

    @Override
    public Optional<User> findUserByEmail(String email) {
        return operations.findUserByEmail(email);
    }

    @Override
    public Optional<Order> findOrder(long orderId) {
        return operations.findOrder(orderId);
    }

    @Override
    public UserWithOrders userWithRecentOrders(long userId, int take) {
        return operations.userWithRecentOrders(userId, take);
    }

    @Override
    public List<OrderSummary> searchOrders(OrderSearch search) {
        return operations.searchOrders(search);
    }

    @Override
    public List<OrderSummary> ordersAfter(OrderCursor cursor, int size) {
        return operations.ordersAfter(cursor, size);
    }

    @Override
    public long exportOrders(TimeRange range, Consumer<? super OrderSummary> sink) {
        return operations.exportOrders(range, sink);
    }

    @Override
    public List<SalesRow> salesReport(TimeRange range, int top) {
        return operations.salesReport(range, top);
    }

    @Override
    public User registerUser(NewUser user) {
        return operations.registerUser(user);
    }

    @Override
    public RegisteredUser registerUserWithOrders(NewUserWithOrders user) {
        return operations.registerUserWithOrders(user);
    }

    @Override
    public OrderReceipt placeOrder(NewOrder order) {
        return operations.placeOrder(order);
    }

    @Override
    public int cancelOrder(long orderId) {
        return operations.cancelOrder(orderId);
    }

    @Override
    public int changeStatus(long orderId, int expectedVersion, OrderStatus status) {
        return operations.changeStatus(orderId, expectedVersion, status);
    }

    @Override
    public List<Long> importOrders(List<ImportedOrder> orders) {
        return operations.importOrders(orders);
    }

    @Override
    public void adjustStock(StockTake stockTake) {
        operations.adjustStock(stockTake);
    }

    @Override
    public Subscription subscribe(OrderEventListener listener) {
        return events.subscribe(listener);
    }

    @Override
    public void close() {
        try (factory) {
            events.close();
        }
    }
}
