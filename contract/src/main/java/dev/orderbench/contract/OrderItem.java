package dev.orderbench.contract;

import java.math.BigDecimal;

/**
 * One line of a placed order.
 *
 * @param productId the product's key
 * @param sku the product's natural key
 * @param quantity pieces, 1 or more
 * @param unitPrice price of one piece when the order was placed, two decimals
 */
public record OrderItem(long productId, String sku, int quantity, BigDecimal unitPrice) {}
