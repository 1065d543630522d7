package dev.orderbench.contract;

import java.time.Instant;

/**
 * A place in the list of all orders, newest first: after the order of this time and id. Unlike an offset, it stays where it
 * is when orders are added before it, and is found by an index.
 *
 * @param createdAt when the order before this place was placed, in microseconds
 * @param id that order's key
 */
public record OrderCursor(Instant createdAt, long id) {

    /** The place before the newest order. */
    public static final OrderCursor BEGINNING = new OrderCursor(TimeRange.ALL.until(), Long.MAX_VALUE);

    public OrderCursor {
        Checks.microseconds(createdAt, "createdAt");
    }

    /** The place after an order. */
    public static OrderCursor after(OrderSummary order) {
        return new OrderCursor(order.createdAt(), order.id());
    }
}
