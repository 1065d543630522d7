package dev.orderbench.jpa.stateless;

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
import dev.orderbench.contract.TimeRange;
import dev.orderbench.contract.Transaction;
import dev.orderbench.contract.User;
import dev.orderbench.contract.UserWithOrders;
import dev.orderbench.jpa.session.AdvisoryLocks;
import dev.orderbench.jpa.session.Scope;
import dev.orderbench.support.Arguments;
import dev.orderbench.support.Clocks;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hibernate.StatelessSession;

/** All operations, each around a repository or one of the classes beside this one. */
final class StatelessOperations implements Transaction {

    private final Scope<StatelessSession> scope;
    private final InstantSource clock;

    StatelessOperations(Scope<StatelessSession> scope, InstantSource clock) {
        this.scope = scope;
        this.clock = clock;
    }

    @Override
    public Optional<User> findUserByEmail(String email) {
        return scope.query(session -> new Users_(session).byEmail(email));
    }

    @Override
    public Optional<Order> findOrder(long orderId) {
        return scope.query(session -> OrderReads.find(session, orderId));
    }

    @Override
    public UserWithOrders userWithRecentOrders(long userId, int take) {
        Arguments.requireTake(take);
        return scope.query(session -> OrderReads.recent(session, userId, take));
    }

    @Override
    public List<OrderSummary> searchOrders(OrderSearch search) {
        return scope.query(session -> OrderLists.search(session, search));
    }

    @Override
    public List<OrderSummary> ordersAfter(OrderCursor cursor, int size) {
        Arguments.requirePageSize(size);
        return scope.query(session -> OrderLists.after(session, cursor, size));
    }

    @Override
    public long exportOrders(TimeRange range, Consumer<? super OrderSummary> sink) {
        return scope.cursor(session -> OrderLists.export(session, range, sink));
    }

    @Override
    public List<SalesRow> salesReport(TimeRange range, int top) {
        Arguments.requireTop(top);
        return scope.query(session -> OrderReads.salesReport(session, range, top));
    }

    /** One statement, yet in a transaction: the key is asked for before. */
    @Override
    public User registerUser(NewUser user) {
        return scope.write(session -> register(session, user));
    }

    @Override
    public RegisteredUser registerUserWithOrders(NewUserWithOrders user) {
        return scope.write(session -> Placement.register(session, user, Clocks.now(clock)));
    }

    @Override
    public OrderReceipt placeOrder(NewOrder order) {
        return scope.write(session -> Placement.place(session, order, Clocks.now(clock)));
    }

    @Override
    public int cancelOrder(long orderId) {
        return scope.write(session -> StatusChange.cancel(session, orderId));
    }

    @Override
    public int changeStatus(long orderId, int expectedVersion, OrderStatus status) {
        Arguments.requireNotCancelled(status);
        return scope.write(session -> StatusChange.change(session, orderId, expectedVersion, status));
    }

    @Override
    public List<Long> importOrders(List<ImportedOrder> orders) {
        Arguments.requireImportable(orders);
        return orders.isEmpty() ? List.of() : scope.write(session -> OrderImport.run(session, orders));
    }

    @Override
    public void adjustStock(StockTake stockTake) {
        scope.write(session -> setStock(session, stockTake));
    }

    @Override
    public void lockAdvisory(long key) {
        scope.query(session -> AdvisoryLocks.lock(session, key));
    }

    @Override
    public boolean tryLockAdvisory(long key) {
        return scope.query(session -> AdvisoryLocks.tryLock(session, key));
    }

    private User register(StatelessSession session, NewUser user) {
        UserEntity entity = new UserEntity(user, Clocks.now(clock));
        new Users_(session).insert(entity);
        return entity.toUser();
    }

    private static int setStock(StatelessSession session, StockTake stockTake) {
        List<StockTake.Level> levels = stockTake.levels();
        return new Products_(session)
                .setStock(
                        levels.stream().map(StockTake.Level::productId).toArray(Long[]::new),
                        levels.stream().map(StockTake.Level::stock).toArray(Integer[]::new));
    }
}
