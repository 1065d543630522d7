package dev.orderbench.tck.random;

import dev.orderbench.tck.reference.Product;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Products that no dataset has and the contract cannot make: prices and stocks at the limits, prices that tie, and one that
 * was never counted.
 */
final class ExtraProducts {

    static final List<Product> ALL = List.of(
            new Product(4_001, "sku-extra-1", "dearest", new BigDecimal("9999999999.99"), 10),
            new Product(4_002, "SKU_EXTRA_2", "free", new BigDecimal("0.00"), 1_000),
            new Product(4_003, "\u0160KU-3", "never counted", new BigDecimal("0.01"), null),
            new Product(4_004, "'; DROP TABLE orders; --", "ample", new BigDecimal("5000000000.00"), Integer.MAX_VALUE),
            new Product(4_005, "SKU-EXTRA-5", "ten", new BigDecimal("10.00"), 1_000_000),
            new Product(4_006, "SKU-EXTRA-6", "another ten", new BigDecimal("10.00"), 1_000_000),
            new Product(4_007, "SKU-EXTRA-7", "five", new BigDecimal("5.00"), 1_000_000));

    private ExtraProducts() {}

    /** The statement that adds products to a database. */
    static String sql(List<Product> products) {
        return "WITH extra (id, sku, name, price, stock) AS (VALUES %s), added AS ("
                        .formatted(products.stream().map(ExtraProducts::row).collect(Collectors.joining(", ")))
                + "INSERT INTO products (id, sku, name, price) SELECT id, sku, name, price FROM extra) "
                + "INSERT INTO inventory (product_id, stock) SELECT id, stock FROM extra WHERE stock >= 0 "
                + "RETURNING product_id";
    }

    private static String row(Product product) {
        return "(%d, '%s', '%s', %s, %s)"
                .formatted(
                        product.id(),
                        product.sku().replace("'", "''"),
                        product.name(),
                        product.price(),
                        product.stock() == null ? "NULL::int" : product.stock());
    }
}
