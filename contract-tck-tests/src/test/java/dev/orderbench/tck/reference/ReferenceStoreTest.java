package dev.orderbench.tck.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.NewUserWithOrders;
import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderCursor;
import dev.orderbench.contract.OrderItem;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderSort;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.RegisteredUser;
import dev.orderbench.contract.SalesRow;
import dev.orderbench.contract.StockTake;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.contract.Transaction;
import dev.orderbench.contract.TransactionOptions;
import dev.orderbench.database.Dataset;
import dev.orderbench.database.DatasetOracle;
import dev.orderbench.database.DatasetSize;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The reference against what was computed by hand, and against what the dataset itself says. */
class ReferenceStoreTest {

    private static final int SCARCE_PRODUCT = 10;

    private final Dataset dataset = new Dataset(DatasetSize.TINY);
    private final DatasetOracle oracle = new DatasetOracle(dataset);
    private Instant now = Instant.parse("2030-05-06T07:08:09.123456789Z");
    private final ReferenceStore store = new ReferenceStore(dataset, () -> now);

    @Test
    void usersAndTheirOrdersAreThoseOfTheDataset() {
        for (int user = 0; user < dataset.size().users(); user++) {
            assertThat(store.findUserByEmail(Dataset.email(user))).contains(dataset.user(user));
            for (int take : List.of(0, 1, 7, 1_000)) {
                assertThat(store.userWithRecentOrders(user + 1L, take))
                        .isEqualTo(oracle.userWithRecentOrders(user, take));
            }
        }
        for (int order = 0; order < dataset.size().orders(); order++) {
            assertThat(store.findOrder(order + 1L)).contains(dataset.order(order));
        }
        assertThat(store.findOrder(dataset.size().orders() + 1L)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void searchesFindWhatTheDatasetHas(OrderSort sort) {
        OrderSearch all = OrderSearch.all(sort, 1_000);
        for (OrderSearch search : List.of(
                all,
                OrderSearch.all(sort, 13),
                all.withEmail(Dataset.email(3)),
                all.withMinTotal(dataset.total(17)),
                all.withStatus(OrderStatus.PAID),
                all.withFrom(dataset.createdAt(100)).withUntil(dataset.createdAt(200)),
                all.withEmail(Dataset.email(0))
                        .withStatus(OrderStatus.DELIVERED)
                        .withFrom(dataset.createdAt(50))
                        .withMinTotal(BigDecimal.TEN))) {
            assertThat(store.searchOrders(search)).isEqualTo(oracle.searchOrders(search));
        }
    }

    @Test
    void pagesExportsAndReportsAreThoseOfTheDataset() {
        assertThat(store.ordersAfter(OrderCursor.BEGINNING, 1_000))
                .isEqualTo(oracle.ordersAfter(OrderCursor.BEGINNING, 1_000));
        for (int order = 0; order < dataset.size().orders(); order++) {
            OrderCursor cursor = OrderCursor.after(dataset.summary(order));
            assertThat(store.ordersAfter(cursor, 5)).isEqualTo(oracle.ordersAfter(cursor, 5));
        }
        for (TimeRange range : List.of(
                TimeRange.ALL,
                new TimeRange(dataset.createdAt(30), dataset.createdAt(333)),
                new TimeRange(dataset.createdAt(30), dataset.createdAt(30)))) {
            List<OrderSummary> exported = new ArrayList<>();
            assertThat(store.exportOrders(range, exported::add)).isEqualTo(exported.size());
            assertThat(exported).isEqualTo(oracle.exportOrders(range));
            for (int top : List.of(1, 2, 1_000)) {
                assertThat(store.salesReport(range, top)).isEqualTo(oracle.salesReport(range, top));
            }
        }
    }

    @Test
    void equalRevenuesShareARankAndRunningTotalsCountWhatIsLeftOut() {
        store.importOrders(List.of(
                sale("2030-01-01T00:00:00Z", OrderStatus.DELIVERED, item(1, 2, "50.00"), item(3, 1, "10.00")),
                sale("2030-01-31T23:59:59.999999Z", OrderStatus.NEW, item(2, 1, "100.00"), item(3, 2, "10.00")),
                sale("2030-02-01T00:00:00Z", OrderStatus.SHIPPED, item(3, 7, "10.00")),
                sale("2030-02-02T00:00:00Z", OrderStatus.CANCELLED, item(1, 9, "100.00")),
                sale("2030-04-01T00:00:00Z", OrderStatus.PAID, item(3, 1, "0.50"))));
        TimeRange range = new TimeRange(Instant.parse("2030-01-01T00:00:00Z"), Instant.parse("2030-04-01T00:00:00Z"));

        assertThat(store.salesReport(range, 3))
                .containsExactly(
                        row("2030-01", 1, 2, "100.00", 1, "100.00"),
                        row("2030-01", 2, 1, "100.00", 1, "100.00"),
                        row("2030-01", 3, 3, "30.00", 3, "30.00"),
                        row("2030-02", 3, 7, "70.00", 1, "100.00"));
        assertThat(store.salesReport(range, 2))
                .containsExactly(
                        row("2030-01", 1, 2, "100.00", 1, "100.00"),
                        row("2030-01", 2, 1, "100.00", 1, "100.00"),
                        row("2030-02", 3, 7, "70.00", 1, "100.00"));
    }

    @Test
    void placedOrderTakesFromStockAndCancelledOnePutsItBack() {
        BigDecimal price = Dataset.price(SCARCE_PRODUCT - 1);
        OrderReceipt receipt =
                store.placeOrder(new NewOrder(1, List.of(line(SCARCE_PRODUCT, 1), line(SCARCE_PRODUCT, 2))));

        Instant stored = Instant.parse("2030-05-06T07:08:09.123456Z");
        BigDecimal total = price.multiply(BigDecimal.valueOf(3));
        assertThat(receipt).isEqualTo(new OrderReceipt(401, total, stored));
        assertThat(store.findOrder(401))
                .contains(new Order(
                        401,
                        OrderStatus.NEW,
                        total,
                        0,
                        stored,
                        List.of(
                                new OrderItem(SCARCE_PRODUCT, Dataset.sku(SCARCE_PRODUCT - 1), 1, price),
                                new OrderItem(SCARCE_PRODUCT, Dataset.sku(SCARCE_PRODUCT - 1), 2, price))));
        assertThat(stock(SCARCE_PRODUCT)).isZero();
        assertThatExceptionOfType(StoreException.CheckViolation.class)
                .isThrownBy(() -> store.placeOrder(new NewOrder(1, List.of(line(SCARCE_PRODUCT, 1)))))
                .matches(e -> "inventory_stock_check".equals(e.constraint()) && "23514".equals(e.sqlState()));

        assertThat(store.changeStatus(401, 0, OrderStatus.PAID)).isEqualTo(1);
        assertThat(store.cancelOrder(401)).isEqualTo(2);
        assertThat(stock(SCARCE_PRODUCT)).isEqualTo(3);
        assertThatExceptionOfType(StoreException.WrongStatus.class).isThrownBy(() -> store.cancelOrder(401));
        assertThatExceptionOfType(StoreException.StaleVersion.class)
                .isThrownBy(() -> store.changeStatus(401, 1, OrderStatus.PAID));
        assertThatExceptionOfType(StoreException.WrongStatus.class)
                .isThrownBy(() -> store.changeStatus(401, 2, OrderStatus.PAID));
        assertThat(stock(SCARCE_PRODUCT)).isEqualTo(3);
    }

    @Test
    void firstOrdersAreOutOfStockTogether() {
        NewUser user = new NewUser("ann@example.org", "Ann", "hash");
        List<NewOrder.Line> two = List.of(line(SCARCE_PRODUCT, 2));
        List<List<String>> before = store.tables();
        assertThatExceptionOfType(StoreException.CheckViolation.class)
                .isThrownBy(() -> store.registerUserWithOrders(new NewUserWithOrders(user, List.of(two, two))));
        assertThat(store.tables()).isEqualTo(before);

        RegisteredUser registered = store.registerUserWithOrders(new NewUserWithOrders(user, List.of(two)));
        assertThat(registered.user())
                .isEqualTo(store.findUserByEmail("ann@example.org").orElseThrow());
        assertThat(store.userWithRecentOrders(registered.user().id(), 9).orders())
                .extracting(Order::id)
                .containsExactly(registered.receipts().getFirst().orderId());
    }

    @Test
    void allFailuresThatAreRightAreNamed() {
        NewOrder wrongInThreeWays = new NewOrder(4_711, List.of(line(4_711, 1), line(SCARCE_PRODUCT, 4)));

        Throwable failure = catchThrowable(() -> store.placeOrder(wrongInThreeWays));

        List<Class<?>> classes = new ArrayList<>(List.of(failure.getClass()));
        for (Throwable other : failure.getSuppressed()) {
            classes.add(other.getClass());
        }
        assertThat(classes)
                .containsExactlyInAnyOrder(
                        StoreException.ForeignKeyViolation.class,
                        StoreException.NotFound.class,
                        StoreException.CheckViolation.class);
    }

    @Test
    void whatCannotBeStoredIsRefused() {
        store.add(new Product(50, "SKU-50", "dear", new BigDecimal("9999999999.99"), Integer.MAX_VALUE - 1));
        store.add(new Product(51, "SKU-51", "never counted", BigDecimal.ONE.setScale(2), null));

        assertThat(store.placeOrder(new NewOrder(1, List.of(line(50, 1)))).total())
                .isEqualTo("9999999999.99");
        assertInvalid("22003", () -> store.placeOrder(new NewOrder(1, List.of(line(50, 2)))));
        assertInvalid("22003", () -> store.importOrders(List.of(imported(item(50, 1, "10000000000.00")))));
        assertInvalid("22021", () -> store.findUserByEmail("a\0"));
        assertThatExceptionOfType(StoreException.NotFound.class)
                .isThrownBy(() -> store.placeOrder(new NewOrder(1, List.of(line(51, 1)))));

        long order = store.importOrders(List.of(imported(item(51, 5, "1.00")))).getFirst();
        store.cancelOrder(order);
        assertThat(store.tables()).noneMatch(row -> row.subList(0, 2).equals(List.of("inventory", "51")));
        store.adjustStock(
                new StockTake(List.of(new StockTake.Level(51, 7), new StockTake.Level(50, Integer.MAX_VALUE))));
        assertThat(stock(51)).isEqualTo(7);
        assertInvalid("22003", () -> store.cancelOrder(401));
        assertThat(store.findOrder(401).orElseThrow().status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void unitOfWorkHappensWhollyOrNotAtAll() {
        List<List<String>> before = store.tables();
        RuntimeException own = new RuntimeException();
        assertThat(catchThrowable(() -> store.inTransaction(TransactionOptions.DEFAULT, transaction -> {
                    long order = transaction
                            .placeOrder(new NewOrder(1, List.of(line(1, 1))))
                            .orderId();
                    assertThat(transaction.findOrder(order)).isPresent();
                    assertThat(store.findOrder(order)).isEmpty();
                    throw own;
                })))
                .isSameAs(own);
        assertThat(store.tables()).isEqualTo(before);

        long order = store.inTransaction(
                TransactionOptions.DEFAULT,
                transaction -> transaction
                        .placeOrder(new NewOrder(1, List.of(line(1, 1))))
                        .orderId());
        assertThat(store.findOrder(order)).isPresent();
    }

    @Test
    void unitOfWorkThatSwallowsAFailureHasFailed() {
        List<List<String>> before = store.tables();
        List<Throwable> swallowed = new ArrayList<>();
        List<Transaction> leaked = new ArrayList<>();

        Throwable failure = catchThrowable(() -> store.inTransaction(TransactionOptions.DEFAULT, transaction -> {
            leaked.add(transaction);
            transaction.registerUser(new NewUser("ann@example.org", "Ann", "hash"));
            // Refused without the database, so it fails nothing.
            assertThatIllegalArgumentException().isThrownBy(() -> transaction.userWithRecentOrders(1, -1));
            swallowed.add(catchThrowable(() -> transaction.cancelOrder(4_711)));
            swallowed.add(catchThrowable(() -> transaction.findOrder(1)));
            return true;
        }));

        assertThat(failure).isInstanceOf(StoreException.NotFound.class);
        assertThat(swallowed).hasSize(2).allMatch(thrown -> thrown == failure);
        assertThat(store.tables()).isEqualTo(before);
        assertThatIllegalStateException().isThrownBy(() -> leaked.getFirst().findOrder(1));
    }

    @Test
    void readOnlyUnitOfWorkRefusesWrites() {
        TransactionOptions readOnly = TransactionOptions.DEFAULT.withReadOnly();
        assertThatExceptionOfType(StoreException.ReadOnlyViolation.class)
                .isThrownBy(() -> store.inTransaction(
                        readOnly, transaction -> transaction.placeOrder(new NewOrder(1, List.of(line(1, 1))))));
        List<Long> keys = store.inTransaction(readOnly, transaction -> transaction.importOrders(List.of()));
        assertThat(keys).isEmpty();
    }

    private static void assertInvalid(String sqlState, ThrowingCallable call) {
        assertThatExceptionOfType(StoreException.InvalidValue.class)
                .isThrownBy(call)
                .matches(e -> sqlState.equals(e.sqlState()));
    }

    private int stock(long productId) {
        return store.tables().stream()
                .filter(row -> row.subList(0, 2).equals(List.of("inventory", Long.toString(productId))))
                .mapToInt(row -> Integer.parseInt(row.get(3)))
                .findFirst()
                .orElseThrow();
    }

    private static NewOrder.Line line(long productId, int quantity) {
        return new NewOrder.Line(productId, quantity);
    }

    private static ImportedOrder.Item item(long productId, int quantity, String price) {
        return new ImportedOrder.Item(productId, quantity, new BigDecimal(price));
    }

    private static ImportedOrder imported(ImportedOrder.Item item) {
        return sale("2030-01-01T00:00:00Z", OrderStatus.NEW, item);
    }

    private static ImportedOrder sale(String time, OrderStatus status, ImportedOrder.Item... items) {
        return new ImportedOrder(1, status, Instant.parse(time), List.of(items));
    }

    private static SalesRow row(String month, int product, long pieces, String revenue, int rank, String runningTotal) {
        return new SalesRow(
                YearMonth.parse(month),
                Dataset.sku(product - 1),
                pieces,
                new BigDecimal(revenue),
                rank,
                new BigDecimal(runningTotal));
    }
}
