package dev.orderbench.jpa;

import dev.orderbench.contract.Order;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.UserWithOrders;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Reads a user, the recent orders and their items in one query: of one moment without a transaction. The limit stands in a
 * subquery, since a limit beside a fetched collection would be applied in memory, to all orders of the user.
 */
final class RecentOrders {

    private static final String SELECT = """
            select u, o
            from UserEntity u
            left join OrderEntity o on o.user = u and o.id in (
                select recent.id
                from OrderEntity recent
                where recent.user.id = :userId
                order by recent.createdAt desc, recent.id desc
                limit :take)
            left join fetch o.items i
            left join fetch i.product
            where u.id = :userId
            order by o.createdAt desc, o.id desc, i.id
            """;

    private RecentOrders() {}

    static UserWithOrders select(EntityManager entityManager, long userId, int take) {
        List<Object[]> rows = entityManager
                .createQuery(SELECT, Object[].class)
                .setParameter("userId", userId)
                .setParameter("take", take)
                .getResultList();
        if (rows.isEmpty()) {
            throw new StoreException.NotFound("user", userId);
        }
        // A row for each item: the same managed order stands in all rows of its items.
        Set<OrderEntity> orders = new LinkedHashSet<>();
        for (Object[] row : rows) {
            if (row[1] instanceof OrderEntity order) {
                orders.add(order);
            }
        }
        UserEntity user = (UserEntity) Objects.requireNonNull(rows.getFirst()[0]);
        List<Order> result = orders.stream().map(OrderEntity::toOrder).toList();
        return new UserWithOrders(user.toUser(), result);
    }
}
