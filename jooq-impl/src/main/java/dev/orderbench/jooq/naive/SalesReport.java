package dev.orderbench.jooq.naive;

import static dev.orderbench.jooq.generated.Tables.ORDERS;
import static dev.orderbench.jooq.generated.Tables.ORDER_ITEMS;
import static dev.orderbench.jooq.generated.Tables.PRODUCTS;

import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.SalesRow;
import dev.orderbench.contract.TimeRange;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;

/** Fetches every item that was sold, and sums up, ranks and accumulates in memory. */
final class SalesReport {

    private record Sales(String sku, long pieces, BigDecimal revenue) {

        Sales plus(Sales other) {
            return new Sales(sku, pieces + other.pieces, revenue.add(other.revenue));
        }
    }

    private SalesReport() {}

    static List<SalesRow> select(DSLContext dsl, TimeRange range, int top) {
        Map<YearMonth, Map<String, Sales>> months = new TreeMap<>();
        dsl.select(ORDERS.CREATED_AT, PRODUCTS.SKU, ORDER_ITEMS.QTY, ORDER_ITEMS.UNIT_PRICE)
                .from(ORDERS)
                .join(ORDER_ITEMS)
                .on(ORDER_ITEMS.ORDER_ID.eq(ORDERS.ID))
                .join(PRODUCTS)
                .on(PRODUCTS.ID.eq(ORDER_ITEMS.PRODUCT_ID))
                .where(ORDERS.CREATED_AT.ge(range.from()))
                .and(ORDERS.CREATED_AT.lt(range.until()))
                .and(ORDERS.STATUS.ne(OrderStatus.CANCELLED))
                .fetch()
                .forEach(item -> months.computeIfAbsent(
                                YearMonth.from(item.value1().atOffset(ZoneOffset.UTC)), month -> new HashMap<>())
                        .merge(
                                item.value2(),
                                new Sales(
                                        item.value2(),
                                        item.value3(),
                                        item.value4().multiply(BigDecimal.valueOf(item.value3()))),
                                Sales::plus));

        List<SalesRow> rows = new ArrayList<>();
        Map<String, BigDecimal> runningTotals = new HashMap<>();
        months.forEach((month, products) -> {
            products.values().forEach(sales -> runningTotals.merge(sales.sku(), sales.revenue(), BigDecimal::add));
            rows.addAll(ranked(month, products, runningTotals, top));
        });
        return rows;
    }

    private static List<SalesRow> ranked(
            YearMonth month, Map<String, Sales> products, Map<String, BigDecimal> runningTotals, int top) {
        List<Sales> byRevenue = products.values().stream()
                .sorted(Comparator.comparing(Sales::revenue).reversed().thenComparing(Sales::sku))
                .toList();
        List<SalesRow> rows = new ArrayList<>();
        int rank = 0;
        BigDecimal revenueBefore = null;
        for (int i = 0; i < byRevenue.size(); i++) {
            Sales sales = byRevenue.get(i);
            if (!sales.revenue().equals(revenueBefore)) {
                rank = i + 1;
                revenueBefore = sales.revenue();
            }
            if (rank > top) {
                break;
            }
            BigDecimal runningTotal = runningTotals.getOrDefault(sales.sku(), sales.revenue());
            rows.add(new SalesRow(month, sales.sku(), sales.pieces(), sales.revenue(), rank, runningTotal));
        }
        return rows;
    }
}
