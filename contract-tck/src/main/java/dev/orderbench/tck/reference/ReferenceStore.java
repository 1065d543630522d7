package dev.orderbench.tck.reference;

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
import dev.orderbench.contract.Subscription;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.contract.TransactionOptions;
import dev.orderbench.contract.UnitOfWork;
import dev.orderbench.contract.User;
import dev.orderbench.contract.UserWithOrders;
import dev.orderbench.database.Dataset;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The contract in memory: an oracle that shares nothing with any contender.
 *
 * <p>Each unit of work changes a copy of the state, which replaces it when the work succeeds. Where arguments break several
 * rules at once (R6), one failure is thrown and those that are as right are {@linkplain Throwable#getSuppressed()
 * suppressed} in it.
 *
 * <p>For one thread and one unit of work at a time: a work may read through this store, which shows what was committed before,
 * but not write. It has no connections, time-outs, locks, retries or events.
 */
public final class ReferenceStore implements OrderStore {

    private final InstantSource clock;
    private final Keys keys;
    private State state;

    /** A store that holds a dataset. */
    public ReferenceStore(Dataset dataset, InstantSource clock, Keys keys) {
        this.clock = clock;
        this.keys = keys;
        this.state = State.of(dataset);
    }

    /** A store that holds a dataset and gives the keys after its last. */
    public ReferenceStore(Dataset dataset, InstantSource clock) {
        this(dataset, clock, Keys.after(dataset.size().users(), dataset.size().orders()));
    }

    /** Adds a product, for which the contract has no operation. */
    public void add(Product product) {
        state.products.put(product.id(), product);
    }

    /** The rows of all tables, as {@link Tables#QUERY} reads them. */
    public List<List<String>> tables() {
        return Tables.rows(state);
    }

    @Override
    public <T extends @Nullable Object> T inTransaction(TransactionOptions options, UnitOfWork<T> work) {
        State copy = state.copy();
        T result = new ReferenceTransaction(copy, clock, keys, options.readOnly()).run(work);
        state = copy;
        return result;
    }

    private <T> T unit(UnitOfWork<T> operation) {
        return inTransaction(TransactionOptions.DEFAULT, operation);
    }

    private <T> T read(UnitOfWork<T> operation) {
        return new ReferenceTransaction(state, clock, keys, true).run(operation);
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
        return read(transaction -> transaction.userWithRecentOrders(userId, take));
    }

    @Override
    public List<OrderSummary> searchOrders(OrderSearch search) {
        return read(transaction -> transaction.searchOrders(search));
    }

    @Override
    public List<OrderSummary> ordersAfter(OrderCursor cursor, int size) {
        return read(transaction -> transaction.ordersAfter(cursor, size));
    }

    @Override
    public long exportOrders(TimeRange range, Consumer<? super OrderSummary> sink) {
        return read(transaction -> transaction.exportOrders(range, sink));
    }

    @Override
    public List<SalesRow> salesReport(TimeRange range, int top) {
        return read(transaction -> transaction.salesReport(range, top));
    }

    @Override
    public User registerUser(NewUser user) {
        return unit(transaction -> transaction.registerUser(user));
    }

    @Override
    public RegisteredUser registerUserWithOrders(NewUserWithOrders user) {
        return unit(transaction -> transaction.registerUserWithOrders(user));
    }

    @Override
    public OrderReceipt placeOrder(NewOrder order) {
        return unit(transaction -> transaction.placeOrder(order));
    }

    @Override
    public int cancelOrder(long orderId) {
        return unit(transaction -> transaction.cancelOrder(orderId));
    }

    @Override
    public int changeStatus(long orderId, int expectedVersion, OrderStatus status) {
        return unit(transaction -> transaction.changeStatus(orderId, expectedVersion, status));
    }

    @Override
    public List<Long> importOrders(List<ImportedOrder> orders) {
        return unit(transaction -> transaction.importOrders(orders));
    }

    @Override
    public void adjustStock(StockTake stockTake) {
        unit(transaction -> {
            transaction.adjustStock(stockTake);
            return true;
        });
    }

    @Override
    public Subscription subscribe(OrderEventListener listener) {
        throw new UnsupportedOperationException("the reference announces nothing");
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
