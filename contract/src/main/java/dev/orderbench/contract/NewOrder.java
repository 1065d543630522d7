package dev.orderbench.contract;

import java.util.List;

/**
 * An order to be placed.
 *
 * @param userId who places it
 * @param lines what is ordered, 1 to 1,000 lines; a product may stand in several
 */
public record NewOrder(long userId, List<Line> lines) {

    public NewOrder {
        lines = List.copyOf(lines);
        Checks.between(1, 1_000, lines.size(), "number of lines");
    }

    /**
     * One line of an order to be placed.
     *
     * @param productId the product's key
     * @param quantity pieces, 1 to 1,000,000
     */
    public record Line(long productId, int quantity) {

        public Line {
            Checks.between(1, 1_000_000, quantity, "quantity");
        }
    }
}
