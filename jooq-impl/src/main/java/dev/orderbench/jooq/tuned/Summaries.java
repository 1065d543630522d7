package dev.orderbench.jooq.tuned;

import static dev.orderbench.jooq.generated.Tables.ORDERS;
import static dev.orderbench.jooq.generated.Tables.USERS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import dev.orderbench.contract.OrderCursor;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderSummary;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record5;
import org.jooq.RecordMapper;
import org.jooq.SQLDialect;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;

/**
 * Reads orders without their items: searches and pages. Limits are written into the statement: one that is a parameter keeps
 * PostgreSQL from a plan for all parameters.
 */
final class Summaries {

    static final RecordMapper<Record5<Long, String, OrderStatus, BigDecimal, Instant>, OrderSummary> SUMMARY =
            mapping(OrderSummary::new);

    private static final List<OrderField<?>> NEWEST_FIRST = List.of(ORDERS.CREATED_AT.desc(), ORDERS.ID.desc());
    private static final List<OrderField<?>> OLDEST_FIRST = List.of(ORDERS.CREATED_AT.asc(), ORDERS.ID.asc());
    private static final List<OrderField<?>> HIGHEST_TOTAL_FIRST = List.of(ORDERS.TOTAL.desc(), ORDERS.ID.desc());

    private static final List<Field<?>> COLUMNS =
            List.of(ORDERS.ID, USERS.EMAIL, ORDERS.STATUS, ORDERS.TOTAL, ORDERS.CREATED_AT);

    /** Of pages of so many orders at most, queries are kept, one for each size. */
    private static final int MOST_KEPT = 100;

    private static final Map<Integer, FixedQuery> PAGES = new ConcurrentHashMap<>();

    private Summaries() {}

    static SelectOnConditionStep<Record5<Long, String, OrderStatus, BigDecimal, Instant>> select(DSLContext dsl) {
        return dsl.select(ORDERS.ID, USERS.EMAIL, ORDERS.STATUS, ORDERS.TOTAL, ORDERS.CREATED_AT)
                .from(ORDERS)
                .join(USERS)
                .on(USERS.ID.eq(ORDERS.USER_ID));
    }

    /** A dynamic query: only the criteria that are present become conditions. */
    static List<OrderSummary> search(DSLContext dsl, OrderSearch search) {
        return select(dsl)
                .where(conditions(search))
                .orderBy(orderBy(search))
                .limit(inline(search.limit()))
                .fetch(SUMMARY);
    }

    /** A comparison of rows, which PostgreSQL answers by a range of the index on both columns. */
    static List<OrderSummary> page(DSLContext dsl, OrderCursor cursor, int size) {
        FixedQuery query = size > MOST_KEPT ? pageQuery(size) : PAGES.computeIfAbsent(size, Summaries::pageQuery);
        return query.with(dsl, cursor.createdAt(), cursor.id())
                .fetch(order -> new OrderSummary(
                        order.get(ORDERS.ID),
                        order.get(USERS.EMAIL),
                        order.get(ORDERS.STATUS),
                        order.get(ORDERS.TOTAL),
                        order.get(ORDERS.CREATED_AT)));
    }

    private static FixedQuery pageQuery(int size) {
        return new FixedQuery(
                COLUMNS,
                select(DSL.using(SQLDialect.POSTGRES))
                        .where(row(ORDERS.CREATED_AT, ORDERS.ID).lt(val(Instant.EPOCH), val(0L)))
                        .orderBy(NEWEST_FIRST)
                        .limit(inline(size)));
    }

    private static List<Condition> conditions(OrderSearch search) {
        List<Condition> conditions = new ArrayList<>(5);
        if (search.email() != null) {
            conditions.add(USERS.EMAIL.eq(search.email()));
        }
        if (search.minTotal() != null) {
            conditions.add(ORDERS.TOTAL.ge(search.minTotal()));
        }
        if (search.status() != null) {
            conditions.add(ORDERS.STATUS.eq(search.status()));
        }
        if (search.from() != null) {
            conditions.add(ORDERS.CREATED_AT.ge(search.from()));
        }
        if (search.until() != null) {
            conditions.add(ORDERS.CREATED_AT.lt(search.until()));
        }
        return conditions;
    }

    private static List<OrderField<?>> orderBy(OrderSearch search) {
        return switch (search.sort()) {
            case NEWEST_FIRST -> NEWEST_FIRST;
            case OLDEST_FIRST -> OLDEST_FIRST;
            case HIGHEST_TOTAL_FIRST -> HIGHEST_TOTAL_FIRST;
        };
    }
}
