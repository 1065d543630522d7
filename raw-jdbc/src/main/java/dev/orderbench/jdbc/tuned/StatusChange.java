package dev.orderbench.jdbc.tuned;

import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Changes the status of an order and raises its version. The conditions are part of the update, so that of several that meet
 * one takes effect; only when it hits nothing, a second statement asks why.
 */
final class StatusChange {

    private static final String UPDATE = """
            UPDATE orders SET status = ?, version = version + 1
            WHERE id = ? AND version = ? AND status <> 'CANCELLED'
            """;

    private static final String CANCEL = """
            UPDATE orders SET status = 'CANCELLED', version = version + 1
            WHERE id = ? AND status IN ('NEW', 'PAID')
            RETURNING version
            """;

    private static final String STATE = "SELECT version, status FROM orders WHERE id = ?";

    private StatusChange() {}

    /** Changes the status of an order of a version; returns whether there is such an order. */
    static boolean update(Connection connection, long orderId, int expectedVersion, OrderStatus status)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
            statement.setString(1, status.name());
            statement.setLong(2, orderId);
            statement.setInt(3, expectedVersion);
            return statement.executeUpdate() == 1;
        }
    }

    static StoreException whyNotChanged(Connection connection, long orderId, int expectedVersion) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STATE)) {
            statement.setLong(1, orderId);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return new StoreException.NotFound("order", orderId);
                }
                OrderStatus status = OrderStatus.valueOf(row.getString(2));
                // Of the expected version and not cancelled: it has become so since the update, too late.
                return row.getInt(1) == expectedVersion && status == OrderStatus.CANCELLED
                        ? new StoreException.WrongStatus(orderId, status)
                        : new StoreException.StaleVersion(orderId, expectedVersion);
            }
        }
    }

    /** Cancels an order and puts its items back in stock; returns its new version. */
    static int cancel(Connection connection, long orderId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CANCEL)) {
            statement.setLong(1, orderId);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    int version = row.getInt(1);
                    Stock.putBack(connection, orderId);
                    return version;
                }
            }
        }
        throw whyNotCancelled(connection, orderId);
    }

    private static StoreException whyNotCancelled(Connection connection, long orderId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STATE)) {
            statement.setLong(1, orderId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? new StoreException.WrongStatus(orderId, OrderStatus.valueOf(row.getString(2)))
                        : new StoreException.NotFound("order", orderId);
            }
        }
    }
}
