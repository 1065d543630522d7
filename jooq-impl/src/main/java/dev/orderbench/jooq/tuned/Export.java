package dev.orderbench.jooq.tuned;

import static dev.orderbench.jooq.generated.Tables.ORDERS;
import static dev.orderbench.jooq.session.Failures.translated;

import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record5;

/**
 * Reads orders through a cursor of the server, a portion for each round trip. Only the database's failures are translated,
 * not what the sink throws.
 */
final class Export {

    static final int PORTION = 1_000;

    private Export() {}

    static long run(DSLContext dsl, TimeRange range, Consumer<? super OrderSummary> sink) {
        long count = 0;
        try (Cursor<Record5<Long, String, OrderStatus, BigDecimal, Instant>> cursor =
                translated(() -> Summaries.select(dsl)
                        .where(ORDERS.CREATED_AT.ge(range.from()))
                        .and(ORDERS.CREATED_AT.lt(range.until()))
                        .orderBy(ORDERS.CREATED_AT, ORDERS.ID)
                        .fetchSize(PORTION)
                        .fetchLazy())) {
            List<OrderSummary> portion = next(cursor);
            while (!portion.isEmpty()) {
                portion.forEach(sink);
                count += portion.size();
                portion = next(cursor);
            }
        }
        return count;
    }

    private static List<OrderSummary> next(Cursor<Record5<Long, String, OrderStatus, BigDecimal, Instant>> cursor) {
        return translated(() -> cursor.fetchNext(PORTION).map(Summaries.SUMMARY));
    }
}
