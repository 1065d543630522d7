package dev.orderbench.jooq.naive;

import static dev.orderbench.jooq.generated.Tables.INVENTORY;

import dev.orderbench.contract.StockTake;
import dev.orderbench.contract.StoreException;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.jooq.DSLContext;

/** Changes what is in stock a product at a time, in the order of their ids (R45). */
final class Stock {

    /** More than can be in stock, and still within an integer when it is taken from one. */
    private static final long TOO_MUCH = 1L << 31;

    private Stock() {}

    static void take(DSLContext dsl, SortedMap<Long, Long> quantities) {
        quantities.forEach((productId, quantity) -> {
            int updated = dsl.update(INVENTORY)
                    .set(INVENTORY.STOCK, INVENTORY.STOCK.minus(Math.min(quantity, TOO_MUCH)))
                    .where(INVENTORY.PRODUCT_ID.eq(productId))
                    .execute();
            if (updated == 0) {
                throw new StoreException.NotFound("inventory of product", productId);
            }
        });
    }

    static void putBack(DSLContext dsl, SortedMap<Long, Long> quantities) {
        quantities.forEach((productId, quantity) -> dsl.update(INVENTORY)
                .set(INVENTORY.STOCK, INVENTORY.STOCK.plus(quantity))
                .where(INVENTORY.PRODUCT_ID.eq(productId))
                .execute());
    }

    static int set(DSLContext dsl, StockTake stockTake) {
        List<StockTake.Level> levels = stockTake.levels().stream()
                .sorted(Comparator.comparingLong(StockTake.Level::productId))
                .toList();
        for (StockTake.Level level : levels) {
            dsl.insertInto(INVENTORY)
                    .set(INVENTORY.PRODUCT_ID, level.productId())
                    .set(INVENTORY.STOCK, level.stock())
                    .onDuplicateKeyUpdate()
                    .set(INVENTORY.STOCK, level.stock())
                    .execute();
        }
        return levels.size();
    }
}
