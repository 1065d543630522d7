package dev.orderbench.jpa.tuned;

import dev.orderbench.contract.ImportedOrder;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;

/**
 * Stores orders in portions: each is flushed in batches and then forgotten, so that the persistence context stays small.
 * Keys come from the sequences in blocks, before anything is inserted.
 */
final class OrderImport {

    static final int ORDERS_IN_PORTION = 250;

    static final int BATCH_SIZE = 250;

    private OrderImport() {}

    static List<Long> run(Session session, List<ImportedOrder> orders) {
        Integer batchSize = session.getJdbcBatchSize();
        session.setJdbcBatchSize(BATCH_SIZE);
        try {
            List<Long> keys = new ArrayList<>(orders.size());
            for (int from = 0; from < orders.size(); from += ORDERS_IN_PORTION) {
                for (ImportedOrder order : orders.subList(from, Math.min(from + ORDERS_IN_PORTION, orders.size()))) {
                    keys.add(persist(session, order));
                }
                session.flush();
                session.clear();
            }
            return keys;
        } finally {
            session.setJdbcBatchSize(batchSize);
        }
    }

    private static long persist(Session session, ImportedOrder imported) {
        OrderEntity order = new OrderEntity(
                session.getReference(UserEntity.class, imported.userId()),
                imported.status(),
                imported.total(),
                imported.createdAt());
        session.persist(order);
        for (ImportedOrder.Item item : imported.items()) {
            ProductEntity product = session.getReference(ProductEntity.class, item.productId());
            session.persist(new OrderItemEntity(order, product, item.quantity(), item.unitPrice()));
        }
        return order.id;
    }
}
