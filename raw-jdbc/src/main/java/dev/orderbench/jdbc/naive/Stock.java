package dev.orderbench.jdbc.naive;

import dev.orderbench.contract.StockTake;
import dev.orderbench.contract.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Changes what is in stock, one product after the other, in the order of their ids (R45). */
final class Stock {

    private final Connection connection;

    Stock(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes quantities out of stock.
     *
     * @throws StoreException.NotFound when no stock was ever counted of a product
     */
    void take(SortedMap<Long, Long> quantities) throws SQLException {
        for (Map.Entry<Long, Long> entry : quantities.entrySet()) {
            // More than an integer holds is certainly not there; a number below its range would hide that (R42).
            long quantity = Math.min(entry.getValue(), Integer.MAX_VALUE + 1L);
            if (!add(entry.getKey(), -quantity)) {
                throw new StoreException.NotFound("inventory of product", entry.getKey());
            }
        }
    }

    /** Puts quantities back in stock; products of which no stock was ever counted stay uncounted. */
    void putBack(SortedMap<Long, Long> quantities) throws SQLException {
        for (Map.Entry<Long, Long> entry : quantities.entrySet()) {
            add(entry.getKey(), entry.getValue());
        }
    }

    private boolean add(long productId, long quantity) throws SQLException {
        String sql = "UPDATE inventory SET stock = stock + ? WHERE product_id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, quantity);
            statement.setLong(2, productId);
            return statement.executeUpdate() == 1;
        }
    }

    /** Sets stock to what was counted; returns how many products that were. */
    int set(StockTake stockTake) throws SQLException {
        List<StockTake.Level> levels = new ArrayList<>(stockTake.levels());
        levels.sort(Comparator.comparingLong(StockTake.Level::productId));
        for (StockTake.Level level : levels) {
            String sql = "INSERT INTO inventory (product_id, stock) VALUES (?, ?)"
                    + " ON CONFLICT (product_id) DO UPDATE SET stock = EXCLUDED.stock";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setLong(1, level.productId());
                statement.setInt(2, level.stock());
                statement.executeUpdate();
            }
        }
        return levels.size();
    }
}
