package dev.orderbench.jooq.tuned;

import static dev.orderbench.jooq.generated.Tables.INVENTORY;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.val;

import dev.orderbench.contract.StockTake;
import dev.orderbench.contract.StoreException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/** Changes what is in stock, always in the order of product ids (R45). */
final class Stock {

    private static final Field<Long> PRODUCT_ID = ArrayTable.column(1, SQLDataType.BIGINT);

    private static final Field<Integer> LEVEL = ArrayTable.column(2, SQLDataType.INTEGER);

    /** More than can be in stock, and still within an integer when it is taken from one. */
    private static final long TOO_MUCH = 1L << 31;

    private Stock() {}

    /** Takes pieces by one update a product, all in one batch. */
    static void take(DSLContext dsl, SortedMap<Long, Long> quantities) {
        int[] updated = change(dsl, INVENTORY.STOCK.minus(val((Long) null)), quantities);
        List<Long> products = List.copyOf(quantities.keySet());
        for (int i = 0; i < updated.length; i++) {
            if (updated[i] == 0) {
                throw new StoreException.NotFound("inventory of product", products.get(i));
            }
        }
    }

    /** Puts pieces back by one update a product, all in one batch. */
    static void putBack(DSLContext dsl, SortedMap<Long, Long> quantities) {
        change(dsl, INVENTORY.STOCK.plus(val((Long) null)), quantities);
    }

    private static int[] change(DSLContext dsl, Field<Integer> stock, SortedMap<Long, Long> quantities) {
        BatchBindStep batch = dsl.batch(
                dsl.update(INVENTORY).set(INVENTORY.STOCK, stock).where(INVENTORY.PRODUCT_ID.eq((Long) null)));
        for (Map.Entry<Long, Long> entry : quantities.entrySet()) {
            batch = batch.bind(Math.min(entry.getValue(), TOO_MUCH), entry.getKey());
        }
        return batch.execute();
    }

    /** Sets levels by one statement, whatever their number, in the order of product ids. */
    static int set(DSLContext dsl, StockTake stockTake) {
        List<StockTake.Level> levels = stockTake.levels();
        return dsl.insertInto(INVENTORY)
                .columns(INVENTORY.PRODUCT_ID, INVENTORY.STOCK)
                .select(dsl.select(PRODUCT_ID, LEVEL)
                        .from(ArrayTable.of(
                                levels.stream().map(StockTake.Level::productId).toArray(Long[]::new),
                                levels.stream().map(StockTake.Level::stock).toArray(Integer[]::new)))
                        .orderBy(PRODUCT_ID))
                .onConflict(INVENTORY.PRODUCT_ID)
                .doUpdate()
                .set(INVENTORY.STOCK, excluded(INVENTORY.STOCK))
                .execute();
    }
}
