package dev.orderbench.jpa.tuned;

import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.User;
import dev.orderbench.contract.UserWithOrders;
import dev.orderbench.jpa.session.OrderRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;

/** Reads a user, the recent orders and their items in one query: of one moment without a transaction. */
final class RecentOrders {

    // The number is written into the query: as a parameter it would keep PostgreSQL from a plan for all parameters.
    private static final String BEFORE_TAKE = """
            select u.id, u.email, u.name, u.passwordHash, u.createdAt, u.updatedAt,
                o.id, o.status, o.total, o.version, o.createdAt, p.id, p.sku, i.quantity, i.unitPrice
            from UserEntity u
            left join lateral (
                select r.id as id, r.status as status, r.total as total, r.version as version, r.createdAt as createdAt
                from OrderEntity r
                where r.user = u
                order by r.createdAt desc, r.id desc
                limit\s""";

    private static final String AFTER_TAKE = """

            ) o
            left join OrderItemEntity i on i.order.id = o.id
            left join i.product p
            where u.id = :userId
            order by o.createdAt desc, o.id desc, i.id
            """;

    /** Where the columns of the order begin. */
    private static final int ORDER = 6;

    private RecentOrders() {}

    static UserWithOrders select(Session session, long userId, int take) {
        List<Object[]> rows = session.createSelectionQuery(BEFORE_TAKE + take + AFTER_TAKE, Object[].class)
                .setParameter("userId", userId)
                .getResultList();
        if (rows.isEmpty()) {
            throw new StoreException.NotFound("user", userId);
        }
        List<OrderRow> orders = new ArrayList<>(rows.size());
        for (Object[] row : rows) {
            if (row[ORDER] != null) {
                orders.add(OrderRow.of(row, ORDER));
            }
        }
        return new UserWithOrders(user(rows.getFirst()), OrderRow.group(orders));
    }

    private static User user(Object[] row) {
        return new User(
                (long) row[0], (String) row[1], (String) row[2], (String) row[3], (Instant) row[4], (Instant) row[5]);
    }
}
