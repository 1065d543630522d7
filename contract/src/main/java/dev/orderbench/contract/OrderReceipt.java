package dev.orderbench.contract;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What is known of an order once it is placed.
 *
 * @param orderId surrogate key, given by the database
 * @param total sum of quantity times unit price, two decimals
 * @param createdAt when it was placed, in microseconds
 */
public record OrderReceipt(long orderId, BigDecimal total, Instant createdAt) {}
