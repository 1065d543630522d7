package dev.orderbench.tck;

import static dev.orderbench.tck.OrderData.item;
import static dev.orderbench.tck.OrderData.line;
import static dev.orderbench.tck.OrderData.total;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderItem;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StoreException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** R40 to R45. */
interface PlaceOrderRules extends Rules {

    /** The product at index 9 has three pieces in the tiny dataset. */
    long SCARCE_PRODUCT = 10;

    int SCARCE_STOCK = 3;

    @Test
    default void r40_orderIsStoredWithItsItemsInTheOrderOfTheLines() {
        OrderReceipt receipt = store().placeOrder(new NewOrder(7, List.of(line(5, 2), line(3, 1), line(8, 4))));

        List<OrderItem> items = List.of(item(5, 2), item(3, 1), item(8, 4));
        BigDecimal total = total(items);
        assertThat(receipt).isEqualTo(new OrderReceipt(receipt.orderId(), total, Fixture.STORED_NOW));
        assertThat(store().userWithRecentOrders(7, 1).orders())
                .containsExactly(new Order(receipt.orderId(), OrderStatus.NEW, total, 0, Fixture.STORED_NOW, items));
        assertThat(fixture()
                        .query("SELECT user_id, status, total, version, created_at FROM orders WHERE id = "
                                + receipt.orderId()))
                .containsExactly(List.of("7", "NEW", total.toPlainString(), "0", "2026-02-03 04:05:06.123456+00"));
    }

    @Test
    default void r40_totalIsExactToTheCent() {
        // Binary fractions lose a cent here: 0.10 * 3 and its like.
        fixture().query("UPDATE products SET price = 0.10 WHERE id = 1 RETURNING id");
        fixture().query("UPDATE products SET price = 9007199.99 WHERE id = 2 RETURNING id");

        OrderReceipt receipt = store().placeOrder(new NewOrder(1, List.of(line(1, 3), line(2, 999))));

        assertThat(receipt.total()).isEqualTo(new BigDecimal("8998192790.31"));
    }

    @Test
    default void r40_totalOutOfRangeIsAnInvalidValue() {
        fixture().query("UPDATE products SET price = 9999999999.99 WHERE id = 1 RETURNING id");
        assertFails(
                () -> store().placeOrder(new NewOrder(1, List.of(line(1, 2)))),
                StoreException.InvalidValue.class,
                "22003",
                null,
                false);
    }

    @Test
    default void r40_ordersHaveKeysOfTheirOwn() {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            ids.add(store().placeOrder(new NewOrder(2, List.of(line(1, 1)))).orderId());
        }
        assertThat(ids)
                .doesNotHaveDuplicates()
                .allMatch(id -> id > fixture().dataset().size().orders());
    }

    @Test
    default void r41_stockFallsByWhatWasOrdered() {
        long first = fixture().stock(1);
        long second = fixture().stock(2);
        long third = fixture().stock(3);

        store().placeOrder(new NewOrder(1, List.of(line(2, 4), line(1, 1), line(2, 3))));

        assertThat(fixture().stock(1)).isEqualTo(first - 1);
        assertThat(fixture().stock(2)).isEqualTo(second - 7);
        assertThat(fixture().stock(3)).isEqualTo(third);
    }

    @Test
    default void r41_productInSeveralLinesIsSeveralItems() {
        store().placeOrder(new NewOrder(1, List.of(line(2, 4), line(1, 1), line(2, 3))));

        assertThat(store().userWithRecentOrders(1, 1).orders().getFirst().items())
                .containsExactly(item(2, 4), item(1, 1), item(2, 3));
    }

    @Test
    default void r42_lastPieceCanBeOrdered() {
        store().placeOrder(new NewOrder(1, List.of(line(SCARCE_PRODUCT, SCARCE_STOCK))));

        assertThat(fixture().stock(SCARCE_PRODUCT)).isZero();
    }

    @Test
    default void r42_outOfStockLeavesNothingBehind() {
        assertOutOfStock(List.of(line(1, 1), line(SCARCE_PRODUCT, SCARCE_STOCK + 1), line(30, 1)));
    }

    @Test
    default void r42_linesOfOneProductAreOutOfStockTogether() {
        assertOutOfStock(List.of(line(SCARCE_PRODUCT, 2), line(SCARCE_PRODUCT, 2)));
    }

    private void assertOutOfStock(List<NewOrder.Line> lines) {
        assertFails(
                () -> store().placeOrder(new NewOrder(1, lines)),
                StoreException.CheckViolation.class,
                "23514",
                "inventory_stock_check",
                false);
    }

    @Test
    default void r43_unknownProductLeavesNothingBehind() {
        assertFails(
                () -> store().placeOrder(new NewOrder(1, List.of(line(1, 1), line(4_711, 1)))),
                StoreException.NotFound.class,
                null,
                null,
                false);
    }

    @Test
    default void r43_productThatWasNeverCountedIsNotFound() {
        long product = fixture().addProduct();
        assertFails(
                () -> store().placeOrder(new NewOrder(1, List.of(line(1, 1), line(product, 1)))),
                StoreException.NotFound.class,
                null,
                null,
                false);
    }

    @Test
    default void r44_unknownUserLeavesNothingBehind() {
        assertFails(
                () -> store().placeOrder(new NewOrder(4_711, List.of(line(1, 1)))),
                StoreException.ForeignKeyViolation.class,
                "23503",
                "orders_user_id_fkey",
                false);
    }

    @Test
    default void r45_ordersInOppositeOrderOfLinesDoNotDeadlock() throws Exception {
        List<NewOrder.Line> up = List.of(line(1, 1), line(2, 1), line(3, 1), line(4, 1), line(5, 1));
        int rounds = 50;
        List<Throwable> failures = concurrently(Fixture.POOL_SIZE, thread -> {
            for (int i = 0; i < rounds; i++) {
                store().placeOrder(new NewOrder(1, thread % 2 == 0 ? up : up.reversed()));
            }
        });

        assertThat(failures).isEmpty();
        for (NewOrder.Line line : up) {
            assertThat(fixture().stock(line.productId()))
                    .as("stock of product %d: is an update lost?", line.productId())
                    .isEqualTo(
                            fixture().dataset().stock((int) line.productId() - 1) - (long) rounds * Fixture.POOL_SIZE);
        }
    }

    @Test
    default void r45_nothingIsSoldThatIsNotThere() throws Exception {
        List<Throwable> failures = concurrently(
                Fixture.POOL_SIZE,
                thread -> store().placeOrder(new NewOrder(thread + 1L, List.of(line(SCARCE_PRODUCT, 1)))));

        assertThat(failures)
                .hasSize(Fixture.POOL_SIZE - SCARCE_STOCK)
                .allMatch(failure -> failure instanceof StoreException.CheckViolation);
        assertThat(fixture().stock(SCARCE_PRODUCT)).isZero();
        assertThat(fixture().query("SELECT count(*) FROM orders"))
                .containsExactly(
                        List.of(Integer.toString(fixture().dataset().size().orders() + SCARCE_STOCK)));
    }

    /** Runs a task in several threads and returns what it threw. */
    private static List<Throwable> concurrently(int threads, IntConsumer task) throws Exception {
        List<Throwable> failures = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int number = thread;
                running.add(executor.submit(() -> task.accept(number)));
            }
            for (Future<?> future : running) {
                try {
                    future.get();
                } catch (ExecutionException e) {
                    failures.add(e.getCause());
                }
            }
        }
        return failures;
    }
}
