package dev.orderbench.contract;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * What was sold of one product in one month.
 *
 * @param month the month, in UTC
 * @param sku the product's natural key
 * @param pieces how many pieces
 * @param revenue sum of quantity times unit price, two decimals
 * @param rank the place among the products of this month by revenue, 1 for the highest; equal revenues share a place, and
 *     the places after them are left out (1, 1, 3)
 * @param runningTotal the revenue of this product from the start of the report to the end of this month, two decimals
 */
public record SalesRow(
        YearMonth month, String sku, long pieces, BigDecimal revenue, int rank, BigDecimal runningTotal) {}
