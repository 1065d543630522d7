package dev.orderbench.contract;

/** The life of an order; stored by name. */
public enum OrderStatus {
    NEW,
    PAID,
    SHIPPED,
    DELIVERED,
    CANCELLED
}
