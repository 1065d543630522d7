package dev.orderbench.jdbc.naive;

import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;

/** Changes the status of an order: reads and locks it, looks whether it may, then writes it. */
final class StatusChange {

    private record State(int version, OrderStatus status) {}

    private final Connection connection;

    StatusChange(Connection connection) {
        this.connection = connection;
    }

    int change(long orderId, int expectedVersion, OrderStatus status) throws SQLException {
        State state = lock(orderId);
        if (state.version() != expectedVersion) {
            throw new StoreException.StaleVersion(orderId, expectedVersion);
        }
        if (state.status() == OrderStatus.CANCELLED) {
            throw new StoreException.WrongStatus(orderId, state.status());
        }
        return update(orderId, new State(expectedVersion + 1, status));
    }

    int cancel(long orderId) throws SQLException {
        State state = lock(orderId);
        if (state.status() != OrderStatus.NEW && state.status() != OrderStatus.PAID) {
            throw new StoreException.WrongStatus(orderId, state.status());
        }
        new Stock(connection).putBack(ordered(orderId));
        return update(orderId, new State(state.version() + 1, OrderStatus.CANCELLED));
    }

    private State lock(long orderId) throws SQLException {
        String sql = "SELECT * FROM orders WHERE id = ? FOR UPDATE";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, orderId);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new StoreException.NotFound("order", orderId);
                }
                return new State(row.getInt("version"), OrderStatus.valueOf(row.getString("status")));
            }
        }
    }

    private int update(long orderId, State state) throws SQLException {
        String sql = "UPDATE orders SET status = ?, version = ? WHERE id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, state.status().name());
            statement.setInt(2, state.version());
            statement.setLong(3, orderId);
            statement.executeUpdate();
            return state.version();
        }
    }

    /** How much of each product was ordered, in the order of their ids. */
    private SortedMap<Long, Long> ordered(long orderId) throws SQLException {
        SortedMap<Long, Long> quantities = new TreeMap<>();
        String sql = "SELECT * FROM order_items WHERE order_id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, orderId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    quantities.merge(row.getLong("product_id"), row.getLong("qty"), Long::sum);
                }
            }
        }
        return quantities;
    }
}
