package dev.orderbench.jooq.tuned;

import static dev.orderbench.jooq.generated.Tables.ORDERS;
import static dev.orderbench.jooq.generated.Tables.ORDER_ITEMS;
import static dev.orderbench.jooq.generated.Tables.PRODUCTS;

import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderItem;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Nests rows in memory: each holds one item and repeats its order; the rows of an order follow each other. */
final class OrderRows {

    /** What a row holds. */
    static final List<Field<?>> COLUMNS = List.of(
            ORDERS.ID,
            ORDERS.STATUS,
            ORDERS.TOTAL,
            ORDERS.VERSION,
            ORDERS.CREATED_AT,
            ORDER_ITEMS.PRODUCT_ID,
            PRODUCTS.SKU,
            ORDER_ITEMS.QTY,
            ORDER_ITEMS.UNIT_PRICE);

    private OrderRows() {}

    static List<Order> nest(List<? extends Record> rows) {
        List<Order> orders = new ArrayList<>();
        List<OrderItem> items = new ArrayList<>();
        @Nullable Record order = null;
        for (Record row : rows) {
            if (order != null && !order.get(ORDERS.ID).equals(row.get(ORDERS.ID))) {
                orders.add(order(order, items));
                items.clear();
            }
            order = row;
            // Null where an order has no items.
            if (row.get(ORDER_ITEMS.PRODUCT_ID) != null) {
                items.add(item(row));
            }
        }
        if (order != null) {
            orders.add(order(order, items));
        }
        return orders;
    }

    private static Order order(Record row, List<OrderItem> items) {
        return new Order(
                row.get(ORDERS.ID),
                row.get(ORDERS.STATUS),
                row.get(ORDERS.TOTAL),
                row.get(ORDERS.VERSION),
                row.get(ORDERS.CREATED_AT),
                items);
    }

    private static OrderItem item(Record row) {
        return new OrderItem(
                row.get(ORDER_ITEMS.PRODUCT_ID),
                row.get(PRODUCTS.SKU),
                row.get(ORDER_ITEMS.QTY),
                row.get(ORDER_ITEMS.UNIT_PRICE));
    }
}
