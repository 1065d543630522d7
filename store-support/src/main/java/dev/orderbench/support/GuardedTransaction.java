package dev.orderbench.support;

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
import dev.orderbench.contract.UnitOfWork;
import dev.orderbench.contract.User;
import dev.orderbench.contract.UserWithOrders;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as a unit of work sees it: fails for good with the first failure of an operation (R72), and cannot be used
 * after the work has ended (R73).
 */
public final class GuardedTransaction implements Transaction {

    private final Transaction transaction;
    private @Nullable StoreException failure;
    // The connection is lent to another by then, so a thread that ought not to be here must see it.
    private volatile boolean ended;

    private GuardedTransaction(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Runs work in a transaction that has begun. The caller commits when this returns, and rolls back when it throws.
     *
     * @throws StoreException the first failure of an operation, also when the work caught it
     */
    public static <T extends @Nullable Object> T run(Transaction transaction, UnitOfWork<T> work) {
        GuardedTransaction guarded = new GuardedTransaction(transaction);
        try {
            T result = work.run(guarded);
            if (guarded.failure != null) {
                throw guarded.failure;
            }
            return result;
        } finally {
            guarded.ended = true;
        }
    }

    private <T> T guarded(Supplier<T> operation) {
        if (ended) {
            throw new IllegalStateException("the transaction has ended: it must not be used after its unit of work");
        }
        if (failure != null) {
            throw failure;
        }
        try {
            return operation.get();
        } catch (StoreException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public Optional<User> findUserByEmail(String email) {
        return guarded(() -> transaction.findUserByEmail(email));
    }

    @Override
    public Optional<Order> findOrder(long orderId) {
        return guarded(() -> transaction.findOrder(orderId));
    }

    @Override
    public UserWithOrders userWithRecentOrders(long userId, int take) {
        return guarded(() -> transaction.userWithRecentOrders(userId, take));
    }

    @Override
    public List<OrderSummary> searchOrders(OrderSearch search) {
        return guarded(() -> transaction.searchOrders(search));
    }

    @Override
    public List<OrderSummary> ordersAfter(OrderCursor cursor, int size) {
        return guarded(() -> transaction.ordersAfter(cursor, size));
    }

    @Override
    public long exportOrders(TimeRange range, Consumer<? super OrderSummary> sink) {
        return guarded(() -> transaction.exportOrders(range, sink));
    }

    @Override
    public List<SalesRow> salesReport(TimeRange range, int top) {
        return guarded(() -> transaction.salesReport(range, top));
    }

    @Override
    public User registerUser(NewUser user) {
        return guarded(() -> transaction.registerUser(user));
    }

    @Override
    public RegisteredUser registerUserWithOrders(NewUserWithOrders user) {
        return guarded(() -> transaction.registerUserWithOrders(user));
    }

    @Override
    public OrderReceipt placeOrder(NewOrder order) {
        return guarded(() -> transaction.placeOrder(order));
    }

    @Override
    public int cancelOrder(long orderId) {
        return guarded(() -> transaction.cancelOrder(orderId));
    }

    @Override
    public int changeStatus(long orderId, int expectedVersion, OrderStatus status) {
        return guarded(() -> transaction.changeStatus(orderId, expectedVersion, status));
    }

    @Override
    public List<Long> importOrders(List<ImportedOrder> orders) {
        return guarded(() -> transaction.importOrders(orders));
    }

    @Override
    public void adjustStock(StockTake stockTake) {
        guarded(() -> {
            transaction.adjustStock(stockTake);
            return true;
        });
    }

    @Override
    public void lockAdvisory(long key) {
        guarded(() -> {
            transaction.lockAdvisory(key);
            return true;
        });
    }

    @Override
    public boolean tryLockAdvisory(long key) {
        return guarded(() -> transaction.tryLockAdvisory(key));
    }
}
