package dev.orderbench.jooq.tuned;

import static dev.orderbench.jooq.generated.Tables.ORDERS;
import static dev.orderbench.jooq.generated.Tables.ORDER_ITEMS;
import static dev.orderbench.jooq.generated.Tables.PRODUCTS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rank;
import static org.jooq.impl.DSL.sum;

import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.SalesRow;
import dev.orderbench.contract.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Sums up what was sold by month and product, ranks and accumulates that, and only then cuts off (R38): one statement of two
 * common table expressions.
 */
final class SalesReport {

    private static final Field<Instant> MONTH = field(name("month"), SQLDataType.INSTANT);
    private static final Field<Long> PRODUCT_ID = field(name("product_id"), SQLDataType.BIGINT);
    private static final Field<Long> PIECES = field(name("pieces"), SQLDataType.BIGINT);
    private static final Field<BigDecimal> REVENUE = field(name("revenue"), SQLDataType.NUMERIC);
    private static final Field<Integer> PLACE = field(name("place"), SQLDataType.INTEGER);
    private static final Field<BigDecimal> RUNNING_TOTAL = field(name("running_total"), SQLDataType.NUMERIC);

    /** In UTC, whatever the time zone of the session: jOOQ's own trunc() takes that of the session. */
    private static final Field<Instant> MONTH_OF_ORDER =
            function("date_trunc", SQLDataType.INSTANT, inline("month"), ORDERS.CREATED_AT, inline("UTC"));

    private static final CommonTableExpression<?> RANKED = name("ranked")
            .as(DSL.select(
                            MONTH,
                            PRODUCT_ID,
                            PIECES,
                            REVENUE,
                            rank().over(partitionBy(MONTH).orderBy(REVENUE.desc()))
                                    .as(PLACE),
                            sum(REVENUE)
                                    .over(partitionBy(PRODUCT_ID).orderBy(MONTH))
                                    .as(RUNNING_TOTAL))
                    .from(name("sales")));

    private SalesReport() {}

    static List<SalesRow> select(DSLContext dsl, TimeRange range, int top) {
        return dsl.with(sales(range))
                .with(RANKED)
                .select(MONTH, PRODUCTS.SKU, PIECES, REVENUE, PLACE, RUNNING_TOTAL)
                .from(RANKED)
                .join(PRODUCTS)
                .on(PRODUCTS.ID.eq(PRODUCT_ID))
                .where(PLACE.le(top))
                .orderBy(MONTH, PLACE, PRODUCTS.SKU)
                .fetch(mapping((month, sku, pieces, revenue, place, runningTotal) -> new SalesRow(
                        YearMonth.from(month.atOffset(ZoneOffset.UTC)), sku, pieces, revenue, place, runningTotal)));
    }

    private static CommonTableExpression<?> sales(TimeRange range) {
        return name("sales")
                .as(DSL.select(
                                MONTH_OF_ORDER.as(MONTH),
                                ORDER_ITEMS.PRODUCT_ID,
                                sum(ORDER_ITEMS.QTY).as(PIECES),
                                sum(ORDER_ITEMS.UNIT_PRICE.mul(ORDER_ITEMS.QTY)).as(REVENUE))
                        .from(ORDERS)
                        .join(ORDER_ITEMS)
                        .on(ORDER_ITEMS.ORDER_ID.eq(ORDERS.ID))
                        .where(ORDERS.CREATED_AT.ge(range.from()))
                        .and(ORDERS.CREATED_AT.lt(range.until()))
                        .and(ORDERS.STATUS.ne(inline(OrderStatus.CANCELLED, ORDERS.STATUS)))
                        .groupBy(MONTH, ORDER_ITEMS.PRODUCT_ID));
    }
}
