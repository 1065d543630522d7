package dev.orderbench.tck;

import static dev.orderbench.tck.Operations.stockOf;
import static dev.orderbench.tck.OrderData.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.Isolation;
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
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.RegisteredUser;
import dev.orderbench.contract.SalesRow;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.contract.Transaction;
import dev.orderbench.contract.TransactionOptions;
import dev.orderbench.contract.User;
import dev.orderbench.database.Dataset;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** R71 where it speaks of what is seen, R74 and R75. */
interface IsolationRules extends Rules {

    /** Of the dataset, no order was placed then. */
    TimeRange NOW_ALONE = new TimeRange(Fixture.STORED_NOW, Fixture.STORED_NOW.plus(1, ChronoUnit.MICROS));

    @Test
    default void r71_operationsSeeWhatThoseBeforeThemWrote() {
        List<Long> keys = store().inTransaction(TransactionOptions.DEFAULT, transaction -> {
            RegisteredUser ann = transaction.registerUserWithOrders(
                    new NewUserWithOrders(new NewUser("ann@example.org", "Ann", "hash"), List.of(List.of(line(1, 1)))));
            User bob = transaction.registerUser(new NewUser("bob@example.org", "Bob", "hash"));
            assertThat(transaction.findUserByEmail("ann@example.org")).contains(ann.user());
            assertThat(transaction.findUserByEmail("bob@example.org")).contains(bob);
            long first = ann.receipts().getFirst().orderId();

            OrderReceipt receipt = transaction.placeOrder(new NewOrder(bob.id(), List.of(line(2, 3))));
            long second = receipt.orderId();
            OrderItem item = new OrderItem(2, Dataset.sku(1), 3, Dataset.price(1));
            Order placed = new Order(second, OrderStatus.NEW, receipt.total(), 0, receipt.createdAt(), List.of(item));
            assertThat(transaction.findOrder(second)).contains(placed);
            assertThat(transaction.userWithRecentOrders(bob.id(), 5).orders()).containsExactly(placed);
            assertThat(transaction.searchOrders(
                            OrderSearch.all(OrderSort.NEWEST_FIRST, 5).withEmail("bob@example.org")))
                    .extracting(OrderSummary::id)
                    .containsExactly(second);
            assertSeenByListExportAndReport(transaction, first, second);

            assertThat(transaction.changeStatus(second, 0, OrderStatus.PAID)).isOne();
            assertThat(transaction.findOrder(second)).contains(in(OrderStatus.PAID, 1, placed));
            assertThat(transaction.cancelOrder(second)).isEqualTo(2);
            assertThat(transaction.findOrder(second)).contains(in(OrderStatus.CANCELLED, 2, placed));
            assertThat(transaction.salesReport(NOW_ALONE, 9))
                    .extracting(SalesRow::sku)
                    .as("R71: the report after an order was cancelled")
                    .containsExactly(Dataset.sku(0));

            assertSeenOfImport(transaction);
            transaction.adjustStock(stockOf(3, 7));
            transaction.placeOrder(new NewOrder(bob.id(), List.of(line(3, 7))));
            return List.of(first, second);
        });

        assertThat(fixture().stock(2))
                .as("R71: stock after an order was placed and cancelled in one unit of work")
                .isEqualTo(fixture().dataset().stock(1));
        assertThat(fixture().stock(3))
                .as("R71: stock after it was counted and sold in one unit of work")
                .isZero();
        assertThat(store().findOrder(keys.getLast()))
                .hasValueSatisfying(order -> assertThat(order.version()).isEqualTo(2));
    }

    private static Order in(OrderStatus status, int version, Order order) {
        return new Order(order.id(), status, order.total(), version, order.createdAt(), order.items());
    }

    private static void assertSeenByListExportAndReport(Transaction transaction, long first, long second) {
        List<Long> oldestFirst = Stream.of(first, second).sorted().toList();
        assertThat(transaction.ordersAfter(OrderCursor.BEGINNING, 2))
                .extracting(OrderSummary::id)
                .containsExactlyElementsOf(oldestFirst.reversed());
        List<Long> exported = new ArrayList<>();
        transaction.exportOrders(NOW_ALONE, order -> exported.add(order.id()));
        assertThat(exported).isEqualTo(oldestFirst);
        assertThat(transaction.salesReport(NOW_ALONE, 9))
                .as("R71: the report sees what was written before it; is it still to be flushed?")
                .extracting(SalesRow::sku, SalesRow::pieces)
                .containsExactlyInAnyOrder(tuple(Dataset.sku(0), 1L), tuple(Dataset.sku(1), 3L));
    }

    private static void assertSeenOfImport(Transaction transaction) {
        ImportedOrder imported = new ImportedOrder(
                5, OrderStatus.SHIPPED, Dataset.START, List.of(new ImportedOrder.Item(4, 2, new BigDecimal("1.50"))));
        long key = transaction.importOrders(List.of(imported)).getFirst();
        OrderItem item = new OrderItem(4, Dataset.sku(3), 2, new BigDecimal("1.50"));
        assertThat(transaction.findOrder(key))
                .contains(new Order(key, OrderStatus.SHIPPED, new BigDecimal("3.00"), 0, Dataset.START, List.of(item)));
    }

    @Test
    default void r71_readCommittedSeesWhatAnotherCommits() {
        assertThat(versionBeforeAndAfterAnotherCommits(Isolation.READ_COMMITTED))
                .as("R71: in READ COMMITTED a new statement sees the newest; is an old copy kept?")
                .containsExactly(0, 0, 1, 1);
    }

