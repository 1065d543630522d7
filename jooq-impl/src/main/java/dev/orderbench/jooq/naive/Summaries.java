package dev.orderbench.jooq.naive;

import static dev.orderbench.jooq.generated.Tables.ORDERS;
import static dev.orderbench.jooq.generated.Tables.USERS;
import static dev.orderbench.jooq.session.Failures.translated;

import dev.orderbench.contract.OrderCursor;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record5;
import org.jooq.SelectOnConditionStep;
import org.jooq.SelectSeekStep2;
import org.jooq.impl.DSL;

/** Reads orders without their items: searches, pages and the export. */
final class Summaries {

    static final int PORTION = 1_000;

    private Summaries() {}

    private static SelectOnConditionStep<Record5<Long, String, OrderStatus, BigDecimal, Instant>> select(
            DSLContext dsl) {
        return dsl.select(ORDERS.ID, USERS.EMAIL, ORDERS.STATUS, ORDERS.TOTAL, ORDERS.CREATED_AT)
                .from(ORDERS)
                .join(USERS)
                .on(USERS.ID.eq(ORDERS.USER_ID));
    }

    static List<OrderSummary> search(DSLContext dsl, OrderSearch search) {
        Condition condition = DSL.noCondition();
        if (search.email() != null) {
            condition = condition.and(USERS.EMAIL.eq(search.email()));
        }
        if (search.minTotal() != null) {
            condition = condition.and(ORDERS.TOTAL.ge(search.minTotal()));
        }
        if (search.status() != null) {
            condition = condition.and(ORDERS.STATUS.eq(search.status()));
        }
        if (search.from() != null) {
            condition = condition.and(ORDERS.CREATED_AT.ge(search.from()));
        }
        if (search.until() != null) {
            condition = condition.and(ORDERS.CREATED_AT.lt(search.until()));
        }
        var found = select(dsl).where(condition);
        SelectSeekStep2<?, ?, ?> sorted = switch (search.sort()) {
            case NEWEST_FIRST -> found.orderBy(ORDERS.CREATED_AT.desc(), ORDERS.ID.desc());
            case OLDEST_FIRST -> found.orderBy(ORDERS.CREATED_AT.asc(), ORDERS.ID.asc());
            case HIGHEST_TOTAL_FIRST -> found.orderBy(ORDERS.TOTAL.desc(), ORDERS.ID.desc());
        };
        return sorted.limit(search.limit()).fetchInto(OrderSummary.class);
    }

    static List<OrderSummary> page(DSLContext dsl, OrderCursor cursor, int size) {
        return select(dsl)
                .orderBy(ORDERS.CREATED_AT.desc(), ORDERS.ID.desc())
                .seek(cursor.createdAt(), cursor.id())
                .limit(size)
                .fetchInto(OrderSummary.class);
    }

    /** Only the database's failures are translated, not what the sink throws. */
    static long export(DSLContext dsl, TimeRange range, Consumer<? super OrderSummary> sink) {
        long count = 0;
        try (Cursor<? extends Record> cursor = translated(() -> select(dsl)
                .where(ORDERS.CREATED_AT.ge(range.from()))
                .and(ORDERS.CREATED_AT.lt(range.until()))
                .orderBy(ORDERS.CREATED_AT, ORDERS.ID)
                .fetchSize(PORTION)
                .fetchLazy())) {
            Iterator<? extends Record> rows = cursor.iterator();
            while (translated(rows::hasNext)) {
                sink.accept(translated(() -> rows.next().into(OrderSummary.class)));
                count++;
            }
        }
        return count;
    }
}
