package dev.orderbench.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** R1, R40 to R47 and R100 together, while many buy and connections break. */
interface ConcurrencyRules extends Rules {

    @Test
    default void r01_r45_r100_salesUnderBrokenConnectionsAddUp() {
        long seed = System.nanoTime();
        ClearanceSale sale = new ClearanceSale(fixture(), seed);
        ClearanceSale.Outcome outcome = sale.run();
        System.out.printf("Clearance sale with seed %d: %s%n", seed, outcome);

        assertThat(sale.unexpected())
                .as("seed %d: failures that nobody caused", seed)
                .isEmpty();
        assertThat(outcome.terminated())
                .as("seed %d: connections that were broken", seed)
                .isPositive();
        assertThat(outcome.soldOut())
                .as("seed %d: orders refused for want of stock", seed)
                .isPositive();
        assertNone(seed, "orders without items, or whose total is not that of their items", """
                SELECT o.id FROM orders o LEFT JOIN order_items i ON i.order_id = o.id
                GROUP BY o.id HAVING o.total IS DISTINCT FROM sum(i.qty * i.unit_price)
                """);
        assertNone(seed, "items without an order", """
                SELECT i.id FROM order_items i LEFT JOIN orders o ON o.id = i.order_id WHERE o.id IS NULL
                """);
        assertNone(seed, "orders that are there twice", """
                SELECT created_at FROM orders WHERE created_at >= '%s' GROUP BY created_at HAVING count(*) > 1
                """.formatted(ClearanceSale.OPENING));
        assertThat(fixture().query("""
                SELECT id, status FROM orders WHERE created_at >= '%s' ORDER BY id
                """.formatted(ClearanceSale.OPENING)))
                .as("seed %d: the orders that are there are those that the buyers know of, and no others", seed)
                .isEqualTo(sale.known());
        assertThat(fixture().query("""
                SELECT v.product_id, v.stock, v.stock + coalesce(sum(i.qty), 0)
                FROM inventory v LEFT JOIN
                    (order_items i JOIN orders o ON o.id = i.order_id AND o.created_at >= '%s' AND o.status <> 'CANCELLED')
                    ON i.product_id = v.product_id
                WHERE v.product_id <= %d GROUP BY v.product_id ORDER BY 1
                """.formatted(ClearanceSale.OPENING, ClearanceSale.PRODUCTS)))
                .as("seed %d: what is left and what was sold is what there was", seed)
                .hasSize(ClearanceSale.PRODUCTS)
                .allSatisfy(row -> {
                    assertThat(row.get(2)).isEqualTo(Integer.toString(sale.stock()));
                    assertThat(Integer.parseInt(row.get(1))).isNotNegative();
                });
    }

    private void assertNone(long seed, String what, String sql) {
        List<List<String>> found = fixture().query(sql);
        // The dataset has none of these either.
        assertThat(found).as("seed %d: %s", seed, what).isEmpty();
    }
}
