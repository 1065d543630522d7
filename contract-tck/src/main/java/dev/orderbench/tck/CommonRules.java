package dev.orderbench.tck;

import static dev.orderbench.tck.OrderData.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.NewUserWithOrders;
import dev.orderbench.contract.OrderCursor;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderSort;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StockTake;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.database.Dataset;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** R1 to R5 where they concern all operations. */
interface CommonRules extends Rules {

    @Test
    default void r02_poolExhaustedIsNotAnyOtherFailure() {
        withoutConnections(() -> {
            // At the same time, since each waits until the pool gives up.
            try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Throwable>> thrown = operations().stream()
                        .map(operation -> executor.submit(() -> catchThrowable(operation::run)))
                        .toList();
                assertThat(thrown)
                        .as("all connections are lent to others: the pool, not the server, has none")
                        .allSatisfy(
                                failure -> assertThat(failure.get()).isInstanceOf(StoreException.PoolExhausted.class));
            }
        });
    }

    @Test
    default void r03_oneConnectionSufficesAndComesBack() throws SQLException {
        try (Borrowed others = new Borrowed(fixture().connections(), Fixture.POOL_SIZE - 1)) {
            List<Runnable> operations = operations();
            for (int round = 0; round < 2; round++) {
                operations.forEach(Runnable::run);
            }
        }
        assertNoConnectionIsKept();
    }

    @Test
    default void r03_connectionComesBackAsItWasLent() throws SQLException {
        operations().forEach(Runnable::run);
        for (int i = 0; i < Fixture.POOL_SIZE; i++) {
            try (Connection connection = fixture().pool().getConnection()) {
                assertThat(connection.getAutoCommit()).isTrue();
                assertThat(connection.isReadOnly()).isFalse();
                assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
            }
        }
    }

    /** One successful call of each operation; some can be called ten times at most. */
    private List<Runnable> operations() {
        List<NewOrder.Line> lines = List.of(line(1, 1));
        ImportedOrder imported = new ImportedOrder(
                1, OrderStatus.PAID, Dataset.END, List.of(new ImportedOrder.Item(1, 1, BigDecimal.ONE)));
        Queue<Long> openOrders = new ConcurrentLinkedQueue<>(openOrders());
        return List.of(
                () -> store().findUserByEmail(Dataset.email(0)),
                () -> store().findOrder(1),
                () -> store().userWithRecentOrders(1, 2),
                () -> store().searchOrders(OrderSearch.all(OrderSort.NEWEST_FIRST, 2)),
                () -> store().ordersAfter(OrderCursor.BEGINNING, 2),
                () -> store().exportOrders(TimeRange.ALL, order -> {}),
                () -> store().salesReport(TimeRange.ALL, 2),
                () -> store().registerUser(newUser()),
                () -> store().registerUserWithOrders(new NewUserWithOrders(newUser(), List.of(lines, lines))),
                () -> store().placeOrder(new NewOrder(1, lines)),
                () -> store().cancelOrder(openOrders.remove()),
                () -> store().changeStatus(openOrders.remove(), 0, OrderStatus.SHIPPED),
                () -> store().importOrders(List.of(imported)),
                () -> store().adjustStock(new StockTake(List.of(new StockTake.Level(1, 1_000_000)))));
    }

    private static NewUser newUser() {
        return new NewUser(UUID.randomUUID() + "@common.example", "Ann", "hash");
    }

    /** The keys of the dataset's orders that can be cancelled. */
    private List<Long> openOrders() {
        Dataset dataset = fixture().dataset();
        return IntStream.range(0, dataset.size().orders())
                .filter(order -> dataset.status(order) == OrderStatus.NEW || dataset.status(order) == OrderStatus.PAID)
                .mapToObj(order -> order + 1L)
                .toList();
    }
}
