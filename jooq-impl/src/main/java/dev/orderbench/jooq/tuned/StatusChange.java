package dev.orderbench.jooq.tuned;

import static dev.orderbench.jooq.generated.Tables.ORDERS;
import static org.jooq.impl.DSL.inline;

import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StoreException;
import dev.orderbench.jooq.session.Session;
import org.jooq.DSLContext;

/**
 * Changes the status of an order by one statement that meets it in the expected version only. When it meets none, a second
 * statement asks why.
 */
final class StatusChange {

    private StatusChange() {}

    static int run(Session session, long orderId, int expectedVersion, OrderStatus status) {
        int updated = session.write(dsl -> update(dsl, orderId, expectedVersion, status));
        if (updated == 0) {
            throw session.read(dsl -> refusal(dsl, orderId, expectedVersion));
        }
        return expectedVersion + 1;
    }

    private static int update(DSLContext dsl, long orderId, int expectedVersion, OrderStatus status) {
        return dsl.update(ORDERS)
                .set(ORDERS.STATUS, status)
                .set(ORDERS.VERSION, ORDERS.VERSION.plus(inline(1)))
                .where(ORDERS.ID.eq(orderId))
                .and(ORDERS.VERSION.eq(expectedVersion))
                .and(ORDERS.STATUS.ne(inline(OrderStatus.CANCELLED, ORDERS.STATUS)))
                .execute();
    }

    /** An order that has come to the expected version only since was of another one when it was to be changed. */
    private static StoreException refusal(DSLContext dsl, long orderId, int expectedVersion) {
        return dsl.select(ORDERS.VERSION, ORDERS.STATUS)
                .from(ORDERS)
                .where(ORDERS.ID.eq(orderId))
                .fetchOptional()
                .map(order -> order.value1() == expectedVersion && order.value2() == OrderStatus.CANCELLED
                        ? new StoreException.WrongStatus(orderId, order.value2())
                        : new StoreException.StaleVersion(orderId, expectedVersion))
                .orElseGet(() -> new StoreException.NotFound("order", orderId));
    }
}
