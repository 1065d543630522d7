package com.example.plain;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.OrderStatus;
import java.util.List;

/** What is refused without asking the database (R2). */
final class Arguments {

    private Arguments() {}

    static void take(int take) {
        require(take >= 0, "take must be 0 or more, but is " + take);
    }

    static void size(int size) {
        require(size >= 1, "size must be 1 or more, but is " + size);
    }

    static void top(int top) {
        require(top >= 1, "top must be 1 or more, but is " + top);
    }

    static void status(OrderStatus status) {
        require(status != OrderStatus.CANCELLED, "an order is cancelled by cancelOrder, not by a change to CANCELLED");
    }

    static void orders(List<ImportedOrder> orders) {
        require(orders.size() <= 100_000, "at most 100000 orders can be imported, but there are " + orders.size());
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
