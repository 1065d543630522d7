package dev.orderbench.jdbc.naive;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.StoreException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads products. */
final class Products {

    private final Connection connection;

    Products(Connection connection) {
        this.connection = connection;
    }

    String sku(long productId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM products WHERE id = ?")) {
            statement.setLong(1, productId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString("sku");
            }
        }
    }

    /**
     * The price of the product of each line, by a list as long as there are lines: another statement for each length.
     *
     * @throws StoreException.NotFound when a product does not exist
     */
    List<BigDecimal> prices(List<NewOrder.Line> lines) throws SQLException {
        String placeholders = String.join(", ", Collections.nCopies(lines.size(), "?"));
        String sql = "SELECT * FROM products WHERE id IN (" + placeholders + ")";
        Map<Long, BigDecimal> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < lines.size(); i++) {
                statement.setLong(i + 1, lines.get(i).productId());
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(row.getLong("id"), row.getBigDecimal("price"));
                }
            }
        }
        List<BigDecimal> prices = new ArrayList<>();
        for (NewOrder.Line line : lines) {
            BigDecimal price = found.get(line.productId());
            if (price == null) {
                throw new StoreException.NotFound("product", line.productId());
            }
            prices.add(price);
        }
        return prices;
    }
}
