package dev.orderbench.jdbc.naive;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.NewUserWithOrders;
import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderCursor;
import dev.orderbench.contract.OrderOperations;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.RegisteredUser;
import dev.orderbench.contract.SalesRow;
import dev.orderbench.contract.StockTake;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.contract.User;
import dev.orderbench.contract.UserWithOrders;
import dev.orderbench.jdbc.session.Session;
import dev.orderbench.support.Arguments;
import dev.orderbench.support.Clocks;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** All operations: each checks its arguments and calls one of the classes beside this one in a unit of work. */
abstract class NaiveOperations implements OrderOperations {

    private final Session session;
    private final InstantSource clock;

    NaiveOperations(Session session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
    }

    @Override
    public Optional<User> findUserByEmail(String email) {
        return session.read(connection -> new Users(connection).findByEmail(email));
    }

    @Override
    public Optional<Order> findOrder(long orderId) {
        return session.snapshot(connection -> new Orders(connection).find(orderId));
    }

    @Override
    public UserWithOrders userWithRecentOrders(long userId, int take) {
        Arguments.requireTake(take);
        return session.snapshot(connection ->
                new UserWithOrders(new Users(connection).get(userId), new Orders(connection).recent(userId, take)));
    }

    @Override
    public List<OrderSummary> searchOrders(OrderSearch search) {
        return session.snapshot(connection -> new Summaries(connection).search(search));
    }

    @Override
    public List<OrderSummary> ordersAfter(OrderCursor cursor, int size) {
        Arguments.requirePageSize(size);
        return session.snapshot(connection -> new Summaries(connection).after(cursor, size));
    }

    @Override
    public long exportOrders(TimeRange range, Consumer<? super OrderSummary> sink) {
        return session.snapshot(connection -> new Summaries(connection).export(range, sink));
    }

    @Override
    public List<SalesRow> salesReport(TimeRange range, int top) {
        Arguments.requireTop(top);
        return session.snapshot(connection -> new SalesReport(connection).select(range, top));
    }

    @Override
    public User registerUser(NewUser user) {
        return session.write(connection -> new Users(connection).insert(user, Clocks.now(clock)));
    }

    @Override
    public RegisteredUser registerUserWithOrders(NewUserWithOrders user) {
        return session.transaction(
                connection -> new Placement(connection, Clocks.now(clock)).register(user.user(), user.orders()));
    }

    @Override
    public OrderReceipt placeOrder(NewOrder order) {
        return session.transaction(connection -> new Placement(connection, Clocks.now(clock)).place(order));
    }

    @Override
    public int cancelOrder(long orderId) {
        return session.transaction(connection -> new StatusChange(connection).cancel(orderId));
    }

    @Override
    public int changeStatus(long orderId, int expectedVersion, OrderStatus status) {
        Arguments.requireNotCancelled(status);
        return session.transaction(connection -> new StatusChange(connection).change(orderId, expectedVersion, status));
    }

    @Override
    public List<Long> importOrders(List<ImportedOrder> orders) {
        Arguments.requireImportable(orders);
        return orders.isEmpty() ? List.of() : session.transaction(connection -> new Import(connection).run(orders));
    }

    @Override
    public void adjustStock(StockTake stockTake) {
        session.transaction(connection -> new Stock(connection).set(stockTake));
    }
}
