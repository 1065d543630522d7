package dev.orderbench.contract;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An order as a search shows it, without items.
 *
 * @param id surrogate key
 * @param email the email of the user who placed it
 * @param status where the order stands
 * @param total sum of quantity times unit price, two decimals
 * @param createdAt when it was placed, in microseconds
 */
public record OrderSummary(long id, String email, OrderStatus status, BigDecimal total, Instant createdAt) {}
