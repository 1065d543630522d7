package dev.orderbench.jdbc;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StoreException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Places one order in the transaction of its connection: prices, order, items in a batch, stock in a batch. The stock
 * comes last, so that the rows that other orders wait for are locked for the shortest time.
 */
final class Placement {

    private static final String PRICES = "SELECT id, price FROM products WHERE id = ANY (?)";

    private static final String INSERT_ORDER = """
            INSERT INTO orders (user_id, status, total, created_at)
            VALUES (?, ?, ?, ?)
            RETURNING id
            """;

    private static final String INSERT_ITEM = """
            INSERT INTO order_items (order_id, product_id, qty, unit_price)
            VALUES (?, ?, ?, ?)
            """;

    private static final String TAKE_STOCK = "UPDATE inventory SET stock = stock - ? WHERE product_id = ?";

    private final Connection connection;
    private final NewOrder order;

    Placement(Connection connection, NewOrder order) {
        this.connection = connection;
        this.order = order;
    }

    OrderReceipt run(Instant now) throws SQLException {
        Map<Long, BigDecimal> prices = prices();
        BigDecimal total = BigDecimal.ZERO.setScale(2);
        for (NewOrder.Line line : order.lines()) {
            BigDecimal price = prices.get(line.productId());
            if (price == null) {
                throw new StoreException.NotFound("product", line.productId());
            }
            total = total.add(price.multiply(BigDecimal.valueOf(line.quantity())));
        }
        long orderId = insertOrder(total, now);
        insertItems(orderId, prices);
        takeStock();
        return new OrderReceipt(orderId, total, now);
    }

    private Map<Long, BigDecimal> prices() throws SQLException {
        Long[] ids =
                order.lines().stream().map(NewOrder.Line::productId).distinct().toArray(Long[]::new);
        try (PreparedStatement statement = connection.prepareStatement(PRICES)) {
            statement.setArray(1, connection.createArrayOf("bigint", ids));
            try (ResultSet row = statement.executeQuery()) {
                Map<Long, BigDecimal> prices = new HashMap<>();
                while (row.next()) {
                    prices.put(row.getLong(1), row.getBigDecimal(2));
                }
                return prices;
            }
        }
    }

    private long insertOrder(BigDecimal total, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT_ORDER)) {
            statement.setLong(1, order.userId());
            statement.setString(2, OrderStatus.NEW.name());
            statement.setBigDecimal(3, total);
            statement.setObject(4, Jdbc.parameter(now));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void insertItems(long orderId, Map<Long, BigDecimal> prices) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT_ITEM)) {
            for (NewOrder.Line line : order.lines()) {
                statement.setLong(1, orderId);
                statement.setLong(2, line.productId());
                statement.setInt(3, line.quantity());
                statement.setBigDecimal(4, prices.get(line.productId()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** One update a product, in the order of their ids (R45). */
    private void takeStock() throws SQLException {
        SortedMap<Long, Integer> quantities = new TreeMap<>();
        for (NewOrder.Line line : order.lines()) {
            quantities.merge(line.productId(), line.quantity(), Integer::sum);
        }
        List<Long> products = List.copyOf(quantities.keySet());
        try (PreparedStatement statement = connection.prepareStatement(TAKE_STOCK)) {
            for (Map.Entry<Long, Integer> entry : quantities.entrySet()) {
                statement.setInt(1, entry.getValue());
                statement.setLong(2, entry.getKey());
                statement.addBatch();
            }
            int[] updated = statement.executeBatch();
            for (int i = 0; i < updated.length; i++) {
                if (updated[i] == 0) {
                    throw new StoreException.NotFound("inventory of product", products.get(i));
                }
            }
        }
    }
}
