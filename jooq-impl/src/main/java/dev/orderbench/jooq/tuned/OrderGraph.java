package dev.orderbench.jooq.tuned;

import static dev.orderbench.jooq.generated.Tables.ORDERS;
import static dev.orderbench.jooq.generated.Tables.ORDER_ITEMS;
import static dev.orderbench.jooq.generated.Tables.PRODUCTS;

import dev.orderbench.contract.Order;
import java.util.Optional;
import org.jooq.DSLContext;

/** Reads one order with its items: a row for each item. */
final class OrderGraph {

    private OrderGraph() {}

    static Optional<Order> find(DSLContext dsl, long orderId) {
        return dsl
                .select(
                        ORDERS.ID,
                        ORDERS.STATUS,
                        ORDERS.TOTAL,
                        ORDERS.VERSION,
                        ORDERS.CREATED_AT,
                        ORDER_ITEMS.PRODUCT_ID,
                        PRODUCTS.SKU,
                        ORDER_ITEMS.QTY,
                        ORDER_ITEMS.UNIT_PRICE)
                .from(ORDERS)
                .leftJoin(ORDER_ITEMS)
                .on(ORDER_ITEMS.ORDER_ID.eq(ORDERS.ID))
                .leftJoin(PRODUCTS)
                .on(PRODUCTS.ID.eq(ORDER_ITEMS.PRODUCT_ID))
                .where(ORDERS.ID.eq(orderId))
                .orderBy(ORDER_ITEMS.ID)
                .collect(OrderRows.toOrders(ORDERS.ID, ORDERS.STATUS, ORDERS.TOTAL, ORDERS.VERSION, ORDERS.CREATED_AT))
                .stream()
                .findFirst();
    }
}
