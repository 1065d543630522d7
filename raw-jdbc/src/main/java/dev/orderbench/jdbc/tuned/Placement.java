package dev.orderbench.jdbc.tuned;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.RegisteredUser;
import dev.orderbench.contract.User;
import dev.orderbench.jdbc.session.Instants;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Places orders in the transaction of its connection: prices, orders, items in a batch, stock in a batch. The stock comes
 * last, so that the rows that other orders wait for are locked for the shortest time.
 */
final class Placement {

    private static final String INSERT_ORDER = """
            INSERT INTO orders (user_id, status, total, created_at)
            VALUES (?, 'NEW', ?, ?)
            RETURNING id
            """;

    // Keys are drawn after sorting, so they ascend with the position, in which they also come back.
    private static final String INSERT_ORDERS = """
            INSERT INTO orders (user_id, status, total, created_at)
            SELECT ?, 'NEW', total, ?
            FROM unnest(?) WITH ORDINALITY AS placed (total, position)
            ORDER BY position
            RETURNING id
            """;

    private static final String INSERT_ITEM = """
            INSERT INTO order_items (order_id, product_id, qty, unit_price)
            VALUES (?, ?, ?, ?)
            """;

    private final Connection connection;
    private final Instant now;

    Placement(Connection connection, Instant now) {
        this.connection = connection;
        this.now = now;
    }

    OrderReceipt place(NewOrder order) throws SQLException {
        List<List<NewOrder.Line>> orders = List.of(order.lines());
        Basket basket = new Basket(orders);
        basket.readPrices(connection);
        BigDecimal total = total(order.lines(), basket);
        List<OrderReceipt> receipts = List.of(new OrderReceipt(insertOrder(order.userId(), total), total, now));
        insertItems(receipts, orders, basket);
        basket.takeFromStock(connection);
        return receipts.getFirst();
    }

    /** Inserts a user and places one or more orders, in as many round trips as for a single one. */
    RegisteredUser register(NewUser newUser, List<List<NewOrder.Line>> orders) throws SQLException {
        User user = Users.insert(connection, newUser, now);
        Basket basket = new Basket(orders);
        basket.readPrices(connection);
        BigDecimal[] totals = orders.stream().map(lines -> total(lines, basket)).toArray(BigDecimal[]::new);
        List<OrderReceipt> receipts = insertOrders(user.id(), totals);
        insertItems(receipts, orders, basket);
        basket.takeFromStock(connection);
        return new RegisteredUser(user, receipts);
    }

    private static BigDecimal total(List<NewOrder.Line> lines, Basket basket) {
        BigDecimal total = BigDecimal.ZERO.setScale(2);
        for (NewOrder.Line line : lines) {
            total = total.add(basket.price(line.productId()).multiply(BigDecimal.valueOf(line.quantity())));
        }
        return total;
    }

    private long insertOrder(long userId, BigDecimal total) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT_ORDER)) {
            statement.setLong(1, userId);
            statement.setBigDecimal(2, total);
            Instants.set(statement, 3, now);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private List<OrderReceipt> insertOrders(long userId, BigDecimal[] totals) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT_ORDERS)) {
            statement.setLong(1, userId);
            Instants.set(statement, 2, now);
            statement.setArray(3, connection.createArrayOf("numeric", totals));
            try (ResultSet row = statement.executeQuery()) {
                List<OrderReceipt> receipts = new ArrayList<>(totals.length);
                while (row.next()) {
                    receipts.add(new OrderReceipt(row.getLong(1), totals[receipts.size()], now));
                }
                return receipts;
            }
        }
    }

    private void insertItems(List<OrderReceipt> receipts, List<List<NewOrder.Line>> orders, Basket basket)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT_ITEM)) {
            for (int i = 0; i < receipts.size(); i++) {
                for (NewOrder.Line line : orders.get(i)) {
                    statement.setLong(1, receipts.get(i).orderId());
                    statement.setLong(2, line.productId());
                    statement.setInt(3, line.quantity());
                    statement.setBigDecimal(4, basket.price(line.productId()));
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }
}
