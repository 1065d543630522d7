package dev.orderbench.jooq.tuned;

import static dev.orderbench.jooq.generated.Tables.ORDERS;
import static dev.orderbench.jooq.generated.Tables.ORDER_ITEMS;
import static dev.orderbench.jooq.generated.Tables.PRODUCTS;
import static dev.orderbench.jooq.generated.Tables.USERS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;

import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderItem;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.User;
import dev.orderbench.contract.UserWithOrders;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.impl.DSL;

/** Reads a user with nested collections: MULTISET has PostgreSQL nest them, so that it takes one statement. */
final class RecentOrders {

    private static final SelectField<User> USER = DSL.row(
                    USERS.ID, USERS.EMAIL, USERS.NAME, USERS.PASSWORD_HASH, USERS.CREATED_AT, USERS.UPDATED_AT)
            .convertFrom(mapping(User::new));

    private static final Field<List<OrderItem>> ITEMS = multiset(
                    DSL.select(ORDER_ITEMS.PRODUCT_ID, PRODUCTS.SKU, ORDER_ITEMS.QTY, ORDER_ITEMS.UNIT_PRICE)
                            .from(ORDER_ITEMS)
                            .join(PRODUCTS)
                            .on(PRODUCTS.ID.eq(ORDER_ITEMS.PRODUCT_ID))
                            .where(ORDER_ITEMS.ORDER_ID.eq(ORDERS.ID))
                            .orderBy(ORDER_ITEMS.ID))
            .convertFrom(rows -> rows.map(mapping(OrderItem::new)));

    private RecentOrders() {}

    static UserWithOrders select(DSLContext dsl, long userId, int take) {
        UserWithOrders found = dsl.select(USER, orders(take))
                .from(USERS)
                .where(USERS.ID.eq(userId))
                .fetchOne(mapping(UserWithOrders::new));
        if (found == null) {
            throw new StoreException.NotFound("user", userId);
        }
        return found;
    }

    private static Field<List<Order>> orders(int take) {
        return multiset(DSL.select(ORDERS.ID, ORDERS.STATUS, ORDERS.TOTAL, ORDERS.VERSION, ORDERS.CREATED_AT, ITEMS)
                        .from(ORDERS)
                        .where(ORDERS.USER_ID.eq(USERS.ID))
                        .orderBy(ORDERS.CREATED_AT.desc(), ORDERS.ID.desc())
                        .limit(take))
                .convertFrom(rows -> rows.map(mapping(Order::new)));
    }
}
