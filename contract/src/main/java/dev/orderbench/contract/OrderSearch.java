package dev.orderbench.contract;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to search orders for: any subset of the criteria, an order and a limit. A criterion that is {@code null} does not
 * restrict.
 *
 * @param email the user's email, in full
 * @param minTotal the least total, inclusive; two decimals
 * @param status the status
 * @param from the earliest time, inclusive, in microseconds
 * @param until the time before which the order was placed, exclusive, in microseconds
 * @param sort the order of the results
 * @param limit how many results at most, 1 or more
 */
public record OrderSearch(
        @Nullable String email,
        @Nullable BigDecimal minTotal,
        @Nullable OrderStatus status,
        @Nullable Instant from,
        @Nullable Instant until,
        OrderSort sort,
        int limit) {

    public OrderSearch {
        Checks.atLeast(1, limit, "limit");
        if (minTotal != null) {
            minTotal = Checks.money(minTotal, "minimum total");
        }
        if (from != null) {
            Checks.microseconds(from, "from");
        }
        if (until != null) {
            Checks.microseconds(until, "until");
        }
    }

    /** A search without criteria. */
    public static OrderSearch all(OrderSort sort, int limit) {
        return new OrderSearch(null, null, null, null, null, sort, limit);
    }

    public OrderSearch withEmail(String value) {
        return new OrderSearch(value, minTotal, status, from, until, sort, limit);
    }

    public OrderSearch withMinTotal(BigDecimal value) {
        return new OrderSearch(email, value, status, from, until, sort, limit);
    }

    public OrderSearch withStatus(OrderStatus value) {
        return new OrderSearch(email, minTotal, value, from, until, sort, limit);
    }

    public OrderSearch withFrom(Instant value) {
        return new OrderSearch(email, minTotal, status, value, until, sort, limit);
    }

    public OrderSearch withUntil(Instant value) {
        return new OrderSearch(email, minTotal, status, from, value, sort, limit);
    }
}
