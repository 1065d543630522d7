package dev.orderbench.jdbc.naive;

import dev.orderbench.contract.OrderCursor;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderSort;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.jdbc.session.Instants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads orders without their items, then the user of each. */
final class Summaries {

    /** The rows of one portion of an export (R35). */
    static final int PORTION = 1_000;

    private final Connection connection;

    Summaries(Connection connection) {
        this.connection = connection;
    }

    List<OrderSummary> search(OrderSearch search) throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT o.* FROM orders o JOIN users u ON u.id = o.user_id WHERE true");
        List<Object> parameters = new ArrayList<>();
        if (search.email() != null) {
            sql.append(" AND u.email = ?");
            parameters.add(search.email());
        }
        if (search.minTotal() != null) {
            sql.append(" AND o.total >= ?");
            parameters.add(search.minTotal());
        }
        if (search.status() != null) {
            sql.append(" AND o.status = ?");
            parameters.add(search.status().name());
        }
        if (search.from() != null) {
            sql.append(" AND o.created_at >= ?");
            parameters.add(search.from());
        }
        if (search.until() != null) {
            sql.append(" AND o.created_at < ?");
            parameters.add(search.until());
        }
        sql.append(" ORDER BY ").append(orderBy(search.sort())).append(" LIMIT ?");
        parameters.add(search.limit());
        return all(sql.toString(), parameters);
    }

    private static String orderBy(OrderSort sort) {
        return switch (sort) {
            case NEWEST_FIRST -> "o.created_at DESC, o.id DESC";
            case OLDEST_FIRST -> "o.created_at, o.id";
            case HIGHEST_TOTAL_FIRST -> "o.total DESC, o.id DESC";
        };
    }

    List<OrderSummary> after(OrderCursor cursor, int size) throws SQLException {
        return all(
                "SELECT * FROM orders WHERE created_at < ? OR (created_at = ? AND id < ?)"
                        + " ORDER BY created_at DESC, id DESC LIMIT ?",
                List.of(cursor.createdAt(), cursor.createdAt(), cursor.id(), size));
    }

    private List<OrderSummary> all(String sql, List<Object> parameters) throws SQLException {
        List<OrderSummary> found = new ArrayList<>();
        forEach(sql, parameters, 0, found::add);
        return found;
    }

    long export(TimeRange range, Consumer<? super OrderSummary> sink) throws SQLException {
        return forEach(
                "SELECT * FROM orders WHERE created_at >= ? AND created_at < ? ORDER BY created_at, id",
                List.of(range.from(), range.until()),
                PORTION,
                sink);
    }

    private long forEach(String sql, List<Object> parameters, int portion, Consumer<? super OrderSummary> sink)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(portion);
            for (int i = 0; i < parameters.size(); i++) {
                if (parameters.get(i) instanceof Instant instant) {
                    Instants.set(statement, i + 1, instant);
                } else {
                    statement.setObject(i + 1, parameters.get(i));
                }
            }
            long count = 0;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sink.accept(new OrderSummary(
                            row.getLong("id"),
                            new Users(connection).get(row.getLong("user_id")).email(),
                            OrderStatus.valueOf(row.getString("status")),
                            row.getBigDecimal("total"),
                            Instants.get(row, row.findColumn("created_at"))));
                    count++;
                }
            }
            return count;
        }
    }
}
