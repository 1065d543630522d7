package dev.orderbench.database;

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
import java.util.SortedMap;
import java.util.TreeMap;

/** The sales report of an unchanged {@link Dataset}, added up in plain Java (R37, R38). */
final class ExpectedSales {

    private final Dataset dataset;
    private final TimeRange range;

    /** What was sold in each month: by product index, pieces and cents. */
    private final SortedMap<YearMonth, SortedMap<Integer, long[]>> months = new TreeMap<>();

    ExpectedSales(Dataset dataset, TimeRange range) {
        this.dataset = dataset;
        this.range = range;
        for (int order = 0; order < dataset.size().orders(); order++) {
            if (isReported(order)) {
                add(order);
            }
        }
    }

    private boolean isReported(int order) {
        Instant createdAt = dataset.createdAt(order);
        return dataset.status(order) != OrderStatus.CANCELLED
                && !createdAt.isBefore(range.from())
                && createdAt.isBefore(range.until());
    }

    private void add(int order) {
        YearMonth month = YearMonth.from(dataset.createdAt(order).atOffset(ZoneOffset.UTC));
        SortedMap<Integer, long[]> products = months.computeIfAbsent(month, key -> new TreeMap<>());
        for (int position = 0; position < dataset.itemCount(order); position++) {
            long[] sums = products.computeIfAbsent(dataset.product(order, position), key -> new long[2]);
            int quantity = dataset.quantity(order, position);
            sums[0] += quantity;
            sums[1] += quantity
                    * dataset.unitPrice(order, position).unscaledValue().longValueExact();
        }
    }

    List<SalesRow> rows(int top) {
        List<SalesRow> rows = new ArrayList<>();
        Map<Integer, Long> soFar = new HashMap<>();
        for (Map.Entry<YearMonth, SortedMap<Integer, long[]>> month : months.entrySet()) {
            month.getValue().forEach((product, sums) -> soFar.merge(product, sums[1], Long::sum));
            // The sort is stable: products of equal revenue stay in the order of their SKUs.
            List<Map.Entry<Integer, long[]>> places = month.getValue().entrySet().stream()
                    .sorted(Comparator.comparingLong(product -> -product.getValue()[1]))
                    .toList();
            int rank = 1;
            for (int i = 0; i < places.size(); i++) {
                long[] sums = places.get(i).getValue();
                if (sums[1] != places.get(rank - 1).getValue()[1]) {
                    rank = i + 1;
                }
                if (rank > top) {
                    break;
                }
                int product = places.get(i).getKey();
                rows.add(new SalesRow(
                        month.getKey(),
                        Dataset.sku(product),
                        sums[0],
                        money(sums[1]),
                        rank,
                        money(soFar.getOrDefault(product, 0L))));
            }
        }
        return rows;
    }

    private static BigDecimal money(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }
}
