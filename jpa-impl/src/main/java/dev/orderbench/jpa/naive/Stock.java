package dev.orderbench.jpa.naive;

import dev.orderbench.contract.StockTake;
import dev.orderbench.contract.StoreException;
import jakarta.persistence.LockModeType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Reads what is in stock with a lock, one product after the other; callers go in the order of product ids (R45). */
final class Stock {

    private Stock() {}

    static InventoryEntity lock(Session session, long productId) {
        return find(session, productId)
                .orElseThrow(() -> new StoreException.NotFound("inventory of product", productId));
    }

    /** A row that does not exist cannot be locked; so that two do not insert it, its product is locked before. */
    static boolean set(Session session, StockTake stockTake) {
        List<StockTake.Level> levels = stockTake.levels().stream()
                .sorted(Comparator.comparing(StockTake.Level::productId))
                .toList();
        for (StockTake.Level level : levels) {
            Lookup.find(session, ProductEntity.class, level.productId(), LockModeType.PESSIMISTIC_WRITE);
            Optional<InventoryEntity> inventory = find(session, level.productId());
            if (inventory.isPresent()) {
                inventory.get().stock = level.stock();
            } else {
                session.persist(new InventoryEntity(level.productId(), level.stock()));
            }
        }
        return true;
    }

    private static Optional<InventoryEntity> find(Session session, long productId) {
        return Lookup.find(session, InventoryEntity.class, productId, LockModeType.PESSIMISTIC_WRITE);
    }
}
