package dev.orderbench.database;

import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderCursor;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.SalesRow;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.contract.User;
import dev.orderbench.contract.UserWithOrders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a correct store answers about an unchanged {@link Dataset}, computed without a database and without any contender:
 * the expectation of tests and of the check that precedes each measurement.
 */
public final class DatasetOracle {

    private final Dataset dataset;
    private final List<List<Integer>> ordersOfUser;

    public DatasetOracle(Dataset dataset) {
        this.dataset = dataset;
        this.ordersOfUser = new ArrayList<>(dataset.size().users());
        for (int user = 0; user < dataset.size().users(); user++) {
            ordersOfUser.add(new ArrayList<>());
        }
        for (int order = 0; order < dataset.size().orders(); order++) {
            ordersOfUser.get(dataset.userOfOrder(order)).add(order);
        }
    }

    public Dataset dataset() {
        return dataset;
    }

    /** The number of orders of a user, by index. */
    public int orderCount(int user) {
        return ordersOfUser.get(user).size();
    }

    /** The answer to {@link dev.orderbench.contract.OrderStore#findUserByEmail}. */
    public Optional<User> findUserByEmail(String email) {
        return IntStream.range(0, dataset.size().users())
                .filter(user -> Dataset.email(user).equals(email))
                .mapToObj(dataset::user)
                .findFirst();
    }

    /** The answer to {@link dev.orderbench.contract.OrderStore#findOrder}. */
    public Optional<Order> findOrder(long orderId) {
        return orderId < 1 || orderId > dataset.size().orders()
                ? Optional.empty()
                : Optional.of(dataset.order((int) orderId - 1));
    }

    /** The answer to {@link dev.orderbench.contract.OrderStore#userWithRecentOrders} for the user of an index. */
    public UserWithOrders userWithRecentOrders(int user, int take) {
        // Within a user, as over all, the index rises with time, then id: reversed, it is the contract's order.
        List<Order> orders = ordersOfUser.get(user).reversed().stream()
                .limit(take)
                .map(dataset::order)
                .toList();
        return new UserWithOrders(dataset.user(user), orders);
    }

    /** The answer to {@link dev.orderbench.contract.OrderStore#searchOrders}. */
    public List<OrderSummary> searchOrders(OrderSearch search) {
        return IntStream.range(0, dataset.size().orders())
                .mapToObj(dataset::summary)
                .filter(order -> matches(order, search))
                .sorted(order(search))
                .limit(search.limit())
                .toList();
    }

    /** The answer to {@link dev.orderbench.contract.OrderStore#ordersAfter}. */
    public List<OrderSummary> ordersAfter(OrderCursor cursor, int size) {
        // The index rises with time, then id.
        int newest = dataset.size().orders() - 1;
        return IntStream.rangeClosed(0, newest)
                .map(i -> newest - i)
                .filter(order -> isAfter(cursor, order))
                .limit(size)
                .mapToObj(dataset::summary)
                .toList();
    }

    private boolean isAfter(OrderCursor cursor, int order) {
        int later = dataset.createdAt(order).compareTo(cursor.createdAt());
        return later < 0 || (later == 0 && order + 1L < cursor.id());
    }

    /** What the sink of {@link dev.orderbench.contract.OrderStore#exportOrders} is handed, in that order. */
    public List<OrderSummary> exportOrders(TimeRange range) {
        return IntStream.range(0, dataset.size().orders())
                .filter(order -> isWithin(range, dataset.createdAt(order)))
                .mapToObj(dataset::summary)
                .toList();
    }

    private static boolean isWithin(TimeRange range, Instant time) {
        return !time.isBefore(range.from()) && time.isBefore(range.until());
    }

    /** The answer to {@link dev.orderbench.contract.OrderStore#salesReport}. */
    public List<SalesRow> salesReport(TimeRange range, int top) {
        return new ExpectedSales(dataset, range).rows(top);
    }

    private static boolean matches(OrderSummary order, OrderSearch search) {
        return (search.email() == null || search.email().equals(order.email()))
                && (search.minTotal() == null || order.total().compareTo(search.minTotal()) >= 0)
                && (search.status() == null || search.status() == order.status())
                && (search.from() == null || !order.createdAt().isBefore(search.from()))
                && (search.until() == null || order.createdAt().isBefore(search.until()));
    }

    private static Comparator<OrderSummary> order(OrderSearch search) {
        return switch (search.sort()) {
            case NEWEST_FIRST ->
                Comparator.comparing(OrderSummary::createdAt)
                        .thenComparingLong(OrderSummary::id)
                        .reversed();
            case OLDEST_FIRST -> Comparator.comparing(OrderSummary::createdAt).thenComparingLong(OrderSummary::id);
            case HIGHEST_TOTAL_FIRST ->
                Comparator.comparing(OrderSummary::total)
                        .thenComparingLong(OrderSummary::id)
                        .reversed();
        };
    }
}
