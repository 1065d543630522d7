package dev.orderbench.jdbc.tuned;

import dev.orderbench.contract.StockTake;
import dev.orderbench.contract.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Changes what is in stock, in the order of product ids (R45). */
final class Stock {

    private static final String TAKE = "UPDATE inventory SET stock = stock - ? WHERE product_id = ?";

    private static final String PUT_BACK = "UPDATE inventory SET stock = stock + ? WHERE product_id = ?";

    private static final String ORDERED = """
            SELECT sum(qty), product_id
            FROM order_items
            WHERE order_id = ?
            GROUP BY product_id
            ORDER BY product_id
            """;

    private static final String SET = """
            INSERT INTO inventory (product_id, stock)
            SELECT product_id, stock
            FROM unnest(?, ?) AS counted (product_id, stock)
            ORDER BY product_id
            ON CONFLICT (product_id) DO UPDATE SET stock = EXCLUDED.stock
            """;

    /** One more than can be in stock: as much as more than that, when it comes to what is missing. */
    private static final long TOO_MUCH = Integer.MAX_VALUE + 1L;

    private Stock() {}

    /**
     * Takes quantities of products, which stand in the order of their ids, out of stock.
     *
     * @throws StoreException.NotFound when no stock was ever counted of one
     */
    static void take(Connection connection, long[] products, long[] quantities) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            for (int i = 0; i < products.length; i++) {
                // Less than what an integer holds would be out of its range, not out of stock (R42).
                statement.setLong(1, Math.min(quantities[i], TOO_MUCH));
                statement.setLong(2, products[i]);
                statement.addBatch();
            }
            int[] updated = statement.executeBatch();
            for (int i = 0; i < updated.length; i++) {
                if (updated[i] == 0) {
                    throw new StoreException.NotFound("inventory of product", products[i]);
                }
            }
        }
    }

    /** Puts what was ordered back in stock; products of which no stock was ever counted stay uncounted. */
    static void putBack(Connection connection, long orderId) throws SQLException {
        try (PreparedStatement ordered = connection.prepareStatement(ORDERED);
                PreparedStatement putBack = connection.prepareStatement(PUT_BACK)) {
            ordered.setLong(1, orderId);
            try (ResultSet row = ordered.executeQuery()) {
                while (row.next()) {
                    putBack.setLong(1, row.getLong(1));
                    putBack.setLong(2, row.getLong(2));
                    putBack.addBatch();
                }
            }
            putBack.executeBatch();
        }
    }

    /** Sets stock to what was counted; returns how many products that were. */
    static int set(Connection connection, StockTake stockTake) throws SQLException {
        List<StockTake.Level> levels = stockTake.levels();
        long[] products = new long[levels.size()];
        int[] stock = new int[levels.size()];
        for (int i = 0; i < products.length; i++) {
            products[i] = levels.get(i).productId();
            stock[i] = levels.get(i).stock();
        }
        try (PreparedStatement statement = connection.prepareStatement(SET)) {
            statement.setObject(1, products);
            statement.setObject(2, stock);
            return statement.executeUpdate();
        }
    }
}
