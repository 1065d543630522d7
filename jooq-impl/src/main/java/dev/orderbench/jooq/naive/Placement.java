package dev.orderbench.jooq.naive;

import static dev.orderbench.jooq.generated.Tables.ORDERS;
import static dev.orderbench.jooq.generated.Tables.ORDER_ITEMS;
import static dev.orderbench.jooq.generated.Tables.PRODUCTS;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUserWithOrders;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.RegisteredUser;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.User;
import dev.orderbench.jooq.generated.tables.records.OrderItemsRecord;
import dev.orderbench.jooq.generated.tables.records.OrdersRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;

/** Places orders in the transaction of the context, a row at a time. */
final class Placement {

    private Placement() {}

    static RegisteredUser register(DSLContext dsl, NewUserWithOrders newUser, Instant now) {
        User user = Users.insert(dsl, newUser.user(), now);
        return new RegisteredUser(user, place(dsl, user.id(), newUser.orders(), now));
    }

    /** The stock of all orders comes last, in the order of product ids (R45). */
    static List<OrderReceipt> place(DSLContext dsl, long userId, List<List<NewOrder.Line>> orders, Instant now) {
        List<OrderReceipt> receipts = new ArrayList<>();
        SortedMap<Long, Long> quantities = new TreeMap<>();
        for (List<NewOrder.Line> lines : orders) {
            receipts.add(insert(dsl, userId, lines, now));
            for (NewOrder.Line line : lines) {
                quantities.merge(line.productId(), (long) line.quantity(), Long::sum);
            }
        }
        Stock.take(dsl, quantities);
        return receipts;
    }

    private static OrderReceipt insert(DSLContext dsl, long userId, List<NewOrder.Line> lines, Instant now) {
        Map<Long, BigDecimal> prices = dsl.select(PRODUCTS.ID, PRODUCTS.PRICE)
                .from(PRODUCTS)
                .where(PRODUCTS.ID.in(
                        lines.stream().map(NewOrder.Line::productId).toList()))
                .fetchMap(PRODUCTS.ID, PRODUCTS.PRICE);
        BigDecimal total = BigDecimal.ZERO.setScale(2);
        for (NewOrder.Line line : lines) {
            BigDecimal price = prices.get(line.productId());
            if (price == null) {
                throw new StoreException.NotFound("product", line.productId());
            }
            total = total.add(price.multiply(BigDecimal.valueOf(line.quantity())));
        }

        OrdersRecord order = dsl.newRecord(ORDERS);
        order.setUserId(userId);
        order.setStatus(OrderStatus.NEW);
        order.setTotal(total);
        order.setCreatedAt(now);
        order.store();
        for (NewOrder.Line line : lines) {
            OrderItemsRecord item = dsl.newRecord(ORDER_ITEMS);
            item.setOrderId(order.getId());
            item.setProductId(line.productId());
            item.setQty(line.quantity());
            item.setUnitPrice(prices.get(line.productId()));
            item.store();
        }
        return new OrderReceipt(order.getId(), total, now);
    }
}
