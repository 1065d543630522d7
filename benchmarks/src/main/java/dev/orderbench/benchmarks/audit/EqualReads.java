package dev.orderbench.benchmarks.audit;

import dev.orderbench.contract.OrderCursor;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderSort;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.database.Dataset;
import dev.orderbench.database.DatasetOracle;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Compares what a store reads with what the dataset holds. What this pass itself has written lies after the dataset's end. */
final class EqualReads {

    private static final int SAMPLES = 20;
    private static final TimeRange MONTH =
            new TimeRange(Instant.parse("2025-04-01T00:00:00Z"), Instant.parse("2025-05-01T00:00:00Z"));

    private final DatasetOracle oracle;
    private final OrderStore store;

    EqualReads(DatasetOracle oracle, OrderStore store) {
        this.oracle = oracle;
        this.store = store;
    }

    Optional<String> findUserByEmail() {
        return first(
                        users(),
                        user -> Difference.of(
                                "findUserByEmail of user " + (user + 1),
                                Optional.of(oracle.dataset().user(user)),
                                store.findUserByEmail(Dataset.email(user))))
                .or(() -> Difference.of(
                        "findUserByEmail of nobody",
                        Optional.empty(),
                        store.findUserByEmail("nobody@orderbench.example")));
    }

    Optional<String> findOrder() {
        return first(
                samples(oracle.dataset().size().orders()),
                order -> Difference.of(
                        "findOrder of order " + (order + 1),
                        oracle.findOrder(order + 1L),
                        store.findOrder(order + 1L)));
    }

    Optional<String> userWithRecentOrders() {
        return first(
                users(),
                user -> Difference.of(
                        "userWithRecentOrders of user " + (user + 1),
                        oracle.userWithRecentOrders(user, 10),
                        store.userWithRecentOrders(user + 1L, 10)));
    }

    Optional<String> ordersAfter() {
        return first(samples(oracle.dataset().size().orders()), order -> {
            OrderCursor cursor = new OrderCursor(oracle.dataset().createdAt(order), order + 1L);
            return Difference.of(
                    "ordersAfter order " + (order + 1), oracle.ordersAfter(cursor, 20), store.ordersAfter(cursor, 20));
        });
    }

    Optional<String> salesReport() {
        return Difference.of("salesReport of a month", oracle.salesReport(MONTH, 10), store.salesReport(MONTH, 10));
    }

    Optional<String> searchOrders() {
        Dataset dataset = oracle.dataset();
        List<OrderSearch> searches = new ArrayList<>();
        for (OrderSort sort : OrderSort.values()) {
            OrderSearch all = OrderSearch.all(sort, 20).withUntil(Dataset.END);
            searches.add(all.withEmail(Dataset.email(0)));
            searches.add(all.withStatus(OrderStatus.CANCELLED));
            searches.add(all.withMinTotal(new BigDecimal("1000.00"))
                    .withFrom(dataset.createdAt(dataset.size().orders() / 3)));
            searches.add(all.withUntil(dataset.createdAt(dataset.size().orders() / 2)));
        }
        return searches.stream()
                .map(search ->
                        Difference.of(search.toString(), oracle.searchOrders(search), store.searchOrders(search)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private IntStream users() {
        return samples(oracle.dataset().size().users());
    }

    /** Indexes of which the low ones, which are used most, are taken more often. */
    private static IntStream samples(int count) {
        return IntStream.range(0, SAMPLES).map(sample -> (int) ((long) count * sample * sample / (SAMPLES * SAMPLES)));
    }

    private static Optional<String> first(IntStream indexes, IntFunction<Optional<String>> check) {
        return indexes.mapToObj(check).flatMap(Optional::stream).findFirst();
    }
}
