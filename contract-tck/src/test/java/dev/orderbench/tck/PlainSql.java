package dev.orderbench.tck;

import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderItem;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.User;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** The statements of {@link PlainStore}, each one row or one table at a time. */
final class PlainSql {

    private final Connection connection;

    PlainSql(Connection connection) {
        this.connection = connection;
    }

    long insert(String sql, Object... parameters) throws SQLException {
        return query(sql, row -> row.getLong(1), parameters).getFirst();
    }

    void update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            statement.executeUpdate();
        }
    }

    User user(long id) throws SQLException {
        List<User> found = query(
                "SELECT id, email, name, password_hash, created_at, updated_at FROM users WHERE id = ?",
                row -> new User(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        instant(row, 5),
                        instant(row, 6)),
                id);
        if (found.isEmpty()) {
            throw new StoreException.NotFound("user", id);
        }
        return found.getFirst();
    }

    List<Order> ordersOf(long userId) throws SQLException {
        return query(
                "SELECT id, status, total, version, created_at FROM orders WHERE user_id = ?",
                row -> new Order(
                        row.getLong(1),
                        OrderStatus.valueOf(row.getString(2)),
                        row.getBigDecimal(3),
                        row.getInt(4),
                        instant(row, 5),
                        itemsOf(row.getLong(1))),
                userId);
    }

    private List<OrderItem> itemsOf(long orderId) throws SQLException {
        return query(
                "SELECT product_id, sku, qty, unit_price FROM order_items i JOIN products p ON p.id = product_id"
                        + " WHERE order_id = ? ORDER BY i.id",
                row -> new OrderItem(row.getLong(1), row.getString(2), row.getInt(3), row.getBigDecimal(4)),
                orderId);
    }

    List<OrderSummary> summaries() throws SQLException {
        return summariesWhere("true");
    }

    List<OrderSummary> summariesInjected(@Nullable String email) throws SQLException {
        return summariesWhere(email == null ? "true" : "email = '" + email + "'");
    }

    private List<OrderSummary> summariesWhere(String condition) throws SQLException {
        return query(
                "SELECT o.id, email, status, total, o.created_at FROM orders o JOIN users u ON u.id = user_id WHERE "
                        + condition + " ORDER BY o.id",
                row -> new OrderSummary(
                        row.getLong(1),
                        row.getString(2),
                        OrderStatus.valueOf(row.getString(3)),
                        row.getBigDecimal(4),
                        instant(row, 5)));
    }

    void refuseNul(String text) throws SQLException {
        query("SELECT ?::text", row -> row.getString(1), text);
    }

    @Nullable BigDecimal price(long product) throws SQLException {
        List<BigDecimal> found = query("SELECT price FROM products WHERE id = ?", row -> row.getBigDecimal(1), product);
        return found.isEmpty() ? null : found.getFirst();
    }

    int stock(long product) throws SQLException {
        return query("SELECT stock FROM inventory WHERE product_id = ?", row -> row.getInt(1), product)
                .getFirst();
    }

    private <T> List<T> query(String sql, Mapper<T> mapper, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet row = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(mapper.map(row));
            }
            return rows;
        }
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            statement.setObject(i + 1, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        }
        return statement;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static StoreException translate(SQLException e, @Nullable Defect defect) {
        String state = e.getSQLState();
        String message = String.valueOf(e.getMessage());
        if (e instanceof SQLTransientConnectionException) {
            return defect == Defect.POOL_TIMEOUT_TAKEN_FOR_SERVER_DOWN
                    ? new StoreException.ConnectionLost(message, state, e)
                    : new StoreException.PoolExhausted(message, e);
        }
        String code =
                defect == Defect.FOREIGN_KEY_UNCLASSIFIED && "23503".equals(state) ? "XX000" : String.valueOf(state);
        return switch (code) {
            case "23505" -> new StoreException.UniqueViolation(message, constraint(e), e);
            case "23503" -> new StoreException.ForeignKeyViolation(message, constraint(e), e);
            case "23514" -> new StoreException.CheckViolation(message, constraint(e), e);
            case "40P01" -> new StoreException.Deadlock(message, e);
            case "22021", "22003" -> new StoreException.InvalidValue(message, code, e);
            default -> new StoreException.Unclassified(message, code, e);
        };
    }

    private static @Nullable String constraint(SQLException e) {
        ServerErrorMessage details = e instanceof PSQLException server ? server.getServerErrorMessage() : null;
        return details == null ? null : details.getConstraint();
    }

    private interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }
}
