package dev.orderbench.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * An order that comes from elsewhere, with its history: it is stored as it is, and takes nothing from stock.
 *
 * @param userId who placed it
 * @param status where it stands
 * @param createdAt when it was placed, in microseconds
 * @param items what was ordered, 1 to 1,000 items, in their order
 */
public record ImportedOrder(long userId, OrderStatus status, Instant createdAt, List<Item> items) {

    public ImportedOrder {
        Checks.microseconds(createdAt, "createdAt");
        items = List.copyOf(items);
        Checks.between(1, 1_000, items.size(), "number of items");
    }

    /** The sum of quantity times unit price, two decimals. */
    public BigDecimal total() {
        return items.stream()
                .map(item -> item.unitPrice().multiply(BigDecimal.valueOf(item.quantity())))
                .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    /**
     * One item of an imported order.
     *
     * @param productId the product's key
     * @param quantity pieces, 1 to 1,000,000
     * @param unitPrice the price of one piece when it was ordered, 0 or more, two decimals
     */
    public record Item(long productId, int quantity, BigDecimal unitPrice) {

        public Item {
            Checks.between(1, 1_000_000, quantity, "quantity");
            unitPrice = Checks.money(unitPrice, "unit price");
            if (unitPrice.signum() < 0) {
                throw new IllegalArgumentException("unit price must be 0 or more, but is " + unitPrice);
            }
        }
    }
}