    @Test
    default void r71_repeatableReadDoesNotSeeWhatAnotherCommits() {
        assertThat(versionBeforeAndAfterAnotherCommits(Isolation.REPEATABLE_READ))
                .as("R71: in REPEATABLE READ all statements see one moment; is the level set?")
                .containsExactly(0, 0, 0, 0);
    }

    /** The version of an order as two operations read it, twice, between which another transaction changes it. */
    private List<Integer> versionBeforeAndAfterAnotherCommits(Isolation isolation) {
        int index = (int) Operations.orderOf(OrderStatus.PAID, fixture().dataset()) - 1;
        return store().inTransaction(TransactionOptions.DEFAULT.withIsolation(isolation), transaction -> {
            List<Integer> versions = new ArrayList<>(versions(transaction, index));
            store().changeStatus(index + 1L, 0, OrderStatus.SHIPPED);
            versions.addAll(versions(transaction, index));
            return versions;
        });
    }

    private List<Integer> versions(Transaction transaction, int index) {
        long id = index + 1L;
        return List.of(
                transaction.findOrder(id).orElseThrow().version(),
                transaction.userWithRecentOrders(fixture().dataset().userOfOrder(index) + 1L, 1_000).orders().stream()
                        .filter(order -> order.id() == id)
                        .findFirst()
                        .orElseThrow()
                        .version());
    }

    @Test
    default void r71_serializableRefusesWriteSkew() {
        assertThat(skew(Isolation.REPEATABLE_READ))
                .as("in REPEATABLE READ both are committed: the attempt is one at write skew")
                .isNull();
        Throwable refused = skew(Isolation.SERIALIZABLE);
        assertThat(refused)
                .as("R71: in SERIALIZABLE one of two that read what the other writes is refused; is the level set?")
                .isNotNull();
        Rules.assertFailure(refused, StoreException.SerializationFailure.class, "40001", null, true);
        assertNoConnectionIsKept();
    }

    /** Two units of work, one within the other, that each read the orders of a user for whom the other places one. */
    private @Nullable Throwable skew(Isolation isolation) {
        TransactionOptions options = TransactionOptions.DEFAULT.withIsolation(isolation);
        return catchThrowable(() -> store().inTransaction(options, outer -> {
            outer.userWithRecentOrders(1, 1_000);
            store().inTransaction(options, inner -> {
                inner.userWithRecentOrders(2, 1_000);
                return inner.placeOrder(new NewOrder(1, List.of(line(1, 1))));
            });
            return outer.placeOrder(new NewOrder(2, List.of(line(2, 1))));
        }));
    }

    @Test
    default void r74_connectionComesBackAsItWasLent() throws SQLException {
        try (SingleConnection single = new SingleConnection(fixture().source());
                OrderStore store = fixture().setup().withSource(single).unpooled()) {
            List<String> lent = single.state();
            for (TransactionOptions options : everyCombination()) {
                store.inTransaction(options, transaction -> {
                    transaction.findOrder(1);
                    transaction.lockAdvisory(1);
                    assertThat(transaction.tryLockAdvisory(2)).isTrue();
                    return options.readOnly() ? 0 : transaction.registerUser(Operations.somebody());
                });
                assertCameBack(single, lent, "a commit", options);
                for (Throwable thrown : List.of(new ArithmeticException("of the work"), new AssertionError("too"))) {
                    assertThat(catchThrowable(() -> store.inTransaction(options, transaction -> {
                                transaction.findOrder(1);
                                transaction.lockAdvisory(1);
                                throw Rules.unchanged(thrown);
                            })))
                            .isSameAs(thrown);
                    assertCameBack(single, lent, "a rollback", options);
                }
                assertThat(catchThrowable(() -> store.inTransaction(options, t -> t.cancelOrder(4_711))))
                        .isInstanceOf(StoreException.class);
                assertCameBack(single, lent, "a failure", options);
            }
        }
    }

    private static void assertCameBack(
            SingleConnection single, List<String> lent, String what, TransactionOptions options) throws SQLException {
        assertThat(single.isLent())
                .as("R3: whether the connection is kept after %s in %s", what, options)
                .isFalse();
        assertThat(single.state())
                .as("R74: the state of the connection after %s in %s", what, options)
                .containsExactlyElementsOf(lent);
    }

    private static List<TransactionOptions> everyCombination() {
        List<TransactionOptions> all = new ArrayList<>();
        for (Isolation isolation : Isolation.values()) {
            TransactionOptions writing = TransactionOptions.DEFAULT.withIsolation(isolation);
            for (TransactionOptions options : List.of(writing, writing.withReadOnly())) {
                Collections.addAll(all, options, options.withStatementTimeout(Duration.ofSeconds(30)));
            }
        }
        return all;
    }

    @Test
    default void r75_readOnlyUnitOfWorkRefusesEachWrite() {
        TransactionOptions readOnly = TransactionOptions.DEFAULT.withReadOnly();
        for (Operations.Call write : Operations.writes(fixture().dataset())) {
            assertFails(
                    () -> store().inTransaction(readOnly, transaction -> {
                        transaction.findOrder(1);
                        write.on(transaction);
                        return write;
                    }),
                    StoreException.ReadOnlyViolation.class,
                    "25006",
                    null,
                    false);
        }
        for (Isolation isolation : Isolation.values()) {
            store().inTransaction(readOnly.withIsolation(isolation), transaction -> {
                Operations.reads().forEach(read -> read.on(transaction));
                transaction.lockAdvisory(1);
                return isolation;
            });
        }
    }
}
