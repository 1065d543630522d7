package dev.orderbench.jdbc.naive;

import dev.orderbench.contract.SalesRow;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.jdbc.session.Instants;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reports sales: the server adds up, the product of each sum is looked up, and ranks and running totals are computed here. */
final class SalesReport {

    private final Connection connection;
    private final Map<String, BigDecimal> runningTotals = new HashMap<>();
    private final Map<YearMonth, Integer> soldInMonth = new HashMap<>();

    SalesReport(Connection connection) {
        this.connection = connection;
    }

    List<SalesRow> select(TimeRange range, int top) throws SQLException {
        String sql = "SELECT date_trunc('month', o.created_at, 'UTC') AS month, i.product_id, sum(i.qty) AS pieces,"
                + " sum(i.qty * i.unit_price) AS revenue"
                + " FROM orders o JOIN order_items i ON i.order_id = o.id"
                + " WHERE o.created_at >= ? AND o.created_at < ? AND o.status <> 'CANCELLED'"
                + " GROUP BY month, product_id ORDER BY month, revenue DESC";
        List<SalesRow> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Instants.set(statement, 1, range.from());
            Instants.set(statement, 2, range.until());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(next(row, rows));
                }
            }
        }
        rows.removeIf(row -> row.rank() > top);
        rows.sort(Comparator.comparing(SalesRow::month)
                .thenComparing(SalesRow::rank)
                .thenComparing(SalesRow::sku));
        return rows;
    }

    private SalesRow next(ResultSet row, List<SalesRow> before) throws SQLException {
        YearMonth month = YearMonth.from(Instants.get(row, 1).atOffset(ZoneOffset.UTC));
        String sku = new Products(connection).sku(row.getLong("product_id"));
        BigDecimal revenue = row.getBigDecimal("revenue");
        int place = soldInMonth.merge(month, 1, Integer::sum);
        if (place > 1 && before.getLast().revenue().compareTo(revenue) == 0) {
            return new SalesRow(
                    month, sku, row.getLong("pieces"), revenue, before.getLast().rank(), runningTotal(sku, revenue));
        }
        return new SalesRow(month, sku, row.getLong("pieces"), revenue, place, runningTotal(sku, revenue));
    }

    private BigDecimal runningTotal(String sku, BigDecimal revenue) {
        return runningTotals.merge(sku, revenue, BigDecimal::add);
    }
}
