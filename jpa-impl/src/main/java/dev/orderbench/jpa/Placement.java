package dev.orderbench.jpa;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.StoreException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Places one order in the transaction of its entity manager. The inventory is read with a lock, in the order of product
 * ids (R45), since what is written back was computed from what was read; the rest is left to the flush.
 */
final class Placement {

    private static final String LOCK_INVENTORY = """
            select i
            from InventoryEntity i
            join fetch i.product
            where i.productId in :products
            order by i.productId
            """;

    private Placement() {}

    static OrderReceipt run(EntityManager entityManager, NewOrder order, Instant now) {
        Map<Long, InventoryEntity> inventory = lockInventory(entityManager, order);
        OrderEntity entity = new OrderEntity(entityManager.getReference(UserEntity.class, order.userId()), now);
        for (NewOrder.Line line : order.lines()) {
            InventoryEntity stock = inventory.get(line.productId());
            if (stock == null) {
                throw new StoreException.NotFound("product", line.productId());
            }
            entity.add(stock.product, line.quantity());
            stock.take(line.quantity());
        }
        entityManager.persist(entity);
        return new OrderReceipt(entity.id, entity.total, now);
    }

    private static Map<Long, InventoryEntity> lockInventory(EntityManager entityManager, NewOrder order) {
        List<Long> products =
                order.lines().stream().map(NewOrder.Line::productId).distinct().toList();
        return entityManager
                .createQuery(LOCK_INVENTORY, InventoryEntity.class)
                .setParameter("products", products)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .collect(Collectors.toMap(stock -> stock.productId, Function.identity()));
    }
}
