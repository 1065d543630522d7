package dev.orderbench.jdbc;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.User;
import dev.orderbench.contract.UserWithOrders;
import dev.orderbench.support.Arguments;
import dev.orderbench.support.Clocks;
import java.time.InstantSource;
import java.util.List;

/** Each operation is one unit of work around one of the classes beside this one. */
final class RawJdbcStore implements OrderStore {

    private final Jdbc jdbc;
    private final InstantSource clock;

    RawJdbcStore(Jdbc jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public User registerUser(NewUser user) {
        return jdbc.autocommit(connection -> Registration.insert(connection, user, Clocks.now(clock)));
    }

    @Override
    public UserWithOrders userWithRecentOrders(long userId, int take) {
        Arguments.requireTake(take);
        return jdbc.autocommit(connection -> RecentOrders.select(connection, userId, take));
    }

    @Override
    public List<OrderSummary> searchOrders(OrderSearch search) {
        return jdbc.autocommit(connection -> SearchQuery.of(search).select(connection));
    }

    @Override
    public OrderReceipt placeOrder(NewOrder order) {
        return jdbc.transaction(connection -> new Placement(connection, order).run(Clocks.now(clock)));
    }

    @Override
    public void close() {
        // Holds nothing: connections belong to the data source.
    }
}
