package dev.orderbench.jdbc.tuned;

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

/** All operations: each checks its arguments and runs the statements of one of the classes beside this one. */
abstract class TunedOperations implements OrderOperations {

    private final Session session;
    private final InstantSource clock;

    TunedOperations(Session session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
    }

    @Override
    public Optional<User> findUserByEmail(String email) {
        return session.read(connection -> Users.findByEmail(connection, email));
    }

    @Override
    public Optional<Order> findOrder(long orderId) {
        return session.read(connection -> Orders.find(connection, orderId));
    }

    @Override
    public UserWithOrders userWithRecentOrders(long userId, int take) {
        Arguments.requireTake(take);
        return session.read(connection -> RecentOrders.select(connection, userId, take));
    }

    @Override
    public List<OrderSummary> searchOrders(OrderSearch search) {
        return session.read(connection -> SearchQuery.select(connection, search));
    }

    @Override
    public List<OrderSummary> ordersAfter(OrderCursor cursor, int size) {
        Arguments.requirePageSize(size);
        return session.read(connection -> Summaries.after(connection, cursor, size));
    }

    @Override
    public long exportOrders(TimeRange range, Consumer<? super OrderSummary> sink) {
        return session.cursor(connection -> Summaries.export(connection, range, sink));
    }

    @Override
    public List<SalesRow> salesReport(TimeRange range, int top) {
        Arguments.requireTop(top);
        return session.read(connection -> SalesReport.select(connection, range, top));
    }

    @Override
    public User registerUser(NewUser user) {
        return session.write(connection -> Users.insert(connection, user, Clocks.now(clock)));
    }

    @Override
    public RegisteredUser registerUserWithOrders(NewUserWithOrders user) {
        if (user.orders().isEmpty()) {
            return new RegisteredUser(registerUser(user.user()), List.of());
        }
        return session.transaction(
                connection -> new Placement(connection, Clocks.now(clock)).register(user.user(), user.orders()));
    }

    @Override
    public OrderReceipt placeOrder(NewOrder order) {
        return session.transaction(connection -> new Placement(connection, Clocks.now(clock)).place(order));
    }

    @Override
    public int cancelOrder(long orderId) {
        return session.transaction(connection -> StatusChange.cancel(connection, orderId));
    }

    @Override
    public int changeStatus(long orderId, int expectedVersion, OrderStatus status) {
        Arguments.requireNotCancelled(status);
        boolean changed =
                session.write(connection -> StatusChange.update(connection, orderId, expectedVersion, status));
        if (!changed) {
            throw session.read(connection -> StatusChange.whyNotChanged(connection, orderId, expectedVersion));
        }
        return expectedVersion + 1;
    }

    @Override
    public List<Long> importOrders(List<ImportedOrder> orders) {
        Arguments.requireImportable(orders);
        return orders.isEmpty() ? List.of() : session.transaction(connection -> Import.run(connection, orders));
    }

    @Override
    public void adjustStock(StockTake stockTake) {
        session.write(connection -> Stock.set(connection, stockTake));
    }
}
