package dev.orderbench.tck;

import static dev.orderbench.tck.OrderData.line;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.NewUserWithOrders;
import dev.orderbench.contract.OrderCursor;
import dev.orderbench.contract.OrderOperations;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderSort;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.StockTake;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.database.Dataset;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A call of each operation that succeeds on the unchanged dataset, once at least. */
final class Operations {

    private Operations() {}

    static List<Call> reads() {
        return List.of(
                new Call("findUserByEmail", store -> store.findUserByEmail(Dataset.email(0))),
                new Call("findOrder", store -> store.findOrder(1)),
                new Call("userWithRecentOrders", store -> store.userWithRecentOrders(1, 2)),
                new Call("searchOrders", store -> store.searchOrders(OrderSearch.all(OrderSort.NEWEST_FIRST, 2))),
                new Call("ordersAfter", store -> store.ordersAfter(OrderCursor.BEGINNING, 2)),
                new Call("exportOrders", store -> store.exportOrders(TimeRange.ALL, order -> {})),
                new Call("salesReport", store -> store.salesReport(TimeRange.ALL, 1)));
    }

    static List<Call> writes(Dataset dataset) {
        ImportedOrder imported = new ImportedOrder(
                1, OrderStatus.DELIVERED, Dataset.START, List.of(new ImportedOrder.Item(1, 1, new BigDecimal("1.00"))));
        return List.of(
                new Call("registerUser", store -> store.registerUser(somebody())),
                new Call(
                        "registerUserWithOrders",
                        store -> store.registerUserWithOrders(
                                new NewUserWithOrders(somebody(), List.of(List.of(line(1, 1)))))),
                new Call("placeOrder", store -> store.placeOrder(new NewOrder(1, List.of(line(1, 1), line(2, 1))))),
                new Call("cancelOrder", store -> store.cancelOrder(orderOf(OrderStatus.NEW, dataset))),
                new Call(
                        "changeStatus",
                        store -> store.changeStatus(orderOf(OrderStatus.PAID, dataset), 0, OrderStatus.SHIPPED)),
                new Call("importOrders", store -> store.importOrders(List.of(imported))),
                new Call("adjustStock", store -> store.adjustStock(stockOf(1, 5))));
    }

    static List<Call> all(Dataset dataset) {
        return Stream.concat(reads().stream(), writes(dataset).stream()).toList();
    }

    /** The key of the first order of a status in the dataset. */
    static long orderOf(OrderStatus status, Dataset dataset) {
        return 1L
                + IntStream.range(0, dataset.size().orders())
                        .filter(order -> dataset.status(order) == status)
                        .findFirst()
                        .orElseThrow();
    }

    /** SQL after which those calls succeed once more that have changed the status of an order. */
    static String undoChangesOfStatus(Dataset dataset) {
        return "UPDATE orders SET version = 0, status = CASE id WHEN %1$d THEN 'NEW' ELSE 'PAID' END WHERE id IN (%1$d, %2$d) RETURNING id"
                .formatted(orderOf(OrderStatus.NEW, dataset), orderOf(OrderStatus.PAID, dataset));
    }

    static NewUser somebody() {
        return new NewUser(UUID.randomUUID() + "@kit.example", "Ann", "hash");
    }

    static StockTake stockOf(long productId, int stock) {
        return new StockTake(List.of(new StockTake.Level(productId, stock)));
    }

    /** An operation with its arguments. */
    record Call(String name, Consumer<OrderOperations> operation) {

        void on(OrderOperations store) {
            operation.accept(store);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
