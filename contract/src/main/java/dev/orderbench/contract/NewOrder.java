package dev.orderbench.contract;

import java.util.List;

/**
 * An order to be placed.
 *
 * @param userId who places it
 * @param lines what is ordered, at least one line; a product may stand in several
 */
public record NewOrder(long userId, List<Line> lines) {

    public NewOrder {
        lines = List.copyOf(lines);
        Checks.atLeast(1, lines.size(), "number of lines");
    }

    /**
     * One line of an order to be placed.
     *
     * @param productId the product's key
     * @param quantity pieces, 1 or more
     */
    public record Line(long productId, int quantity) {

        public Line {
            Checks.atLeast(1, quantity, "quantity");
        }
    }
}
