package dev.orderbench.jpa.stateless;

import dev.orderbench.contract.ImportedOrder;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.StatelessSession;

/** Stores orders in portions, the orders of each as one batch and their items as another. */
final class OrderImport {

    /** Few portions, since each ends two batches early; memory for a few thousand items is not much. */
    static final int ORDERS_IN_PORTION = 1_000;

    private OrderImport() {}

    static List<Long> run(StatelessSession session, List<ImportedOrder> imported) {
        Orders orders = new Orders_(session);
        List<Long> keys = new ArrayList<>(imported.size());
        for (int from = 0; from < imported.size(); from += ORDERS_IN_PORTION) {
            insert(orders, imported.subList(from, Math.min(from + ORDERS_IN_PORTION, imported.size())), keys);
        }
        return keys;
    }

    private static void insert(Orders orders, List<ImportedOrder> portion, List<Long> keys) {
        List<OrderEntity> entities = portion.stream()
                .map(order -> new OrderEntity(order.userId(), order.status(), order.total(), order.createdAt()))
                .toList();
        orders.insert(entities);
        List<OrderItemEntity> items = new ArrayList<>();
        for (int i = 0; i < portion.size(); i++) {
            long orderId = entities.get(i).id;
            keys.add(orderId);
            for (ImportedOrder.Item item : portion.get(i).items()) {
                items.add(new OrderItemEntity(orderId, item.productId(), item.quantity(), item.unitPrice()));
            }
        }
        orders.insertItems(items);
    }
}
