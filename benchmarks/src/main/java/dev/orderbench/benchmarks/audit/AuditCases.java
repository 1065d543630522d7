package dev.orderbench.benchmarks.audit;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.Isolation;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.NewUserWithOrders;
import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderCursor;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderSort;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.StockTake;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.contract.TransactionOptions;
import dev.orderbench.contract.UserWithOrders;
import dev.orderbench.database.Dataset;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What is audited: each operation that is called and answers, with parameters fixed for the dataset {@code medium}.
 * Reads ask for what writes leave alone, so that no case depends on those before it. ({@code subscribe} is not called once
 * for each of something, and so costs nothing by the operation.)
 */
final class AuditCases {

    /**
     * The driver prepares a statement on the server at its fifth execution; the server decides at the sixth of those whether to
     * keep one plan for all.
     */
    static final int WARM_UP = 12;

    private static final int READS = 3;

    /** A block of keys and no less, so that a contender that fetches one key in fifty is seen to do so. */
    private static final int WRITES = 50;

    /** There is no plan to choose between: they are steady once they are prepared. */
    private static final int BULK_WARM_UP = 6;

    private static final int BULK_CALLS = 2;

    /** Places all new orders; those that are read are of others. */
    private static final long BUYER = 5_000;

    private static final int READER = 10;
    private static final TimeRange MONTH =
            new TimeRange(Instant.parse("2025-04-01T00:00:00Z"), Instant.parse("2025-05-01T00:00:00Z"));
    private static final TimeRange DAY =
            new TimeRange(MONTH.from(), MONTH.from().plus(1, ChronoUnit.DAYS));
    private static final Instant MIDDLE = Instant.parse("2025-01-01T00:00:00Z");

    private final Dataset dataset;

    private AuditCases(Dataset dataset) {
        this.dataset = dataset;
    }

    static List<AuditCase> of(Dataset dataset) {
        AuditCases cases = new AuditCases(dataset);
        List<AuditCase> all = new ArrayList<>(cases.pointReads());
        all.addAll(cases.listReads());
        all.addAll(cases.reports());
        all.addAll(cases.writes());
        all.addAll(cases.bulkWrites());
        all.addAll(cases.unitsOfWork());
        return all;
    }

    /** The names of the operations, in the order of the table. */
    static List<String> operations(Dataset dataset) {
        return of(dataset).stream().map(AuditCase::operation).distinct().toList();
    }

    private List<AuditCase> pointReads() {
        return List.of(
                read("findUserByEmail", "hit", 1, store -> found(store.findUserByEmail(Dataset.email(READER)))),
                read("findUserByEmail", "miss", 0, store -> found(store.findUserByEmail("nobody@orderbench.example"))),
                findOrder(2).withLarger(findOrder(4)));
    }

    private AuditCase findOrder(int items) {
        long id = orderOf(items);
        return read("findOrder", "an order of %d items".formatted(items), items, store -> items(store.findOrder(id)));
    }

    private List<AuditCase> listReads() {
        OrderSearch newest = OrderSearch.all(OrderSort.NEWEST_FIRST, 20);
        String email = Dataset.email(READER);
        return List.of(
                recentOrders(10).withLarger(recentOrders(20)),
                ordersAfter(20).withLarger(ordersAfter(40)),
                search("by email", newest.withEmail(email)),
                search(
                        "by status, before a time",
                        newest.withStatus(OrderStatus.DELIVERED).withUntil(MIDDLE)),
                search(
                        "by least total, in 30 days",
                        newest.withMinTotal(new BigDecimal("1000.00"))
                                .withFrom(MIDDLE)
                                .withUntil(MIDDLE.plus(30, ChronoUnit.DAYS))),
                search(
                        "by email and status, after a time",
                        newest.withEmail(email)
                                .withStatus(OrderStatus.DELIVERED)
                                .withFrom(Dataset.START)),
                search(
                        "all before a time, highest total first",
                        OrderSearch.all(OrderSort.HIGHEST_TOTAL_FIRST, 20).withUntil(MIDDLE)));
    }

    private static AuditCase recentOrders(int take) {
        return read("userWithRecentOrders", "take %d".formatted(take), take, store -> {
            UserWithOrders user = store.userWithRecentOrders(READER + 1L, take);
            return user.orders().size();
        });
    }

