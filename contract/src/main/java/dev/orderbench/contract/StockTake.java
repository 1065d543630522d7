package dev.orderbench.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The result of counting what is in stock.
 *
 * @param levels what was counted, 1 to 10,000 products, each once
 */
public record StockTake(List<Level> levels) {

    public StockTake {
        levels = List.copyOf(levels);
        Checks.between(1, 10_000, levels.size(), "number of levels");
        Set<Long> products = new HashSet<>();
        for (Level level : levels) {
            if (!products.add(level.productId())) {
                throw new IllegalArgumentException("product %d is counted twice".formatted(level.productId()));
            }
        }
    }

    /**
     * What was counted of one product.
     *
     * @param productId the product's key
     * @param stock pieces in stock; a negative number is for the database to refuse (R61)
     */
    public record Level(long productId, int stock) {}
}
