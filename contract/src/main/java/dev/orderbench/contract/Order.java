package dev.orderbench.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * An order with its items.
 *
 * @param id surrogate key
 * @param status where the order stands
 * @param total sum of quantity times unit price, two decimals
 * @param version number of changes since it was placed, for optimistic locking
 * @param createdAt when it was placed, in microseconds
 * @param items its lines, in the order in which they were placed; unmodifiable
 */
public record Order(
        long id, OrderStatus status, BigDecimal total, int version, Instant createdAt, List<OrderItem> items) {

    public Order {
        items = List.copyOf(items);
    }
}
