package dev.orderbench.jooq.naive;

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
import dev.orderbench.jooq.session.Session;
import dev.orderbench.support.Arguments;
import dev.orderbench.support.Clocks;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** All operations on one session: each checks its arguments and says in what kind of unit its statements run. */
class NaiveOperations implements OrderOperations {

    private final Session session;
    private final InstantSource clock;

    NaiveOperations(Session session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
    }

    @Override
    public final Optional<User> findUserByEmail(String email) {
        return session.read(dsl -> Users.find(dsl, email));
    }

    @Override
    public final Optional<Order> findOrder(long orderId) {
        return session.snapshot(dsl -> Orders.find(dsl, orderId));
    }

    @Override
    public final UserWithOrders userWithRecentOrders(long userId, int take) {
        Arguments.requireTake(take);
        return session.snapshot(dsl -> Orders.recent(dsl, userId, take));
    }

    @Override
    public final List<OrderSummary> searchOrders(OrderSearch search) {
        return session.read(dsl -> Summaries.search(dsl, search));
    }

    @Override
    public final List<OrderSummary> ordersAfter(OrderCursor cursor, int size) {
        Arguments.requirePageSize(size);
        return session.read(dsl -> Summaries.page(dsl, cursor, size));
    }

    @Override
    public final long exportOrders(TimeRange range, Consumer<? super OrderSummary> sink) {
        return session.portions(dsl -> Summaries.export(dsl, range, sink));
    }

    @Override
    public final List<SalesRow> salesReport(TimeRange range, int top) {
        Arguments.requireTop(top);
        return session.read(dsl -> SalesReport.select(dsl, range, top));
    }

    @Override
    public final User registerUser(NewUser user) {
        return session.write(dsl -> Users.insert(dsl, user, Clocks.now(clock)));
    }

    @Override
    public final RegisteredUser registerUserWithOrders(NewUserWithOrders user) {
        return session.transaction(dsl -> Placement.register(dsl, user, Clocks.now(clock)));
    }

    @Override
    public final OrderReceipt placeOrder(NewOrder order) {
        return session.transaction(
                dsl -> Placement.place(dsl, order.userId(), List.of(order.lines()), Clocks.now(clock))
                        .getFirst());
    }

    @Override
    public final int cancelOrder(long orderId) {
        return session.transaction(dsl -> StatusChange.cancel(dsl, orderId));
    }

    @Override
    public final int changeStatus(long orderId, int expectedVersion, OrderStatus status) {
        Arguments.requireNotCancelled(status);
        return session.transaction(dsl -> StatusChange.change(dsl, orderId, expectedVersion, status));
    }

    @Override
    public final List<Long> importOrders(List<ImportedOrder> orders) {
        Arguments.requireImportable(orders);
        return orders.isEmpty() ? List.of() : session.transaction(dsl -> OrderImport.run(dsl, orders));
    }

    @Override
    public final void adjustStock(StockTake stockTake) {
        session.transaction(dsl -> Stock.set(dsl, stockTake));
    }
}
