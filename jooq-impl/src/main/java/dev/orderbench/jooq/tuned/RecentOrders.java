package dev.orderbench.jooq.tuned;

import static dev.orderbench.jooq.generated.Tables.ORDERS;
import static dev.orderbench.jooq.generated.Tables.ORDER_ITEMS;
import static dev.orderbench.jooq.generated.Tables.PRODUCTS;
import static dev.orderbench.jooq.generated.Tables.USERS;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.inline;

import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.User;
import dev.orderbench.contract.UserWithOrders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Reads a user, the recent orders and their items in one statement. The user has a row of its own, before those of the items,
 * so that nothing of it repeats; MULTISET would nest all three, but has the server write JSON and the client parse it.
 */
final class RecentOrders {

    private static final Field<String> EMAIL = absent(USERS.EMAIL).as("user_email");
    private static final Field<String> NAME = absent(USERS.NAME).as("user_name");
    private static final Field<String> PASSWORD_HASH =
            absent(USERS.PASSWORD_HASH).as("user_password_hash");
    private static final Field<Instant> CREATED_AT = absent(USERS.CREATED_AT).as("user_created_at");
    private static final Field<Instant> UPDATED_AT = absent(USERS.UPDATED_AT).as("user_updated_at");

    /** The columns of a row that holds an item. */
    private static final List<Field<?>> ITEM_ROW =
            columns(OrderRows.COLUMNS, EMAIL, NAME, PASSWORD_HASH, CREATED_AT, UPDATED_AT, ORDER_ITEMS.ID);

    /** The same columns of the row that holds the user. */
    private static final List<Field<?>> USER_ROW = columns(
            OrderRows.COLUMNS.stream().<Field<?>>map(RecentOrders::absent).toList(),
            USERS.EMAIL,
            USERS.NAME,
            USERS.PASSWORD_HASH,
            USERS.CREATED_AT,
            USERS.UPDATED_AT,
            absent(ORDER_ITEMS.ID));

    // The user's row has no time of an order, and PostgreSQL puts nulls first where the order is descending. What a
    // union
    // is ordered by are its columns, by name or by place.
    private static final Field<Integer> ORDER_CREATED_AT = inline(1 + OrderRows.COLUMNS.indexOf(ORDERS.CREATED_AT));
    private static final Field<Integer> ORDER_ID = inline(1 + OrderRows.COLUMNS.indexOf(ORDERS.ID));
    private static final Field<Integer> ITEM_ID = inline(ITEM_ROW.size());

    /** Of so many orders at most, queries are kept, one for each number. */
    private static final int MOST_KEPT = 100;

    private static final Map<Integer, FixedQuery> KEPT = new ConcurrentHashMap<>();

    private RecentOrders() {}

    static UserWithOrders select(DSLContext dsl, long userId, int take) {
        FixedQuery query = take > MOST_KEPT ? query(take) : KEPT.computeIfAbsent(take, RecentOrders::query);
        Result<Record> rows = query.with(dsl, userId, userId).fetch();
        if (rows.isEmpty()) {
            throw new StoreException.NotFound("user", userId);
        }
        Record user = rows.getFirst();
        return new UserWithOrders(
                new User(
                        userId,
                        user.get(EMAIL),
                        user.get(NAME),
                        user.get(PASSWORD_HASH),
                        user.get(CREATED_AT),
                        user.get(UPDATED_AT)),
                OrderRows.nest(rows.subList(1, rows.size())));
    }

    /** The number is written into it: as a parameter it would keep PostgreSQL from a plan for all parameters. */
    private static FixedQuery query(int take) {
        return new FixedQuery(
                ITEM_ROW,
                DSL.select(ITEM_ROW)
                        .from(recent(take))
                        .leftJoin(ORDER_ITEMS)
                        .on(ORDER_ITEMS.ORDER_ID.eq(ORDERS.ID))
                        .leftJoin(PRODUCTS)
                        .on(PRODUCTS.ID.eq(ORDER_ITEMS.PRODUCT_ID))
                        .unionAll(DSL.select(USER_ROW).from(USERS).where(USERS.ID.eq(0L)))
                        .orderBy(ORDER_CREATED_AT.desc(), ORDER_ID.desc(), ITEM_ID));
    }

    /** Named like the table, so that its columns are referred to in the same way. */
    private static Table<?> recent(int take) {
        return DSL.select(ORDERS.ID, ORDERS.STATUS, ORDERS.TOTAL, ORDERS.VERSION, ORDERS.CREATED_AT)
                .from(ORDERS)
                .where(ORDERS.USER_ID.eq(0L))
                .orderBy(ORDERS.CREATED_AT.desc(), ORDERS.ID.desc())
                .limit(inline(take))
                .asTable(ORDERS);
    }

    private static <T> Field<T> absent(Field<T> column) {
        return castNull(column.getDataType());
    }

    private static List<Field<?>> columns(List<Field<?>> first, Field<?>... more) {
        List<Field<?>> columns = new ArrayList<>(first);
        columns.addAll(List.of(more));
        return List.copyOf(columns);
    }
}
