package dev.orderbench.tck.reference;

import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderSummary;

/** An order, and who placed it. */
record PlacedOrder(long userId, Order order) {

    /** The same order after a change. */
    PlacedOrder changedTo(OrderStatus status) {
        return new PlacedOrder(
                userId,
                new Order(order.id(), status, order.total(), order.version() + 1, order.createdAt(), order.items()));
    }

    OrderSummary summary(String email) {
        return new OrderSummary(order.id(), email, order.status(), order.total(), order.createdAt());
    }
}
