package dev.orderbench.jpa.naive;

import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.SalesRow;
import dev.orderbench.contract.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.Session;

/** Fetches all items that were sold, and does the rest in Java. */
final class SalesReport {

    private static final Comparator<Map.Entry<String, Sold>> BY_REVENUE_THEN_SKU = Comparator.comparing(
                    (Map.Entry<String, Sold> entry) -> entry.getValue().revenue)
            .reversed()
            .thenComparing(Map.Entry.comparingByKey());

    private SalesReport() {}

    static List<SalesRow> select(Session session, TimeRange range, int top) {
        Map<YearMonth, Map<String, Sold>> months = new TreeMap<>();
        for (Item item : items(session, range)) {
            months.computeIfAbsent(YearMonth.from(item.createdAt.atOffset(ZoneOffset.UTC)), month -> new HashMap<>())
                    .computeIfAbsent(item.sku, sku -> new Sold())
                    .add(item);
        }
        List<SalesRow> rows = new ArrayList<>();
        Map<String, BigDecimal> runningTotals = new HashMap<>();
        months.forEach((month, products) -> {
            products.forEach((sku, sold) -> runningTotals.merge(sku, sold.revenue, BigDecimal::add));
            rows.addAll(best(month, products, runningTotals, top));
        });
        return rows;
    }

    private static List<Item> items(Session session, TimeRange range) {
        return session.createSelectionQuery(
                        "select o.createdAt, p.sku, i.quantity, i.unitPrice"
                                + " from OrderItemEntity i join i.order o join i.product p"
                                + " where o.createdAt >= :from and o.createdAt < :until and o.status <> :cancelled",
                        Item.class)
                .setParameter("from", range.from())
                .setParameter("until", range.until())
                .setParameter("cancelled", OrderStatus.CANCELLED)
                .getResultList();
    }

    private static List<SalesRow> best(
            YearMonth month, Map<String, Sold> products, Map<String, BigDecimal> runningTotals, int top) {
        List<SalesRow> rows = new ArrayList<>();
        int place = 0;
        int rank = 0;
        BigDecimal revenueBefore = null;
        for (Map.Entry<String, Sold> entry :
                products.entrySet().stream().sorted(BY_REVENUE_THEN_SKU).toList()) {
            Sold sold = entry.getValue();
            place++;
            if (!sold.revenue.equals(revenueBefore)) {
                rank = place;
            }
            revenueBefore = sold.revenue;
            if (rank > top) {
                break;
            }
            BigDecimal runningTotal = runningTotals.getOrDefault(entry.getKey(), sold.revenue);
            rows.add(new SalesRow(month, entry.getKey(), sold.pieces, sold.revenue, rank, runningTotal));
        }
        return rows;
    }

    /** What was sold, and when. */
    record Item(Instant createdAt, String sku, int quantity, BigDecimal unitPrice) {}

    /** The sum over the items of one product in one month. */
    private static final class Sold {

        private long pieces;
        private BigDecimal revenue = BigDecimal.ZERO.setScale(2);

        void add(Item item) {
            pieces += item.quantity;
            revenue = revenue.add(item.unitPrice.multiply(BigDecimal.valueOf(item.quantity)));
        }
    }
}
