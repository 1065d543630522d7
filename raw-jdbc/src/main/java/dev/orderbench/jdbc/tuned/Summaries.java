package dev.orderbench.jdbc.tuned;

import dev.orderbench.contract.OrderCursor;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.jdbc.session.Instants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads orders without their items. */
final class Summaries {

    /** What every statement that reads them begins with. */
    static final String SELECT = """
            SELECT o.id, u.email, o.status, o.total, o.created_at
            FROM orders o
            JOIN users u ON u.id = o.user_id
            """;

    // As a comparison of rows, the whole condition is one place in the index orders_recent_idx.
    private static final LimitedSql AFTER = new LimitedSql(SELECT + """
            WHERE (o.created_at, o.id) < (?, ?)
            ORDER BY o.created_at DESC, o.id DESC
            LIMIT\s""", "");

    private static final String EXPORT = SELECT + """
            WHERE o.created_at >= ? AND o.created_at < ?
            ORDER BY o.created_at, o.id
            """;

    /** The rows of one portion of an export (R35). */
    static final int PORTION = 1_000;

    private Summaries() {}

    static List<OrderSummary> after(Connection connection, OrderCursor cursor, int size) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AFTER.with(size))) {
            Instants.set(statement, 1, cursor.createdAt());
            statement.setLong(2, cursor.id());
            return all(statement);
        }
    }

    /** Needs a transaction: outside of one, the driver fetches all rows at once. */
    static long export(Connection connection, TimeRange range, Consumer<? super OrderSummary> sink)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EXPORT)) {
            statement.setFetchSize(PORTION);
            Instants.set(statement, 1, range.from());
            Instants.set(statement, 2, range.until());
            long count = 0;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sink.accept(current(row));
                    count++;
                }
            }
            return count;
        }
    }

    /** The rows of a statement whose parameters are set. */
    static List<OrderSummary> all(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<OrderSummary> found = new ArrayList<>();
            while (row.next()) {
                found.add(current(row));
            }
            return found;
        }
    }

    private static OrderSummary current(ResultSet row) throws SQLException {
        return new OrderSummary(
                row.getLong(1),
                row.getString(2),
                OrderStatus.valueOf(row.getString(3)),
                row.getBigDecimal(4),
                Instants.get(row, 5));
    }
}
