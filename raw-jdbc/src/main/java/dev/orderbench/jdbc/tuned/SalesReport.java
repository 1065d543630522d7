package dev.orderbench.jdbc.tuned;

import dev.orderbench.contract.SalesRow;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.jdbc.session.Instants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reports sales: the server computes ranks and running totals, so that only the rows of the report come over the wire. */
final class SalesReport {

    // Keys are text of any script: the collation "C" sorts them by code point, as the contract compares text.
    private static final String SELECT = """
            WITH sold AS (
                SELECT date_trunc('month', o.created_at, 'UTC') AS month, i.product_id,
                       sum(i.qty) AS pieces, sum(i.qty * i.unit_price) AS revenue
                FROM orders o
                JOIN order_items i ON i.order_id = o.id
                WHERE o.created_at >= ? AND o.created_at < ? AND o.status <> 'CANCELLED'
                GROUP BY 1, 2
            ), ranked AS (
                SELECT month, product_id, pieces, revenue,
                       rank() OVER (PARTITION BY month ORDER BY revenue DESC) AS place,
                       sum(revenue) OVER (PARTITION BY product_id ORDER BY month) AS running_total
                FROM sold
            )
            SELECT r.month, p.sku, r.pieces, r.revenue, r.place, r.running_total
            FROM ranked r
            JOIN products p ON p.id = r.product_id
            WHERE r.place <= ?
            ORDER BY r.month, r.place, p.sku COLLATE "C"
            """;

    private SalesReport() {}

    static List<SalesRow> select(Connection connection, TimeRange range, int top) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            Instants.set(statement, 1, range.from());
            Instants.set(statement, 2, range.until());
            statement.setInt(3, top);
            try (ResultSet row = statement.executeQuery()) {
                List<SalesRow> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(new SalesRow(
                            YearMonth.from(Instants.get(row, 1).atOffset(ZoneOffset.UTC)),
                            row.getString(2),
                            row.getLong(3),
                            row.getBigDecimal(4),
                            row.getInt(5),
                            row.getBigDecimal(6)));
                }
                return rows;
            }
        }
    }
}
