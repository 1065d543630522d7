package dev.orderbench.jpa.session;

import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderItem;
import dev.orderbench.contract.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order joined with one of its items; what belongs to the item is {@code null} where there is none. */
public record OrderRow(
        long id,
        OrderStatus status,
        BigDecimal total,
        int version,
        Instant createdAt,
        @Nullable Long productId,
        @Nullable String sku,
        @Nullable Integer quantity,
        @Nullable BigDecimal unitPrice) {

    /** Takes the columns of an order and an item, in the order of this record, out of a row. */
    public static OrderRow of(Object[] row, int first) {
        return new OrderRow(
                (long) row[first],
                (OrderStatus) row[first + 1],
                (BigDecimal) row[first + 2],
                (int) row[first + 3],
                (Instant) row[first + 4],
                (Long) row[first + 5],
                (String) row[first + 6],
                (Integer) row[first + 7],
                (BigDecimal) row[first + 8]);
    }

    /** Puts the rows of each order, which stand together, into one order with its items. */
    public static List<Order> group(List<OrderRow> rows) {
        List<Order> orders = new ArrayList<>();
        int from = 0;
        while (from < rows.size()) {
            int to = from + 1;
            while (to < rows.size() && rows.get(to).id == rows.get(from).id) {
                to++;
            }
            orders.add(rows.get(from).order(rows.subList(from, to)));
            from = to;
        }
        return orders;
    }

    private Order order(List<OrderRow> rows) {
        List<OrderItem> items = new ArrayList<>(rows.size());
        for (OrderRow row : rows) {
            if (row.productId != null && row.sku != null && row.quantity != null && row.unitPrice != null) {
                items.add(new OrderItem(row.productId, row.sku, row.quantity, row.unitPrice));
            }
        }
        return new Order(id, status, total, version, createdAt, items);
    }
}
