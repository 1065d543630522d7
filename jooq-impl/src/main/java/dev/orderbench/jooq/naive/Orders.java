package dev.orderbench.jooq.naive;

import static dev.orderbench.jooq.generated.Tables.ORDERS;
import static dev.orderbench.jooq.generated.Tables.ORDER_ITEMS;
import static dev.orderbench.jooq.generated.Tables.PRODUCTS;
import static dev.orderbench.jooq.generated.Tables.USERS;

import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderItem;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.User;
import dev.orderbench.contract.UserWithOrders;
import dev.orderbench.jooq.generated.tables.records.OrderItemsRecord;
import dev.orderbench.jooq.generated.tables.records.OrdersRecord;
import dev.orderbench.jooq.generated.tables.records.ProductsRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Reads orders with their items: a query for the items of each order, and one for the product of each item. */
final class Orders {

    private Orders() {}

    static Optional<Order> find(DSLContext dsl, long orderId) {
        return dsl.fetchOptional(ORDERS, ORDERS.ID.eq(orderId)).map(order -> withItems(dsl, order));
    }

    static UserWithOrders recent(DSLContext dsl, long userId, int take) {
        User user = dsl.selectFrom(USERS)
                .where(USERS.ID.eq(userId))
                .fetchOptionalInto(User.class)
                .orElseThrow(() -> new StoreException.NotFound("user", userId));
        List<Order> orders = new ArrayList<>();
        for (OrdersRecord order : dsl.selectFrom(ORDERS)
                .where(ORDERS.USER_ID.eq(userId))
                .orderBy(ORDERS.CREATED_AT.desc(), ORDERS.ID.desc())
                .limit(take)
                .fetch()) {
            orders.add(withItems(dsl, order));
        }
        return new UserWithOrders(user, orders);
    }

    private static Order withItems(DSLContext dsl, OrdersRecord order) {
        List<OrderItem> items = new ArrayList<>();
        for (OrderItemsRecord item : dsl.selectFrom(ORDER_ITEMS)
                .where(ORDER_ITEMS.ORDER_ID.eq(order.getId()))
                .orderBy(ORDER_ITEMS.ID)
                .fetch()) {
            ProductsRecord product = dsl.fetchSingle(PRODUCTS, PRODUCTS.ID.eq(item.getProductId()));
            items.add(new OrderItem(item.getProductId(), product.getSku(), item.getQty(), item.getUnitPrice()));
        }
        return new Order(
                order.getId(), order.getStatus(), order.getTotal(), order.getVersion(), order.getCreatedAt(), items);
    }
}
