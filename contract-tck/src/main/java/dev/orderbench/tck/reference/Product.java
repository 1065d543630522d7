package dev.orderbench.tck.reference;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A product and what is in stock of it.
 *
 * @param id surrogate key
 * @param sku natural key
 * @param name what it is called
 * @param price today's price of one piece, two decimals
 * @param stock pieces in stock, or {@code null} when they were never counted
 */
public record Product(
        long id,
        String sku,
        String name,
        BigDecimal price,
        @Nullable Integer stock) {

    Product withStock(int value) {
        return new Product(id, sku, name, price, value);
    }
}
