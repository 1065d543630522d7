package dev.orderbench.tck;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.OrderItem;
import dev.orderbench.database.Dataset;
import java.math.BigDecimal;
import java.util.List;

/** Orders of the dataset's products, as they are placed and as they are read. */
final class OrderData {

    private OrderData() {}

    static NewOrder.Line line(long productId, int quantity) {
        return new NewOrder.Line(productId, quantity);
    }

    /** What becomes of a line, at the product's price. */
    static OrderItem item(int productId, int quantity) {
        return new OrderItem(productId, Dataset.sku(productId - 1), quantity, Dataset.price(productId - 1));
    }

    static BigDecimal total(List<OrderItem> items) {
        return items.stream()
                .map(item -> item.unitPrice().multiply(BigDecimal.valueOf(item.quantity())))
                .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }
}