    private AuditCase ordersAfter(int size) {
        int last = dataset.size().orders() / 2;
        OrderCursor cursor = OrderCursor.after(dataset.summary(last));
        return read(
                "ordersAfter",
                "a page of %d".formatted(size),
                size,
                store -> store.ordersAfter(cursor, size).size());
    }

    private static AuditCase search(String criteria, OrderSearch search) {
        OrderSearch larger = new OrderSearch(
                search.email(),
                search.minTotal(),
                search.status(),
                search.from(),
                search.until(),
                search.sort(),
                2 * search.limit());
        return searchOf(criteria, search).withLarger(searchOf(criteria, larger));
    }

    private static AuditCase searchOf(String criteria, OrderSearch search) {
        return read(
                "searchOrders",
                "%s, %d at most".formatted(criteria, search.limit()),
                search.limit(),
                store -> store.searchOrders(search).size());
    }

    private List<AuditCase> reports() {
        int first = dataset.size().orders() / 2;
        TimeRange range = new TimeRange(dataset.createdAt(first), dataset.createdAt(first + 2_000));
        return List.of(
                bulk("exportOrders", "2,000 orders", false, 2_000, (store, number) -> {
                    int[] taken = new int[1];
                    store.exportOrders(range, order -> taken[0]++);
                    return taken[0];
                }),
                salesReport(10).withLarger(salesReport(20)));
    }

    private static AuditCase salesReport(int top) {
        return bulk(
                "salesReport",
                "a month, top %d".formatted(top),
                false,
                top,
                (store, number) -> store.salesReport(MONTH, top).size());
    }

    private List<AuditCase> writes() {
        long pending = orderOf(2);
        return List.of(
                write("registerUser", "a user", 1, (store, number) -> {
                    store.registerUser(newUser(number));
                    return 1;
                }),
                registerUserWithOrders(2).withLarger(registerUserWithOrders(4)),
                placeOrder(5).withLarger(placeOrder(10)),
                cancelOrder(2).withLarger(cancelOrder(4)),
                write(
                                "changeStatus",
                                "an order",
                                1,
                                (store, number) -> store.changeStatus(pending, 0, OrderStatus.PAID))
                        .withBefore(asNew(pending)));
    }

    private static AuditCase registerUserWithOrders(int orders) {
        List<List<NewOrder.Line>> lines = Collections.nCopies(orders, lines(3));
        return write(
                "registerUserWithOrders", "%d orders of 3 lines".formatted(orders), 4 * orders, (store, number) -> {
                    store.registerUserWithOrders(new NewUserWithOrders(newUser(number), lines));
                    return 4 * orders;
                });
    }

    private static AuditCase placeOrder(int lines) {
        NewOrder order = new NewOrder(BUYER, lines(lines));
        return write("placeOrder", "%d lines".formatted(lines), lines, (store, number) -> {
            store.placeOrder(order);
            return lines;
        });
    }

    private AuditCase cancelOrder(int items) {
        long id = orderOf(items);
        return write("cancelOrder", "an order of %d items".formatted(items), items, (store, number) -> {
                    store.cancelOrder(id);
                    return items;
                })
                .withBefore(asNew(id));
    }

    private List<AuditCase> bulkWrites() {
        return List.of(
                importOrders(100).withLarger(importOrders(200)),
                importOrders(1_000).withoutPlans(),
                adjustStock(50).withLarger(adjustStock(100)));
    }

    private static AuditCase importOrders(int orders) {
        List<ImportedOrder> imported = IntStream.range(0, orders)
                .mapToObj(index -> new ImportedOrder(
                        BUYER + index,
                        OrderStatus.DELIVERED,
                        Dataset.END,
                        LongStream.rangeClosed(1, 3)
                                .mapToObj(product -> new ImportedOrder.Item(product, 2, new BigDecimal("12.50")))
                                .toList()))
                .toList();
        return bulk(
                "importOrders",
                "%,d orders of 3 items".formatted(orders),
                true,
                4 * orders,
                (store, number) -> 4 * store.importOrders(imported).size());
    }

