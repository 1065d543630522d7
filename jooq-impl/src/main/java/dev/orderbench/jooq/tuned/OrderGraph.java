package dev.orderbench.jooq.tuned;

import static dev.orderbench.jooq.generated.Tables.ORDERS;
import static dev.orderbench.jooq.generated.Tables.ORDER_ITEMS;
import static dev.orderbench.jooq.generated.Tables.PRODUCTS;

import dev.orderbench.contract.Order;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Reads one order with its items: a row for each item. */
final class OrderGraph {

    private static final FixedQuery SELECT = new FixedQuery(
            OrderRows.COLUMNS,
            DSL.select(OrderRows.COLUMNS)
                    .from(ORDERS)
                    .leftJoin(ORDER_ITEMS)
                    .on(ORDER_ITEMS.ORDER_ID.eq(ORDERS.ID))
                    .leftJoin(PRODUCTS)
                    .on(PRODUCTS.ID.eq(ORDER_ITEMS.PRODUCT_ID))
                    .where(ORDERS.ID.eq(0L))
                    .orderBy(ORDER_ITEMS.ID));

    private OrderGraph() {}

    static Optional<Order> find(DSLContext dsl, long orderId) {
        return OrderRows.nest(SELECT.with(dsl, orderId).fetch()).stream().findFirst();
    }
}
