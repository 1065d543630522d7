package dev.orderbench.jpa.naive;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StoreException;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.Session;

/** Finds, changes, cancels and imports orders. */
final class Orders {

    private Orders() {}

    static Optional<Order> find(Session session, long orderId) {
        return Lookup.find(session, OrderEntity.class, orderId).map(OrderEntity::toOrder);
    }

    static int changeStatus(Session session, long orderId, int expectedVersion, OrderStatus status) {
        OrderEntity order = lock(session, orderId);
        if (order.version != expectedVersion) {
            throw new StoreException.StaleVersion(orderId, expectedVersion);
        }
        if (order.status == OrderStatus.CANCELLED) {
            throw new StoreException.WrongStatus(orderId, order.status);
        }
        // The update says so also where the status is the old one; a changed entity would not.
        session.createMutationQuery("update versioned OrderEntity o set o.status = :status where o.id = :id")
                .setParameter("status", status)
                .setParameter("id", orderId)
                .executeUpdate();
        return expectedVersion + 1;
    }

    static int cancel(Session session, long orderId) {
        OrderEntity order = lock(session, orderId);
        if (order.status != OrderStatus.NEW && order.status != OrderStatus.PAID) {
            throw new StoreException.WrongStatus(orderId, order.status);
        }
        order.status = OrderStatus.CANCELLED;
        Map<Long, Integer> quantities = new TreeMap<>();
        for (OrderItemEntity item : order.items) {
            quantities.merge(item.product.id, item.quantity, Integer::sum);
        }
        quantities.forEach(
                (productId, quantity) -> Stock.lock(session, productId).putBack(quantity));
        session.flush();
        return order.version;
    }

    static List<Long> importAll(Session session, List<ImportedOrder> orders) {
        List<Long> keys = new ArrayList<>();
        for (ImportedOrder imported : orders) {
            UserEntity user = session.getReference(UserEntity.class, imported.userId());
            OrderEntity order = new OrderEntity(user, imported.status(), imported.createdAt());
            for (ImportedOrder.Item item : imported.items()) {
                ProductEntity product = session.getReference(ProductEntity.class, item.productId());
                order.add(product, item.quantity(), item.unitPrice());
            }
            session.persist(order);
            keys.add(order.id);
        }
        return keys;
    }

    private static OrderEntity lock(Session session, long orderId) {
        return Lookup.find(session, OrderEntity.class, orderId, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new StoreException.NotFound("order", orderId));
    }
}
