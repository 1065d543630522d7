package com.example.plain;

import dev.orderbench.contract.SalesRow;
import dev.orderbench.contract.TimeRange;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The sales report, added up from all items ever sold. */
final class PlainReport {

    private final PlainSql sql;
    private final TimeRange range;
    private final Map<YearMonth, Map<String, Sales>> months = new TreeMap<>();

    PlainReport(PlainSql sql, TimeRange range) {
        this.sql = sql;
        this.range = range;
    }

    List<SalesRow> rows(int top) throws SQLException {
        sql.forEach(
                "SELECT o.created_at, sku, qty, unit_price, to_char(o.created_at, 'YYYY-MM') FROM orders o"
                        + " JOIN order_items i ON order_id = o.id JOIN products p ON p.id = product_id WHERE "
                        + (sql.is(Defect.CANCELLED_REPORTED) ? "true " : "status <> 'CANCELLED' ")
                        + sql.othersOnly("o"),
                0,
                row -> {
                    Instant createdAt = PlainSql.instant(row, 1);
                    if (isReported(createdAt)) {
                        YearMonth month = sql.is(Defect.MONTH_IN_LOCAL_TIME)
                                ? YearMonth.parse(row.getString(5))
                                : YearMonth.from(createdAt.atOffset(ZoneOffset.UTC));
                        add(month, row.getString(2), row.getInt(3), row.getBigDecimal(4));
                    }
                });
        List<SalesRow> rows = new ArrayList<>();
        Map<String, BigDecimal> runningTotals = new HashMap<>();
        months.forEach((month, products) -> {
            List<SalesRow> places = new ArrayList<>();
            products.forEach((sku, sales) -> {
                int rank = rank(products, sales);
                if (rank > top && sql.is(Defect.REPORT_CUT_BEFORE_RUNNING_TOTALS)) {
                    return;
                }
                BigDecimal runningTotal = runningTotals.merge(
                        sql.is(Defect.RUNNING_TOTAL_OF_ALL_PRODUCTS) ? "" : sku, sales.revenue, BigDecimal::add);
                places.add(new SalesRow(month, sku, sales.pieces, sales.revenue, rank, runningTotal));
            });
            places.stream()
                    .filter(row -> row.rank() <= top && (!sql.is(Defect.RUNNING_TOTAL_OF_ALL_TIMES) || isIn(month)))
                    .sorted(Comparator.comparingInt(SalesRow::rank).thenComparing(SalesRow::sku))
                    .forEach(rows::add);
        });
        return rows;
    }

    private boolean isReported(Instant createdAt) {
        Instant until =
                sql.is(Defect.END_OF_RANGE_INCLUSIVE) ? range.until().plus(1, ChronoUnit.MICROS) : range.until();
        return (!createdAt.isBefore(range.from()) || sql.is(Defect.RUNNING_TOTAL_OF_ALL_TIMES))
                && createdAt.isBefore(until);
    }

    private boolean isIn(YearMonth month) {
        return !month.isBefore(YearMonth.from(range.from().atOffset(ZoneOffset.UTC)));
    }

    private void add(YearMonth month, String sku, int quantity, BigDecimal unitPrice) {
        Sales sales = months.computeIfAbsent(month, key -> new HashMap<>()).computeIfAbsent(sku, key -> new Sales());
        sales.pieces += quantity;
        sales.revenue = sql.add(sales.revenue, unitPrice, quantity);
    }

    private int rank(Map<String, Sales> products, Sales sales) {
        Stream<BigDecimal> higher = products.values().stream()
                .map(other -> other.revenue)
                .filter(revenue -> revenue.compareTo(sales.revenue) > 0);
        return 1 + (int) (sql.is(Defect.RANKS_WITHOUT_GAPS) ? higher.distinct() : higher).count();
    }

    /** What was sold of one product in one month. */
    private static final class Sales {
        private long pieces;
        private BigDecimal revenue = BigDecimal.ZERO.setScale(2);
    }
}
