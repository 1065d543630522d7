package dev.orderbench.tck;

import static dev.orderbench.tck.OrderData.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.NewUserWithOrders;
import dev.orderbench.contract.OrderCursor;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderSort;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.StockTake;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.contract.Variant;
import dev.orderbench.database.Dataset;
import dev.orderbench.database.DatasetOracle;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * R7, counted on the wire: each operation once on few rows and once on many. A variant that is {@link Variant#NAIVE} is held
 * to the opposite: one whose round trips never grow is not naive, and need not be excepted from the rule.
 */
interface RoundTripRules extends Rules {

    /** A multiple of what one batch has to hold. */
    int MANY_ROWS = 300;

    int LEAST_BATCH = 50;

    /** The first of as many products as there are many rows. */
    long FIRST_PRODUCT = 1_001;

    /** The first of as many orders of one item, then of as many orders of many items. */
    long FIRST_ORDER = 100_000_001;

    /** How often a metered operation is called, at least. */
    int CALLS = 20;

    /** A user who placed more orders than all others. */
    long USER = 7;

    @Test
    default void r07_roundTripsOfAReadDoNotGrowWithItsRows() {
        addManyRows();
        try (MeteredStore metered = MeteredStore.open(fixture())) {
            OrderStore store = metered.store();
            TimeRange oneDay = new TimeRange(Dataset.START, fixture().dataset().createdAt(2));
            assertGrowth(Stream.of(
                    () -> new Growth(
                            "findOrder",
                            metered.roundTrips(() -> store.findOrder(FIRST_ORDER)),
                            metered.roundTrips(() -> store.findOrder(FIRST_ORDER + MANY_ROWS)),
                            0),
                    () -> new Growth(
                            "userWithRecentOrders",
                            metered.roundTrips(() -> store.userWithRecentOrders(userWithFewestOrders(), MANY_ROWS)),
                            metered.roundTrips(() -> store.userWithRecentOrders(USER, MANY_ROWS)),
                            0),
                    () -> new Growth(
                            "searchOrders",
                            metered.roundTrips(() -> store.searchOrders(OrderSearch.all(OrderSort.NEWEST_FIRST, 1))),
                            metered.roundTrips(
                                    () -> store.searchOrders(OrderSearch.all(OrderSort.NEWEST_FIRST, MANY_ROWS))),
                            0),
                    () -> new Growth(
                            "ordersAfter",
                            metered.roundTrips(() -> store.ordersAfter(OrderCursor.BEGINNING, 1)),
                            metered.roundTrips(() -> store.ordersAfter(OrderCursor.BEGINNING, MANY_ROWS)),
                            0),
                    () -> new Growth(
                            "salesReport",
                            metered.roundTrips(() -> store.salesReport(oneDay, 1)),
                            metered.roundTrips(() -> store.salesReport(TimeRange.ALL, MANY_ROWS)),
                            0)));
        }
    }

    @Test
    default void r07_roundTripsOfAWriteGrowByWholeBatches() {
        addManyRows();
        Iterator<Long> small =
                LongStream.range(FIRST_ORDER, FIRST_ORDER + CALLS).iterator();
        Iterator<Long> large = LongStream.range(FIRST_ORDER + MANY_ROWS, FIRST_ORDER + MANY_ROWS + CALLS)
                .iterator();
        try (MeteredStore metered = MeteredStore.open(fixture())) {
            OrderStore store = metered.store();
            assertGrowth(Stream.of(
                    () -> new Growth(
                            "registerUserWithOrders",
                            metered.roundTrips(() -> store.registerUserWithOrders(userWithOrders(1))),
                            metered.roundTrips(() -> store.registerUserWithOrders(userWithOrders(100))),
                            // An order, two items, two products each.
                            allowed(5 * 100)),
                    () -> new Growth(
                            "placeOrder",
                            metered.roundTrips(() -> store.placeOrder(new NewOrder(1, lines(1)))),
                            metered.roundTrips(() -> store.placeOrder(new NewOrder(1, lines(MANY_ROWS)))),
                            allowed(2 * MANY_ROWS)),
                    () -> new Growth(
                            "cancelOrder",
                            metered.roundTrips(() -> store.cancelOrder(small.next())),
                            metered.roundTrips(() -> store.cancelOrder(large.next())),
                            allowed(MANY_ROWS)),
                    () -> new Growth(
                            "importOrders",
                            metered.roundTrips(() -> store.importOrders(orders(1))),
                            metered.roundTrips(() -> store.importOrders(orders(MANY_ROWS))),
                            // An order and an item each.
                            allowed(2 * MANY_ROWS)),
                    () -> new Growth(
                            "adjustStock",
                            metered.roundTrips(() -> store.adjustStock(stockTake(1))),
                            metered.roundTrips(() -> store.adjustStock(stockTake(MANY_ROWS))),
                            allowed(MANY_ROWS))));
        }
    }

    /** By how much round trips may grow with so many rows: for each batch of them one for their keys and one for themselves. */
    private static int allowed(int rows) {
        return 2 * rows / LEAST_BATCH;
    }

    /** Counts one operation after the other; of a naive variant, which may need a statement for each row, until one is found. */
    private void assertGrowth(Stream<Supplier<Growth>> operations) {
        Stream<Growth> growth = operations.map(Supplier::get);
        if (fixture().variant() == Variant.NAIVE) {
            assertThat(growth.filter(Growth::isTooMuch).findFirst())
                    .as("R7 excepts the naive variant, of which at least one operation is written naively")
                    .isPresent();
        } else {
            assertThat(growth.toList())
                    .as("R7: are rows read or written one by one?")
                    .noneMatch(Growth::isTooMuch);
        }
    }

    /** The key of a user with orders, but with fewer than any other. */
    private long userWithFewestOrders() {
        DatasetOracle oracle = fixture().oracle();
        return IntStream.range(0, oracle.dataset().size().users())
                        .filter(user -> oracle.orderCount(user) > 0)
                        .boxed()
                        .min(Comparator.comparingInt(oracle::orderCount))
                        .orElseThrow()
                + 1L;
    }

    private void addManyRows() {
        fixture().query("""
                WITH p AS (
                    INSERT INTO products (id, sku, name, price)
                    SELECT n, 'SKU-' || n, 'Product ' || n, 1 FROM generate_series(%1$d, %1$d + %2$d - 1) n RETURNING id),
                v AS (INSERT INTO inventory (product_id, stock) SELECT id, 1000000 FROM p)
                SELECT count(*) FROM p
                """.formatted(FIRST_PRODUCT, MANY_ROWS));
        fixture().query("""
                WITH o AS (
                    INSERT INTO orders (id, user_id, status, total, created_at)
                    SELECT %1$d + n, %2$d, 'NEW', 1, timestamptz '2030-01-01Z' + n * interval '1 minute'
                    FROM generate_series(0, %3$d + %4$d - 1) n RETURNING id),
                i AS (
                    INSERT INTO order_items (order_id, product_id, qty, unit_price)
                    SELECT o.id, %5$d + n, 1, 1
                    FROM o JOIN generate_series(0, %3$d - 1) n ON n = 0 OR o.id >= %1$d + %3$d)
                SELECT count(*) FROM o
                """.formatted(FIRST_ORDER, USER, MANY_ROWS, CALLS, FIRST_PRODUCT));
    }

    private static NewUserWithOrders userWithOrders(int orders) {
        List<NewOrder.Line> lines = List.of(line(FIRST_PRODUCT + 1, 1), line(FIRST_PRODUCT, 1));
        return new NewUserWithOrders(
                new NewUser(UUID.randomUUID() + "@round.example", "Ann", "hash"), Collections.nCopies(orders, lines));
    }

    private static List<NewOrder.Line> lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> line(FIRST_PRODUCT + i, 1))
                .toList();
    }

    private static List<ImportedOrder> orders(int count) {
        return Collections.nCopies(
                count,
                new ImportedOrder(
                        1,
                        OrderStatus.PAID,
                        Dataset.END,
                        List.of(new ImportedOrder.Item(FIRST_PRODUCT, 1, BigDecimal.ONE))));
    }

    private static StockTake stockTake(int count) {
        return new StockTake(IntStream.range(0, count)
                .mapToObj(i -> new StockTake.Level(FIRST_PRODUCT + i, 1_000_000))
                .toList());
    }

    /**
     * The round trips of one operation.
     *
     * @param few those on few rows
     * @param many those on many rows
     * @param allowed by how much they may grow
     */
    record Growth(String operation, int few, int many, int allowed) {

        boolean isTooMuch() {
            return many - few > allowed;
        }
    }
}
