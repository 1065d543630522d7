package dev.orderbench.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StoreException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** R55 to R57. */
interface ImportRules extends Rules {

    int MANY_ORDERS = 1_000;

    @Test
    default void r55_ordersAreStoredAsGivenInTheOrderInWhichTheyAreGiven() {
        List<ImportedOrder> orders =
                IntStream.range(0, MANY_ORDERS).mapToObj(ImportRules::order).toList();
        SortedMap<Long, Long> stock = fixture().stock();

        List<Long> keys = store().importOrders(orders);

        assertThat(keys)
                .as("a key for each order, ascending in the order of the orders")
                .hasSize(MANY_ORDERS)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(fixture().query("""
                        SELECT id, user_id, status, total, version, extract(epoch FROM created_at)
                        FROM orders WHERE user_id = 13 AND created_at < '2020-06-01Z' ORDER BY id
                        """))
                .as("orders by their keys")
                .containsExactlyElementsOf(IntStream.range(0, MANY_ORDERS)
                        .mapToObj(i -> List.of(
                                keys.get(i).toString(),
                                "13",
                                orders.get(i).status().name(),
                                orders.get(i).total().toPlainString(),
                                "0",
                                secondsOf(orders.get(i).createdAt())))
                        .toList());
        assertThat(fixture().query("""
                        SELECT order_id, product_id, qty, unit_price FROM order_items
                        WHERE order_id >= %d AND order_id <= %d ORDER BY id
                        """.formatted(keys.getFirst(), keys.getLast())))
                .as("items by their keys: those of an order, and those of earlier orders, come first")
                .containsExactlyElementsOf(IntStream.range(0, MANY_ORDERS)
                        .boxed()
                        .flatMap(i -> orders.get(i).items().stream()
                                .map(item -> List.of(
                                        keys.get(i).toString(),
                                        Long.toString(item.productId()),
                                        Integer.toString(item.quantity()),
                                        item.unitPrice().toPlainString())))
                        .toList());
        assertThat(fixture().stock())
                .as("an import brings history: it takes nothing from stock")
                .isEqualTo(stock);
        assertNoConnectionIsKept();
    }

    @Test
    default void r55_importedOrderIsReadLater() {
        ImportedOrder order = order(7);

        long key = store().importOrders(List.of(order)).getFirst();

        assertThat(store().findOrder(key)).hasValueSatisfying(read -> {
            assertThat(read.status()).isEqualTo(order.status());
            assertThat(read.total()).isEqualTo(order.total());
            assertThat(read.createdAt()).isEqualTo(order.createdAt());
            assertThat(read.items().stream()
                            .map(item -> new ImportedOrder.Item(item.productId(), item.quantity(), item.unitPrice())))
                    .containsExactlyElementsOf(order.items());
        });
    }

    @Test
    default void r55_importsFollowEachOther() {
        List<Long> first = store().importOrders(List.of(order(0), order(1), order(2)));
        List<Long> second = store().importOrders(List.of(order(3), order(4)));

        assertThat(Stream.of(first, second).flatMap(List::stream))
                .as("keys of two imports")
                .doesNotHaveDuplicates()
                .allMatch(id -> id > fixture().dataset().size().orders());
    }

    @Test
    default void r55_extremesAreStoredAsGiven() {
        ImportedOrder.Item free = new ImportedOrder.Item(1, 1_000_000, BigDecimal.ZERO);
        ImportedOrder.Item dear = new ImportedOrder.Item(2, 1, new BigDecimal("9999999999.99"));
        ImportedOrder order = new ImportedOrder(
                1, OrderStatus.DELIVERED, Instant.parse("1970-01-01T00:00:00.000001Z"), List.of(free, dear));

        long key = store().importOrders(List.of(order)).getFirst();

        assertThat(fixture().query("SELECT total, extract(epoch FROM created_at) FROM orders WHERE id = " + key))
                .containsExactly(List.of("9999999999.99", "0.000001"));
    }

    /** What can be wrong with one order of many, and the failure that it is. */
    static Stream<Arguments> wrongOrders() {
        ImportedOrder.Item item = new ImportedOrder.Item(1, 2, new BigDecimal("1.00"));
        ImportedOrder.Item unknown = new ImportedOrder.Item(4_711, 2, new BigDecimal("1.00"));
        ImportedOrder.Item dear = new ImportedOrder.Item(1, 2, new BigDecimal("9999999999.99"));
        return Stream.of(
                Arguments.of(
                        wrong(4_711, item), StoreException.ForeignKeyViolation.class, "23503", "orders_user_id_fkey"),
                Arguments.of(
                        wrong(1, item, unknown),
                        StoreException.ForeignKeyViolation.class,
                        "23503",
                        "order_items_product_id_fkey"),
                Arguments.of(wrong(1, item, dear), StoreException.InvalidValue.class, "22003", null));
    }

    private static ImportedOrder wrong(long userId, ImportedOrder.Item... items) {
        return new ImportedOrder(userId, OrderStatus.PAID, Instant.parse("2020-01-01T00:00:00Z"), List.of(items));
    }

    @ParameterizedTest
    @MethodSource("dev.orderbench.tck.ImportRules#wrongOrders")
    default void r56_oneWrongOrderAmongManyLeavesNothingBehind(
            ImportedOrder wrong,
            Class<? extends StoreException> failure,
            String sqlState,
            @Nullable String constraint) {
        List<ImportedOrder> orders = new ArrayList<>(
                IntStream.range(0, 300).mapToObj(ImportRules::order).toList());
        orders.set(217, wrong);

        assertFails(() -> store().importOrders(orders), failure, sqlState, constraint, false);
    }

    @Test
    default void r57_tooManyOrdersAreRefused() {
        List<ImportedOrder> orders = Collections.nCopies(100_001, order(0));
        assertRefusedBeforeTheDatabase(() -> store().importOrders(orders), "100001");
    }

    @Test
    default void r57_aHundredThousandOrdersAreNotTooMany() {
        List<ImportedOrder> orders = Collections.nCopies(100_000, order(0));
        withoutConnections(() -> assertThat(catchThrowable(() -> store().importOrders(orders)))
                .as("not refused: they fail only where a connection is asked for")
                .isInstanceOf(StoreException.PoolExhausted.class));
    }

    @Test
    default void r57_emptyImportAsksNothingOfTheDatabase() {
        withoutConnections(() -> assertThat(store().importOrders(List.of())).isEmpty());
    }

    /** An order of user 13 with one to three items, each older than the one before it, at prices that no product has. */
    private static ImportedOrder order(int index) {
        List<ImportedOrder.Item> items = IntStream.rangeClosed(0, index % 3)
                .mapToObj(position -> new ImportedOrder.Item(
                        1 + (index * 7L + position * 20L) % 40,
                        1 + (index + position) % 9,
                        BigDecimal.valueOf(100_037L + 10L * index + position, 2)))
                .toList();
        OrderStatus[] statuses = OrderStatus.values();
        return new ImportedOrder(
                13,
                statuses[index % statuses.length],
                Instant.parse("2020-01-01T00:00:00.123456Z").minus(index, ChronoUnit.HOURS),
                items);
    }

    private static String secondsOf(Instant time) {
        return "%d.%06d".formatted(time.getEpochSecond(), time.getNano() / 1_000);
    }
}
