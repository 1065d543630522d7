package dev.orderbench.jpa.naive;

import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.Order;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.User;
import dev.orderbench.contract.UserWithOrders;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Finds and registers users. */
final class Users {

    private static final Comparator<OrderEntity> NEWEST_FIRST = Comparator.comparing(
                    (OrderEntity order) -> order.createdAt)
            .thenComparing(order -> order.id)
            .reversed();

    private Users() {}

    static Optional<User> find(Session session, String email) {
        return session.createSelectionQuery("select u from UserEntity u where u.email = :email", UserEntity.class)
                .setParameter("email", email)
                .getResultStream()
                .findFirst()
                .map(UserEntity::toUser);
    }

    /** All orders of the user are loaded and sorted here, then the items of each order that is taken. */
    static UserWithOrders withRecentOrders(Session session, long userId, int take) {
        UserEntity user = Lookup.find(session, UserEntity.class, userId)
                .orElseThrow(() -> new StoreException.NotFound("user", userId));
        List<Order> orders = user.orders.stream()
                .sorted(NEWEST_FIRST)
                .limit(take)
                .map(OrderEntity::toOrder)
                .toList();
        return new UserWithOrders(user.toUser(), orders);
    }

    static User register(Session session, NewUser user, Instant now) {
        UserEntity entity = new UserEntity(user, now);
        session.persist(entity);
        return entity.toUser();
    }
}