    private static AuditCase adjustStock(int levels) {
        StockTake counted = new StockTake(LongStream.rangeClosed(1, levels)
                .mapToObj(product -> new StockTake.Level(product, 50_000_000))
                .toList());
        return bulk("adjustStock", "%d levels".formatted(levels), true, levels, (store, number) -> {
                    store.adjustStock(counted);
                    return levels;
                })
                .withBefore("UPDATE inventory SET stock = 60000000 WHERE product_id <= %d".formatted(levels));
    }

    private List<AuditCase> unitsOfWork() {
        long order = orderOf(2);
        TransactionOptions serializable =
                TransactionOptions.DEFAULT.withIsolation(Isolation.SERIALIZABLE).withReadOnly();
        TransactionOptions limited = TransactionOptions.DEFAULT.withStatementTimeout(Duration.ofSeconds(5));
        NewOrder placed = new NewOrder(BUYER, lines(5));
        return List.of(
                write(
                        "inTransaction",
                        "placeOrder of 5 lines, salesReport of a day",
                        1,
                        (store, number) -> store.inTransaction(TransactionOptions.DEFAULT, transaction -> {
                            transaction.placeOrder(placed);
                            return transaction.salesReport(DAY, 10).isEmpty() ? 0 : 1;
                        })),
                read(
                        "inTransaction",
                        "findOrder, serializable and read only",
                        2,
                        store -> store.inTransaction(serializable, transaction -> items(transaction.findOrder(order)))),
                read(
                        "inTransaction",
                        "findOrder, with a statement time-out",
                        2,
                        store -> store.inTransaction(limited, transaction -> items(transaction.findOrder(order)))),
                read(
                        "withAdvisoryLock",
                        "findOrder",
                        2,
                        store -> store.withAdvisoryLock(42, transaction -> items(transaction.findOrder(order)))),
                read(
                        "tryWithAdvisoryLock",
                        "findOrder",
                        2,
                        store -> store.tryWithAdvisoryLock(42, transaction -> items(transaction.findOrder(order)))
                                .orElse(0)));
    }

    /** A read does not know its number: it is the same each time. */
    private static AuditCase read(String operation, String parameters, int rows, Read read) {
        return new AuditCase(
                operation,
                parameters,
                false,
                rows,
                WARM_UP,
                READS,
                true,
                List.of(),
                (store, number) -> read.run(store),
                null);
    }

    private static AuditCase write(String operation, String parameters, int rows, AuditCase.Call call) {
        return new AuditCase(operation, parameters, true, rows, WARM_UP, WRITES, true, List.of(), call, null);
    }

    private static AuditCase bulk(String operation, String parameters, boolean writes, int rows, AuditCase.Call call) {
        return new AuditCase(
                operation, parameters, writes, rows, BULK_WARM_UP, BULK_CALLS, true, List.of(), call, null);
    }

    private interface Read {
        int run(OrderStore store);
    }

    private static int found(Optional<?> result) {
        return result.isPresent() ? 1 : 0;
    }

    private static int items(Optional<Order> order) {
        return order.map(found -> found.items().size()).orElse(0);
    }

    private static NewUser newUser(int number) {
        String email = String.format(Locale.ROOT, "audit%09d@orderbench.example", number);
        return new NewUser(email, "Zoë Newcomer", "$2b$12$0123456789012345678901234567890123456789012345678901");
    }

    /** Lines of different products, not in the order of their keys. */
    private static List<NewOrder.Line> lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> new NewOrder.Line(1 + (index * 7L + 3) % 11, 1 + index % 3))
                .toList();
    }

    /** The key of an old order with this many items of different products. */
    private long orderOf(int items) {
        return IntStream.range(dataset.size().orders() / 4, dataset.size().orders())
                        .filter(order -> dataset.itemCount(order) == items
                                && IntStream.range(0, items)
                                                .map(position -> dataset.product(order, position))
                                                .distinct()
                                                .count()
                                        == items)
                        .findFirst()
                        .orElseThrow()
                + 1L;
    }

    private static String asNew(long order) {
        return "UPDATE orders SET status = 'NEW', version = 0 WHERE id = %d".formatted(order);
    }
}
