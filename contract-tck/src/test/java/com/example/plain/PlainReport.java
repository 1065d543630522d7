package com.example.plain;

import dev.orderbench.contract.SalesRow;
import dev.orderbench.contract.TimeRange;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
                "SELECT o.created_at, sku, qty, unit_price FROM orders o JOIN order_items i ON order_id = o.id"
                        + " JOIN products p ON p.id = product_id WHERE status <> 'CANCELLED'",
                0,
                row -> add(PlainSql.instant(row, 1), row.getString(2), row.getInt(3), row.getBigDecimal(4)));
        List<SalesRow> rows = new ArrayList<>();
        Map<String, BigDecimal> runningTotals = new HashMap<>();
        months.forEach((month, products) -> {
            List<SalesRow> places = new ArrayList<>();
            products.forEach((sku, sales) -> {
                BigDecimal runningTotal = runningTotals.merge(sku, sales.revenue, BigDecimal::add);
                places.add(new SalesRow(month, sku, sales.pieces, sales.revenue, rank(products, sales), runningTotal));
            });
            places.stream()
                    .filter(row -> row.rank() <= top)
                    .sorted(Comparator.comparingInt(SalesRow::rank).thenComparing(SalesRow::sku))
                    .forEach(rows::add);
        });
        return rows;
    }

    private void add(Instant createdAt, String sku, int quantity, BigDecimal unitPrice) {
        if (createdAt.isBefore(range.from()) || !createdAt.isBefore(range.until())) {
            return;
        }
        Sales sales = months.computeIfAbsent(
                        YearMonth.from(createdAt.atOffset(ZoneOffset.UTC)), month -> new HashMap<>())
                .computeIfAbsent(sku, product -> new Sales());
        sales.pieces += quantity;
        sales.revenue = sales.revenue.add(unitPrice.multiply(BigDecimal.valueOf(quantity)));
    }

    private static int rank(Map<String, Sales> products, Sales sales) {
        return 1
                + (int) products.values().stream()
                        .filter(other -> other.revenue.compareTo(sales.revenue) > 0)
                        .count();
    }

    /** What was sold of one product in one month. */
    private static final class Sales {
        private long pieces;
        private BigDecimal revenue = BigDecimal.ZERO.setScale(2);
    }
}
