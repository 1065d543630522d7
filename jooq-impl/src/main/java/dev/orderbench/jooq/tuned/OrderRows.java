package dev.orderbench.jooq.tuned;

import static dev.orderbench.jooq.generated.Tables.ORDER_ITEMS;
import static dev.orderbench.jooq.generated.Tables.PRODUCTS;

import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderItem;
import dev.orderbench.contract.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collector;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Nests rows of orders and items, each order's together, in memory. */
final class OrderRows {
    private final Field<Long> id;
    private final Field<OrderStatus> status;
    private final Field<BigDecimal> total;
    private final Field<Integer> version;
    private final Field<Instant> createdAt;
    private final List<Order> orders = new ArrayList<>();
    private @Nullable Record first;
    private List<OrderItem> items = new ArrayList<>();

    private OrderRows(
            Field<Long> id,
            Field<OrderStatus> status,
            Field<BigDecimal> total,
            Field<Integer> version,
            Field<Instant> createdAt) {
        this.id = id;
        this.status = status;
        this.total = total;
        this.version = version;
        this.createdAt = createdAt;
    }

    static Collector<Record, ?, List<Order>> toOrders(
            Field<Long> id,
            Field<OrderStatus> status,
            Field<BigDecimal> total,
            Field<Integer> version,
            Field<Instant> createdAt) {
        return Collector.of(
                () -> new OrderRows(id, status, total, version, createdAt),
                OrderRows::add,
                (left, right) -> {
                    throw new UnsupportedOperationException("rows come one after the other");
                },
                OrderRows::finish);
    }

    private void add(Record row) {
        if (row.get(id) == null) {
            return;
        }
        if (first == null || !row.get(id).equals(first.get(id))) {
            finishOrder();
            first = row;
        }
        if (row.get(ORDER_ITEMS.PRODUCT_ID) != null) {
            items.add(new OrderItem(
                    row.get(ORDER_ITEMS.PRODUCT_ID),
                    row.get(PRODUCTS.SKU),
                    row.get(ORDER_ITEMS.QTY),
                    row.get(ORDER_ITEMS.UNIT_PRICE)));
        }
    }

    private void finishOrder() {
        if (first != null) {
            orders.add(new Order(
                    first.get(id),
                    first.get(status),
                    first.get(total),
                    first.get(version),
                    first.get(createdAt),
                    items));
            items = new ArrayList<>();
        }
    }

    private List<Order> finish() {
        finishOrder();
        return orders;
    }
}
