package dev.orderbench.jdbc.tuned;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.StoreException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The products of some orders, each once and in the order of their ids, with price and quantity. */
final class Basket {

    private static final String PRICES = "SELECT id, price FROM products WHERE id = ANY (?)";

    private final long[] products;
    private final long[] quantities;
    private final @Nullable BigDecimal[] prices;

    /** The products of the lines of some orders, without prices yet. */
    Basket(List<List<NewOrder.Line>> orders) {
        this.products = orders.stream()
                .flatMap(List::stream)
                .mapToLong(NewOrder.Line::productId)
                .sorted()
                .distinct()
                .toArray();
        this.quantities = new long[products.length];
        this.prices = new @Nullable BigDecimal[products.length];
        for (List<NewOrder.Line> lines : orders) {
            for (NewOrder.Line line : lines) {
                quantities[indexOf(line.productId())] += line.quantity();
            }
        }
    }

    /** Reads what each product costs at this moment. */
    void readPrices(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PRICES)) {
            statement.setObject(1, products);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    prices[indexOf(row.getLong(1))] = row.getBigDecimal(2);
                }
            }
        }
    }

    /**
     * The price of a product.
     *
     * @throws StoreException.NotFound when there is no such product
     */
    BigDecimal price(long product) {
        BigDecimal price = prices[indexOf(product)];
        if (price == null) {
            throw new StoreException.NotFound("product", product);
        }
        return price;
    }

    /** Takes what was ordered out of stock. */
    void takeFromStock(Connection connection) throws SQLException {
        Stock.take(connection, products, quantities);
    }

    private int indexOf(long product) {
        return Arrays.binarySearch(products, product);
    }
}
