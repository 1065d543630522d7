package dev.orderbench.jdbc;

import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderSummary;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A search as SQL: only the criteria that are present become conditions, so that each combination is planned for itself,
 * and there are few enough combinations for the driver to keep them all prepared.
 */
record SearchQuery(String sql, List<Object> parameters) {

    private static final String SELECT = """
            SELECT o.id, u.email, o.status, o.total, o.created_at
            FROM orders o
            JOIN users u ON u.id = o.user_id
            """;

    static SearchQuery of(OrderSearch search) {
        List<String> conditions = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        if (search.email() != null) {
            conditions.add("u.email = ?");
            parameters.add(search.email());
        }
        if (search.minTotal() != null) {
            conditions.add("o.total >= ?");
            parameters.add(search.minTotal());
        }
        if (search.status() != null) {
            conditions.add("o.status = ?");
            parameters.add(search.status().name());
        }
        if (search.from() != null) {
            conditions.add("o.created_at >= ?");
            parameters.add(Jdbc.parameter(search.from()));
        }
        if (search.until() != null) {
            conditions.add("o.created_at < ?");
            parameters.add(Jdbc.parameter(search.until()));
        }
        parameters.add(search.limit());
        String where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions) + "\n";
        return new SearchQuery(SELECT + where + orderBy(search) + "\nLIMIT ?", parameters);
    }

    private static String orderBy(OrderSearch search) {
        return switch (search.sort()) {
            case NEWEST_FIRST -> "ORDER BY o.created_at DESC, o.id DESC";
            case OLDEST_FIRST -> "ORDER BY o.created_at, o.id";
            case HIGHEST_TOTAL_FIRST -> "ORDER BY o.total DESC, o.id DESC";
        };
    }

    List<OrderSummary> select(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet row = statement.executeQuery()) {
                List<OrderSummary> found = new ArrayList<>();
                while (row.next()) {
                    found.add(new OrderSummary(
                            row.getLong(1),
                            row.getString(2),
                            OrderStatus.valueOf(row.getString(3)),
                            row.getBigDecimal(4),
                            row.getObject(5, OffsetDateTime.class).toInstant()));
                }
                return found;
            }
        }
    }
}
