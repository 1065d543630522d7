package dev.orderbench.benchmarks.audit;

import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.OrderItem;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderSort;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.User;
import dev.orderbench.database.Dataset;
import dev.orderbench.database.DatasetOracle;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Compares what a store answers with what the dataset says it must answer, for one operation at a time. The kit tests far
 * more; this pass shows that the contender that is about to be measured is the one that was tested.
 */
public final class EqualWork {

    private static final int SAMPLES = 20;

    private final DatasetOracle oracle;
    private final Instant now;

    /**
     * @param oracle the expected answers
     * @param now what the clock of the stores says
     */
    public EqualWork(DatasetOracle oracle, Instant now) {
        this.oracle = oracle;
        this.now = now;
    }

    /**
     * Calls an operation a few times, on an unchanged dataset except for earlier calls of this method.
     *
     * @return what is wrong, in a sentence; empty when all is as the contract says
     */
    public Optional<String> check(Operation operation, OrderStore store) {
        try {
            return switch (operation) {
                case REGISTER_USER -> registerUser(store);
                case USER_WITH_RECENT_ORDERS -> userWithRecentOrders(store);
                case SEARCH_ORDERS -> searchOrders(store);
                case PLACE_ORDER -> placeOrder(store);
            };
        } catch (RuntimeException e) {
            return Optional.of(
                    "%s threw %s: %s".formatted(operation.label(), e.getClass().getSimpleName(), e.getMessage()));
        }
    }

    private Optional<String> registerUser(OrderStore store) {
        User user = store.registerUser(new NewUser("audit@orderbench.example", "Audit O'Neil", "hash"));
        User expected = new User(user.id(), "audit@orderbench.example", "Audit O'Neil", "hash", now, now);
        return firstDifference("registerUser", expected, user)
                .or(() -> firstDifference(
                        "the registered user read again",
                        expected,
                        store.userWithRecentOrders(user.id(), 1).user()));
    }

    private Optional<String> userWithRecentOrders(OrderStore store) {
        int users = oracle.dataset().size().users();
        return IntStream.range(0, SAMPLES)
                .map(sample -> (int) ((long) users * sample * sample / (SAMPLES * SAMPLES)))
                .mapToObj(user -> firstDifference(
                        "userWithRecentOrders of user " + (user + 1),
                        oracle.userWithRecentOrders(user, 10),
                        store.userWithRecentOrders(user + 1L, 10)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> searchOrders(OrderStore store) {
        Dataset dataset = oracle.dataset();
        List<OrderSearch> searches = new ArrayList<>();
        for (OrderSort sort : OrderSort.values()) {
            OrderSearch all = OrderSearch.all(sort, 20);
            searches.add(all.withEmail(Dataset.email(0)));
            searches.add(all.withStatus(OrderStatus.CANCELLED));
            searches.add(all.withMinTotal(new BigDecimal("1000.00"))
                    .withFrom(dataset.createdAt(dataset.size().orders() / 3)));
            searches.add(all.withUntil(dataset.createdAt(dataset.size().orders() / 2)));
        }
        return searches.stream()
                .map(search -> firstDifference(
                        search.toString(),
                        // Orders placed by this pass lie after the dataset's and must not be found by it.
                        oracle.searchOrders(search.until() == null ? search.withUntil(Dataset.END) : search),
                        store.searchOrders(search.until() == null ? search.withUntil(Dataset.END) : search)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> placeOrder(OrderStore store) {
        List<NewOrder.Line> lines = List.of(new NewOrder.Line(3, 2), new NewOrder.Line(1, 1), new NewOrder.Line(2, 5));
        OrderReceipt receipt = store.placeOrder(new NewOrder(5, lines));
        List<OrderItem> items = lines.stream()
                .map(line -> new OrderItem(
                        line.productId(),
                        Dataset.sku((int) line.productId() - 1),
                        line.quantity(),
                        Dataset.price((int) line.productId() - 1)))
                .toList();
        BigDecimal total = items.stream()
                .map(item -> item.unitPrice().multiply(BigDecimal.valueOf(item.quantity())))
                .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
        return firstDifference("placeOrder", new OrderReceipt(receipt.orderId(), total, now), receipt)
                .or(() -> firstDifference(
                        "the items of the placed order",
                        items,
                        store.userWithRecentOrders(5, 1).orders().getFirst().items()));
    }

    private static Optional<String> firstDifference(String what, Object expected, Object actual) {
        return expected.equals(actual)
                ? Optional.empty()
                : Optional.of("%s differs from what the contract asks: expected %s, but got %s"
                        .formatted(what, shortened(expected), shortened(actual)));
    }

    private static String shortened(Object value) {
        String text = value.toString();
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
