package dev.orderbench.tck;

import static dev.orderbench.tck.OrderData.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.StockTake;
import dev.orderbench.contract.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** R60 and R61. */
interface AdjustStockRules extends Rules {

    @Test
    default void r60_stockIsWhatWasCounted() {
        SortedMap<Long, Long> expected = fixture().stock();
        expected.put(1L, 0L);
        expected.put(3L, (long) Integer.MAX_VALUE);
        expected.put(10L, 7L);

        adjust(level(10, 7), level(3, Integer.MAX_VALUE), level(1, 0));

        assertThat(fixture().stock())
                .as("counted products have what was counted, not that more; the others are left alone")
                .isEqualTo(expected);
        adjust(level(10, 7), level(3, Integer.MAX_VALUE), level(1, 0));
        assertThat(fixture().stock()).as("counted again").isEqualTo(expected);
        assertNoConnectionIsKept();
    }

    @Test
    default void r60_productThatWasNeverCountedGetsItsStock() {
        long product = fixture().addProduct();
        SortedMap<Long, Long> expected = fixture().stock();
        expected.put(product, 5L);
        expected.put(2L, 6L);

        adjust(level(product, 5), level(2, 6));

        assertThat(fixture().stock()).isEqualTo(expected);
        store().placeOrder(new NewOrder(1, List.of(line(product, 5))));
        assertThat(fixture().stock(product))
                .as("what was counted can be ordered")
                .isZero();
    }

    @Test
    default void r60_allProductsCanBeCounted() {
        SortedMap<Long, Long> expected = fixture().stock();
        List<StockTake.Level> levels = new ArrayList<>();
        for (int product = fixture().dataset().size().products(); product > 0; product--) {
            levels.add(level(product, 1_000 + product));
            expected.put((long) product, 1_000L + product);
        }

        store().adjustStock(new StockTake(levels));

        assertThat(fixture().stock()).isEqualTo(expected);
    }

    @Test
    default void r61_negativeLevelChangesNothing() {
        assertFails(
                () -> adjust(level(1, 5), level(2, -1), level(3, 5)),
                StoreException.CheckViolation.class,
                "23514",
                "inventory_stock_check",
                false);
    }

    @Test
    default void r61_unknownProductChangesNothing() {
        assertFails(
                () -> adjust(level(1, 5), level(4_711, 5), level(3, 5)),
                StoreException.ForeignKeyViolation.class,
                "23503",
                "inventory_product_id_fkey",
                false);
    }

    private void adjust(StockTake.Level... levels) {
        store().adjustStock(new StockTake(List.of(levels)));
    }

    private static StockTake.Level level(long productId, int stock) {
        return new StockTake.Level(productId, stock);
    }
}
