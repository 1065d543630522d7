package dev.orderbench.jpa;

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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Each operation is one unit of work with a persistence context of its own. */
final class JpaStore implements OrderStore {

    private final Jpa jpa;
    private final InstantSource clock;

    JpaStore(Jpa jpa, InstantSource clock) {
        this.jpa = jpa;
        this.clock = clock;
    }

    /** One statement, yet in a transaction: Jakarta Persistence writes only when a transaction flushes. */
    @Override
    public User registerUser(NewUser user) {
        Instant now = Clocks.now(clock);
        return jpa.transaction(entityManager -> {
            UserEntity entity = new UserEntity(user, now);
            entityManager.persist(entity);
            return entity.toUser();
        });
    }

    @Override
    public UserWithOrders userWithRecentOrders(long userId, int take) {
        Arguments.requireTake(take);
        return jpa.autocommit(entityManager -> RecentOrders.select(entityManager, userId, take));
    }

    @Override
    public List<OrderSummary> searchOrders(OrderSearch search) {
        return jpa.autocommit(entityManager -> SearchQuery.select(entityManager, search));
    }

    @Override
    public OrderReceipt placeOrder(NewOrder order) {
        return jpa.transaction(entityManager -> Placement.run(entityManager, order, Clocks.now(clock)));
    }

    @Override
    public void close() {
        jpa.close();
    }
}
