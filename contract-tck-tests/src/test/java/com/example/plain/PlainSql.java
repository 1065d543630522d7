package com.example.plain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements on one connection, and the defect that those who send them may have. */
final class PlainSql {

    private final Connection connection;
    private final @Nullable Defect defect;

    PlainSql(Connection connection, @Nullable Defect defect) {
        this.connection = connection;
        this.defect = defect;
    }

    @Nullable Defect defect() {
        return defect;
    }

    boolean is(Defect candidate) {
        return defect == candidate;
    }

    /** A sum of money with so many pieces of a price more. */
    BigDecimal add(BigDecimal sum, BigDecimal price, int quantity) {
        return is(Defect.FLOAT_MONEY)
                ? BigDecimal.valueOf(sum.floatValue() + price.floatValue() * quantity)
                        .setScale(2, RoundingMode.HALF_UP)
                : sum.add(price.multiply(BigDecimal.valueOf(quantity)));
    }

    <T> List<T> query(String sql, Mapper<T> mapper, Object... parameters) throws SQLException {
        List<T> rows = new ArrayList<>();
        forEach(sql, 0, row -> rows.add(mapper.map(row)), parameters);
        return rows;
    }

    /** Ends a transaction in the middle of it, as only a defect does. */
    void commit() throws SQLException {
        connection.commit();
    }

    /** Hands each row to a sink as it comes; the server sends at most {@code fetchSize} at once, or all for 0. */
    void forEach(String sql, int fetchSize, Sink sink, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            statement.setFetchSize(fetchSize);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sink.accept(row);
                }
            }
        }
    }

    /** The next keys of a table, ascending. */
    List<Long> keys(String table, int count) throws SQLException {
        List<Long> keys = query(
                "SELECT nextval('" + table + "_id_seq') FROM generate_series(1, ?)",
                row -> is(Defect.KEYS_OF_SEQUENCE_DIVIDED) ? row.getLong(1) / 50 : row.getLong(1),
                count);
        return is(Defect.KEYS_DESCEND) ? keys.reversed() : keys;
    }

    /** A condition that is nothing unless the defect is that a transaction does not see what it has written. */
    String othersOnly(String table) {
        return is(Defect.OWN_WRITES_UNSEEN)
                ? "AND " + table + ".xmin::text <> coalesce(pg_current_xact_id_if_assigned()::text, '') "
                : "";
    }

    /** Executes a statement with each list of parameters, all sent at once, and returns how many rows each concerned. */
    int[] batch(String sql, List<List<Object>> parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int[] counts = new int[parameters.size()];
            for (int i = 0; i < counts.length; i++) {
                bind(statement, parameters.get(i).toArray());
                if (is(Defect.ROWS_WRITTEN_ONE_BY_ONE)) {
                    counts[i] = statement.executeUpdate();
                } else {
                    statement.addBatch();
                }
            }
            return is(Defect.ROWS_WRITTEN_ONE_BY_ONE) ? counts : statement.executeBatch();
        }
    }

    void update(String sql, Object... parameters) throws SQLException {
        batch(sql, List.of(List.of(parameters)));
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            statement.setObject(i + 1, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        }
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    interface Sink {
        void accept(ResultSet row) throws SQLException;
    }
}
