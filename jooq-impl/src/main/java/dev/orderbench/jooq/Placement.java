package dev.orderbench.jooq;

import static dev.orderbench.jooq.generated.Tables.INVENTORY;
import static dev.orderbench.jooq.generated.Tables.ORDERS;
import static dev.orderbench.jooq.generated.Tables.ORDER_ITEMS;
import static dev.orderbench.jooq.generated.Tables.PRODUCTS;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StoreException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Places one order in the transaction of its context: prices, order, items in a batch, stock in a batch. The stock comes
 * last, so that the rows that other orders wait for are locked for the shortest time.
 */
final class Placement {

    private final DSLContext dsl;
    private final NewOrder order;

    Placement(DSLContext dsl, NewOrder order) {
        this.dsl = dsl;
        this.order = order;
    }

    OrderReceipt run(Instant now) {
        Map<Long, BigDecimal> prices = prices();
        BigDecimal total = BigDecimal.ZERO.setScale(2);
        for (NewOrder.Line line : order.lines()) {
            BigDecimal price = prices.get(line.productId());
            if (price == null) {
                throw new StoreException.NotFound("product", line.productId());
            }
            total = total.add(price.multiply(BigDecimal.valueOf(line.quantity())));
        }
        long orderId = insertOrder(total, now);
        insertItems(orderId, prices);
        takeStock();
        return new OrderReceipt(orderId, total, now);
    }

    /** An array keeps the statement the same for any number of products; an IN list would not. */
    private Map<Long, BigDecimal> prices() {
        Long[] ids =
                order.lines().stream().map(NewOrder.Line::productId).distinct().toArray(Long[]::new);
        return dsl.select(PRODUCTS.ID, PRODUCTS.PRICE)
                .from(PRODUCTS)
                .where(PRODUCTS.ID.eq(DSL.any(ids)))
                .fetchMap(PRODUCTS.ID, PRODUCTS.PRICE);
    }

    private long insertOrder(BigDecimal total, Instant now) {
        return dsl.insertInto(ORDERS)
                .set(ORDERS.USER_ID, order.userId())
                .set(ORDERS.STATUS, OrderStatus.NEW)
                .set(ORDERS.TOTAL, total)
                .set(ORDERS.CREATED_AT, now)
                .returningResult(ORDERS.ID)
                .fetchSingle()
                .value1();
    }

    private void insertItems(long orderId, Map<Long, BigDecimal> prices) {
        BatchBindStep batch = dsl.batch(dsl.insertInto(
                        ORDER_ITEMS,
                        ORDER_ITEMS.ORDER_ID,
                        ORDER_ITEMS.PRODUCT_ID,
                        ORDER_ITEMS.QTY,
                        ORDER_ITEMS.UNIT_PRICE)
                .values((Long) null, null, null, null));
        for (NewOrder.Line line : order.lines()) {
            batch = batch.bind(orderId, line.productId(), line.quantity(), prices.get(line.productId()));
        }
        batch.execute();
    }

    /** One update a product, in the order of their ids (R45). */
    private void takeStock() {
        SortedMap<Long, Integer> quantities = new TreeMap<>();
        for (NewOrder.Line line : order.lines()) {
            quantities.merge(line.productId(), line.quantity(), Integer::sum);
        }
        BatchBindStep batch = dsl.batch(dsl.update(INVENTORY)
                .set(INVENTORY.STOCK, INVENTORY.STOCK.minus(DSL.val((Integer) null, INVENTORY.STOCK)))
                .where(INVENTORY.PRODUCT_ID.eq((Long) null)));
        for (Map.Entry<Long, Integer> entry : quantities.entrySet()) {
            batch = batch.bind(entry.getValue(), entry.getKey());
        }
        int[] updated = batch.execute();
        List<Long> products = List.copyOf(quantities.keySet());
        for (int i = 0; i < updated.length; i++) {
            if (updated[i] == 0) {
                throw new StoreException.NotFound("inventory of product", products.get(i));
            }
        }
    }
}
