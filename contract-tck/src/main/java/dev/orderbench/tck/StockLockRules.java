package dev.orderbench.tck;

import static dev.orderbench.tck.OrderData.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.NewUserWithOrders;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StockTake;
import dev.orderbench.database.Dataset;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * R45 for all operations that change stock. Another transaction has locked product 4. An operation on products 1 to 7 that
 * locks in the order of product ids then waits with 1 to 3 locked, and with nothing beyond 4.
 */
interface StockLockRules extends Rules {

    /** Neither ascending nor descending: no order but that of ids locks the right products first. */
    List<Long> PRODUCTS = List.of(5L, 2L, 7L, 4L, 1L, 6L, 3L);

    @Test
    default void r45_placeOrderLocksInTheOrderOfProductIds() {
        assertLocksInTheOrderOfProductIds(() -> store().placeOrder(new NewOrder(1, lines(PRODUCTS))));
    }

    @Test
    default void r45_registerUserWithOrdersLocksInTheOrderOfProductIds() {
        // Also from order to order: the second has the smaller ids.
        NewUserWithOrders user = new NewUserWithOrders(
                new NewUser("ann@example.org", "Ann", "hash"),
                List.of(lines(List.of(7L, 5L, 2L)), lines(List.of(4L, 1L)), lines(List.of(6L, 3L))));
        assertLocksInTheOrderOfProductIds(() -> store().registerUserWithOrders(user));
    }

    @Test
    default void r45_cancelOrderLocksInTheOrderOfProductIds() {
        // Imported, so that the order of its items is known whatever placeOrder does.
        long id = store().importOrders(List.of(new ImportedOrder(
                        1,
                        OrderStatus.NEW,
                        Dataset.END,
                        PRODUCTS.stream()
                                .map(product -> new ImportedOrder.Item(product, 1, BigDecimal.ONE))
                                .toList())))
                .getFirst();
        assertLocksInTheOrderOfProductIds(() -> store().cancelOrder(id));
    }

    @Test
    default void r45_adjustStockLocksInTheOrderOfProductIds() {
        StockTake stockTake = new StockTake(PRODUCTS.stream()
                .map(product -> new StockTake.Level(product, 1_000))
                .toList());
        assertLocksInTheOrderOfProductIds(() -> store().adjustStock(stockTake));
    }

    private static List<NewOrder.Line> lines(List<Long> products) {
        return products.stream().map(product -> line(product, 1)).toList();
    }

    private void assertLocksInTheOrderOfProductIds(Runnable operation) {
        try (Backends locker = fixture().backends();
                Backends observer = fixture().backends()) {
            locker.execute("BEGIN").execute("SELECT FROM inventory WHERE product_id = 4 FOR UPDATE");
            Background<Boolean> running = Background.run(() -> {
                operation.run();
                return true;
            });
            observer.awaitLockWaiter();

            List<String> free = observer.texts("""
                    SELECT product_id FROM inventory WHERE product_id BETWEEN 1 AND 7 ORDER BY 1 FOR UPDATE SKIP LOCKED
                    """);

            locker.execute("COMMIT");
            running.result();
            assertThat(free)
                    .as("products that are not locked yet while the operation waits for product 4: those after it")
                    .containsExactlyElementsOf(LongStream.rangeClosed(5, 7)
                            .mapToObj(Long::toString)
                            .toList());
        }
        assertNoConnectionIsKept();
    }
}
