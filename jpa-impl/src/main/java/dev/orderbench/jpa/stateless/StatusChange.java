package dev.orderbench.jpa.stateless;

import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StoreException;
import org.hibernate.StatelessSession;

/** Changes and cancels orders, each by an update with its condition; only when that changes nothing, the order says why. */
final class StatusChange {

    private StatusChange() {}

    static int change(StatelessSession session, long orderId, int expectedVersion, OrderStatus status) {
        Orders orders = new Orders_(session);
        if (orders.change(orderId, expectedVersion, status) == 1) {
            return expectedVersion + 1;
        }
        OrderEntity order = read(orders, orderId);
        // Without a lock, another may have brought the order to this version in between.
        if (order.version != expectedVersion || order.status != OrderStatus.CANCELLED) {
            throw new StoreException.StaleVersion(orderId, expectedVersion);
        }
        throw new StoreException.WrongStatus(orderId, order.status);
    }

    /** The update cannot return the version, so the order is read after it, by then locked. */
    static int cancel(StatelessSession session, long orderId) {
        Orders orders = new Orders_(session);
        boolean cancelled = orders.cancel(orderId) == 1;
        OrderEntity order = read(orders, orderId);
        if (!cancelled) {
            throw new StoreException.WrongStatus(orderId, order.status);
        }
        new Products_(session).putBackStock(orderId);
        return order.version;
    }

    private static OrderEntity read(Orders orders, long orderId) {
        return orders.byId(orderId).orElseThrow(() -> new StoreException.NotFound("order", orderId));
    }
}
