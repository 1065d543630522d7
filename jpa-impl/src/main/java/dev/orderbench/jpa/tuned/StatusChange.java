package dev.orderbench.jpa.tuned;

import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StoreException;
import jakarta.persistence.LockModeType;
import org.hibernate.Session;

/** Changes and cancels orders. */
final class StatusChange {

    private static final String CHANGE = """
            update versioned OrderEntity o
            set o.status = :status
            where o.id = :id and o.version = :expected and o.status <> CANCELLED
            """;

    private static final String BY_ID = "from OrderEntity o where o.id = :id";

    private StatusChange() {}

    /** One statement; only when it changes nothing, the order is read to say why. */
    static int change(Session session, long orderId, int expectedVersion, OrderStatus status) {
        int changed = session.createMutationQuery(CHANGE)
                .setParameter("status", status)
                .setParameter("id", orderId)
                .setParameter("expected", expectedVersion)
                .executeUpdate();
        if (changed == 1) {
            return expectedVersion + 1;
        }
        OrderEntity order = read(session, orderId, LockModeType.NONE);
        // Without a lock, another may have brought the order to this version in between.
        if (order.version != expectedVersion || order.status != OrderStatus.CANCELLED) {
            throw new StoreException.StaleVersion(orderId, expectedVersion);
        }
        throw new StoreException.WrongStatus(orderId, order.status);
    }

    /** Reads the order with a lock, so that of two who cancel it the second sees what the first did. */
    static int cancel(Session session, long orderId) {
        OrderEntity order = read(session, orderId, LockModeType.PESSIMISTIC_WRITE);
        if (order.status != OrderStatus.NEW && order.status != OrderStatus.PAID) {
            throw new StoreException.WrongStatus(orderId, order.status);
        }
        order.status = OrderStatus.CANCELLED;
        session.flush();
        session.clear();
        Stock.putBack(session, orderId);
        return order.version;
    }

    /** A query, since {@code find} takes some failed statements for an order that does not exist (HHH-12472). */
    private static OrderEntity read(Session session, long orderId, LockModeType lock) {
        OrderEntity order = session.createSelectionQuery(BY_ID, OrderEntity.class)
                .setParameter("id", orderId)
                .setLockMode(lock)
                .getSingleResultOrNull();
        if (order == null) {
            throw new StoreException.NotFound("order", orderId);
        }
        return order;
    }
}
