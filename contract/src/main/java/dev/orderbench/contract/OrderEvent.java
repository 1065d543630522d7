package dev.orderbench.contract;

/**
 * Something that happened to an order, and was committed.
 *
 * @param orderId the order's key
 * @param status where it stands since
 * @param version its version since: 0 when it was placed or imported
 */
public record OrderEvent(long orderId, OrderStatus status, int version) {}
