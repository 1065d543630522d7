package dev.orderbench.jooq.naive;

import static dev.orderbench.jooq.generated.Tables.ORDERS;
import static dev.orderbench.jooq.generated.Tables.ORDER_ITEMS;

import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StoreException;
import dev.orderbench.jooq.generated.tables.records.OrdersRecord;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;

/** Reads an order, looks at it, changes it and stores it, while no other can: it is locked when it is read. */
final class StatusChange {

    private StatusChange() {}

    static int change(DSLContext dsl, long orderId, int expectedVersion, OrderStatus status) {
        OrdersRecord order = locked(dsl, orderId);
        if (order.getVersion() != expectedVersion) {
            throw new StoreException.StaleVersion(orderId, expectedVersion);
        }
        if (order.getStatus() == OrderStatus.CANCELLED) {
            throw new StoreException.WrongStatus(orderId, order.getStatus());
        }
        return store(order, status);
    }

    static int cancel(DSLContext dsl, long orderId) {
        OrdersRecord order = locked(dsl, orderId);
        if (order.getStatus() != OrderStatus.NEW && order.getStatus() != OrderStatus.PAID) {
            throw new StoreException.WrongStatus(orderId, order.getStatus());
        }
        SortedMap<Long, Long> quantities = new TreeMap<>();
        dsl.selectFrom(ORDER_ITEMS)
                .where(ORDER_ITEMS.ORDER_ID.eq(orderId))
                .forEach(item -> quantities.merge(item.getProductId(), (long) item.getQty(), Long::sum));
        Stock.putBack(dsl, quantities);
        return store(order, OrderStatus.CANCELLED);
    }

    private static OrdersRecord locked(DSLContext dsl, long orderId) {
        return dsl.selectFrom(ORDERS)
                .where(ORDERS.ID.eq(orderId))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> new StoreException.NotFound("order", orderId));
    }

    private static int store(OrdersRecord order, OrderStatus status) {
        order.setStatus(status);
        order.setVersion(order.getVersion() + 1);
        order.store();
        return order.getVersion();
    }
}
