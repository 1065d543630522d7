package dev.orderbench.tck.reference;

import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderItem;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.SalesRow;
import dev.orderbench.contract.TimeRange;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was sold, by month and product (R37, R38). */
final class SalesReport {

    private final SortedMap<YearMonth, Map<String, Sold>> months = new TreeMap<>();

    SalesReport(Collection<PlacedOrder> orders, TimeRange range) {
        for (PlacedOrder placed : orders) {
            Order order = placed.order();
            boolean inRange = !order.createdAt().isBefore(range.from())
                    && order.createdAt().isBefore(range.until());
            if (inRange && order.status() != OrderStatus.CANCELLED) {
                YearMonth month = YearMonth.from(order.createdAt().atOffset(ZoneOffset.UTC));
                Map<String, Sold> products = months.computeIfAbsent(month, key -> new HashMap<>());
                order.items().forEach(item -> products.merge(item.sku(), Sold.of(item), Sold::plus));
            }
        }
    }

    List<SalesRow> rows(int top) {
        List<SalesRow> rows = new ArrayList<>();
        Map<String, BigDecimal> runningTotals = new HashMap<>();
        months.forEach((month, products) -> {
            List<SalesRow> ofMonth = new ArrayList<>();
            products.forEach((sku, sold) -> {
                BigDecimal runningTotal = runningTotals.merge(sku, sold.revenue(), BigDecimal::add);
                long better = products.values().stream()
                        .filter(other -> other.revenue().compareTo(sold.revenue()) > 0)
                        .count();
                ofMonth.add(new SalesRow(month, sku, sold.pieces(), sold.revenue(), (int) better + 1, runningTotal));
            });
            ofMonth.stream()
                    .filter(row -> row.rank() <= top)
                    .sorted(Comparator.comparingInt(SalesRow::rank).thenComparing(SalesRow::sku))
                    .forEach(rows::add);
        });
        return rows;
    }

    private record Sold(long pieces, BigDecimal revenue) {

        static Sold of(OrderItem item) {
            return new Sold(item.quantity(), item.unitPrice().multiply(BigDecimal.valueOf(item.quantity())));
        }

        Sold plus(Sold other) {
            return new Sold(pieces + other.pieces, revenue.add(other.revenue));
        }
    }
}
