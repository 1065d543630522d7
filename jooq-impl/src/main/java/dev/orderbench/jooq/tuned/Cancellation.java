package dev.orderbench.jooq.tuned;

import static dev.orderbench.jooq.generated.Tables.ORDERS;
import static dev.orderbench.jooq.generated.Tables.ORDER_ITEMS;
import static org.jooq.impl.DSL.inline;

import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StoreException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Record1;

/** Cancels one order in the transaction of its context: order, items, stock in a batch. */
final class Cancellation {

    private Cancellation() {}

    static int run(DSLContext dsl, long orderId) {
        Record1<Integer> version = dsl.update(ORDERS)
                .set(ORDERS.STATUS, inline(OrderStatus.CANCELLED, ORDERS.STATUS))
                .set(ORDERS.VERSION, ORDERS.VERSION.plus(inline(1)))
                .where(ORDERS.ID.eq(orderId))
                .and(ORDERS.STATUS.in(inline(OrderStatus.NEW, ORDERS.STATUS), inline(OrderStatus.PAID, ORDERS.STATUS)))
                .returningResult(ORDERS.VERSION)
                .fetchOne();
        if (version == null) {
            throw refusal(dsl, orderId);
        }
        Stock.putBack(dsl, quantities(dsl, orderId));
        return version.value1();
    }

    private static SortedMap<Long, Long> quantities(DSLContext dsl, long orderId) {
        SortedMap<Long, Long> quantities = new TreeMap<>();
        dsl.select(ORDER_ITEMS.PRODUCT_ID, ORDER_ITEMS.QTY)
                .from(ORDER_ITEMS)
                .where(ORDER_ITEMS.ORDER_ID.eq(orderId))
                .forEach(item -> quantities.merge(item.value1(), (long) item.value2(), Long::sum));
        return quantities;
    }

    private static StoreException refusal(DSLContext dsl, long orderId) {
        OrderStatus status = dsl.select(ORDERS.STATUS)
                .from(ORDERS)
                .where(ORDERS.ID.eq(orderId))
                .fetchOne(ORDERS.STATUS);
        return status == null
                ? new StoreException.NotFound("order", orderId)
                : new StoreException.WrongStatus(orderId, status);
    }
}
