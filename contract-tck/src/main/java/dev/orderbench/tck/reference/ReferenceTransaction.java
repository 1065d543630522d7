package dev.orderbench.tck.reference;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.NewUserWithOrders;
import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderCursor;
import dev.orderbench.contract.OrderItem;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderSearch;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.RegisteredUser;
import dev.orderbench.contract.SalesRow;
import dev.orderbench.contract.StockTake;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.contract.Transaction;
import dev.orderbench.contract.UnitOfWork;
import dev.orderbench.contract.User;
import dev.orderbench.contract.UserWithOrders;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The operations of the contract, each in the words of its rules, on a state that is thrown away when the work fails. */
final class ReferenceTransaction implements Transaction {

    /** What numeric(12, 2) holds. */
    private static final BigDecimal LARGEST_AMOUNT = new BigDecimal("9999999999.99");

    private final State state;
    private final InstantSource clock;
    private final Keys keys;
    private final boolean readOnly;
    private @Nullable StoreException failure;
    private boolean ended;

    ReferenceTransaction(State state, InstantSource clock, Keys keys, boolean readOnly) {
        this.state = state;
        this.clock = clock;
        this.keys = keys;
        this.readOnly = readOnly;
    }

    /** Runs work (R72, R73). The state is to be kept only when this returns. */
    <T extends @Nullable Object> T run(UnitOfWork<T> work) {
        try {
            T result = work.run(this);
            if (failure != null) {
                throw failure;
            }
            return result;
        } finally {
            ended = true;
        }
    }

    private <T> T operation(Supplier<T> operation) {
        if (ended) {
            throw new IllegalStateException("the transaction has ended");
        }
        if (failure != null) {
            throw failure;
        }
        try {
            return operation.get();
        } catch (StoreException e) {
            failure = e;
            throw e;
        }
    }

    private Problems writing() {
        Problems problems = new Problems();
        if (readOnly) {
            problems.readOnly();
        }
        return problems;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    private static void refuseNul(Problems problems, String text) {
        if (text.indexOf('\0') >= 0) {
            problems.nul();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public Optional<User> findUserByEmail(String email) {
        return operation(() -> {
            Problems problems = new Problems();
            refuseNul(problems, email);
            problems.throwAny();
            return state.userOfEmail(email);
        });
    }

    @Override
    public Optional<Order> findOrder(long orderId) {
        return operation(() -> Optional.ofNullable(state.orders.get(orderId)).map(PlacedOrder::order));
    }

    @Override
    public UserWithOrders userWithRecentOrders(long userId, int take) {
        return operation(() -> {
            require(take >= 0, "take");
            User user = state.users.get(userId);
            if (user == null) {
                throw new StoreException.NotFound("user", userId);
            }
            Comparator<Order> byTime = Comparator.comparing(Order::createdAt).thenComparingLong(Order::id);
            return new UserWithOrders(
                    user,
                    state.orders.values().stream()
                            .filter(order -> order.userId() == userId)
                            .map(PlacedOrder::order)
                            .sorted(byTime.reversed())
                            .limit(take)
                            .toList());
        });
    }

    @Override
    public List<OrderSummary> searchOrders(OrderSearch search) {
        return operation(() -> {
            Problems problems = new Problems();
            refuseNul(problems, search.email() == null ? "" : search.email());
            problems.throwAny();
            Comparator<OrderSummary> byTotal =
                    Comparator.comparing(OrderSummary::total).thenComparingLong(OrderSummary::id);
            return state.summaries()
                    .filter(order -> isMet(search, order))
                    .sorted(
                            switch (search.sort()) {
                                case NEWEST_FIRST -> State.BY_TIME.reversed();
                                case OLDEST_FIRST -> State.BY_TIME;
                                case HIGHEST_TOTAL_FIRST -> byTotal.reversed();
                            })
                    .limit(search.limit())
                    .toList();
        });
    }

    private static boolean isMet(OrderSearch search, OrderSummary order) {
        return (search.email() == null || order.email().equals(search.email()))
                && (search.minTotal() == null || order.total().compareTo(search.minTotal()) >= 0)
                && (search.status() == null || order.status() == search.status())
                && (search.from() == null || !order.createdAt().isBefore(search.from()))
                && (search.until() == null || order.createdAt().isBefore(search.until()));
    }

    @Override
    public List<OrderSummary> ordersAfter(OrderCursor cursor, int size) {
        return operation(() -> {
            require(size >= 1, "size");
            return state.summaries()
                    .filter(order -> order.createdAt().isBefore(cursor.createdAt())
                            || (order.createdAt().equals(cursor.createdAt()) && order.id() < cursor.id()))
                    .sorted(State.BY_TIME.reversed())
                    .limit(size)
                    .toList();
        });
    }

    @Override
    public long exportOrders(TimeRange range, Consumer<? super OrderSummary> sink) {
        return operation(() -> {
            List<OrderSummary> found = state.summaries()
                    .filter(order -> !order.createdAt().isBefore(range.from())
                            && order.createdAt().isBefore(range.until()))
                    .sorted(State.BY_TIME)
                    .toList();
            found.forEach(sink);
            return (long) found.size();
        });
    }

    @Override
    public List<SalesRow> salesReport(TimeRange range, int top) {
        return operation(() -> {
            require(top >= 1, "top");
            return new SalesReport(state.orders.values(), range).rows(top);
        });
    }

    @Override
    public User registerUser(NewUser user) {
        return operation(() -> {
            Problems problems = writing();
            checkUser(problems, user);
            problems.throwAny();
            return register(user);
        });
    }

    private void checkUser(Problems problems, NewUser user) {
        refuseNul(problems, user.email() + user.name() + user.passwordHash());
        if (state.userOfEmail(user.email()).isPresent()) {
            problems.taken("users_email_key");
        }
    }

    private User register(NewUser user) {
        long id = keys.nextUser();
        User registered = new User(id, user.email(), user.name(), user.passwordHash(), now(), now());
        if (state.users.putIfAbsent(id, registered) != null) {
            throw new IllegalStateException("there is a user %d already".formatted(id));
        }
        return registered;
    }

    @Override
    public RegisteredUser registerUserWithOrders(NewUserWithOrders user) {
        return operation(() -> {
            Problems problems = writing();
            checkUser(problems, user.user());
            checkLines(problems, user.orders());
            problems.throwAny();
            User registered = register(user.user());
            List<OrderReceipt> receipts = new ArrayList<>();
            for (List<NewOrder.Line> lines : user.orders()) {
                OrderReceipt receipt = place(registered.id(), lines);
                if (!receipts.isEmpty()
                        && receipt.orderId() <= receipts.getLast().orderId()) {
                    throw new IllegalStateException("the keys of the first orders do not ascend");
                }
                receipts.add(receipt);
            }
            return new RegisteredUser(registered, receipts);
        });
    }

    @Override
    public OrderReceipt placeOrder(NewOrder order) {
        return operation(() -> {
            Problems problems = writing();
            if (!state.users.containsKey(order.userId())) {
                problems.unknown("orders_user_id_fkey");
            }
            checkLines(problems, List.of(order.lines()));
            problems.throwAny();
            return place(order.userId(), order.lines());
        });
    }

    /** R42, R43 and the range of totals, for orders that are placed together. */
    private void checkLines(Problems problems, List<List<NewOrder.Line>> orders) {
        Map<Long, Long> demand = new HashMap<>();
        for (List<NewOrder.Line> lines : orders) {
            BigDecimal total = BigDecimal.ZERO;
            for (NewOrder.Line line : lines) {
                Product product = state.products.get(line.productId());
                if (product == null || product.stock() == null) {
                    problems.notFound("product", line.productId());
                } else {
                    demand.merge(line.productId(), (long) line.quantity(), Long::sum);
                    total = total.add(product.price().multiply(BigDecimal.valueOf(line.quantity())));
                }
            }
            if (total.compareTo(LARGEST_AMOUNT) > 0) {
                problems.outOfRange("total");
            }
        }
        demand.forEach((productId, pieces) -> {
            Integer stock = state.product(productId).stock();
            if (stock != null && pieces > stock) {
                problems.check("inventory_stock_check");
            }
        });
    }

    private OrderReceipt place(long userId, List<NewOrder.Line> lines) {
        List<OrderItem> items = new ArrayList<>();
        for (NewOrder.Line line : lines) {
            Product product = state.product(line.productId());
            items.add(new OrderItem(product.id(), product.sku(), line.quantity(), product.price()));
            changeStock(product.id(), -line.quantity());
        }
        Order order = new Order(keys.nextOrder(), OrderStatus.NEW, total(items), 0, now(), items);
        store(new PlacedOrder(userId, order));
        return new OrderReceipt(order.id(), order.total(), order.createdAt());
    }

    private static BigDecimal total(List<OrderItem> items) {
        return items.stream()
                .map(item -> item.unitPrice().multiply(BigDecimal.valueOf(item.quantity())))
                .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    private void store(PlacedOrder order) {
        if (state.orders.putIfAbsent(order.order().id(), order) != null) {
            throw new IllegalStateException(
                    "there is an order %d already".formatted(order.order().id()));
        }
    }

    private void changeStock(long productId, int pieces) {
        Product product = state.product(productId);
        if (product.stock() != null) {
            state.products.put(productId, product.withStock(product.stock() + pieces));
        }
    }

    @Override
    public int cancelOrder(long orderId) {
        return operation(() -> {
            Problems problems = writing();
            PlacedOrder placed = state.orders.get(orderId);
            if (placed == null) {
                problems.notFound("order", orderId);
                problems.throwAny();
                throw new AssertionError();
            }
            if (placed.order().status() != OrderStatus.NEW && placed.order().status() != OrderStatus.PAID) {
                problems.wrongStatus(placed);
            }
            Map<Long, Long> returned = new HashMap<>();
            placed.order().items().forEach(item -> returned.merge(item.productId(), (long) item.quantity(), Long::sum));
            returned.forEach((productId, pieces) -> {
                Integer stock = state.product(productId).stock();
                if (stock != null && stock + pieces > Integer.MAX_VALUE) {
                    problems.outOfRange("stock");
                }
            });
            problems.throwAny();
            // What was never counted stays uncounted.
            placed.order().items().forEach(item -> changeStock(item.productId(), item.quantity()));
            return change(placed, OrderStatus.CANCELLED);
        });
    }

    @Override
    public int changeStatus(long orderId, int expectedVersion, OrderStatus status) {
        return operation(() -> {
            require(status != OrderStatus.CANCELLED, "status");
            Problems problems = writing();
            PlacedOrder placed = state.orders.get(orderId);
            if (placed == null) {
                problems.notFound("order", orderId);
                problems.throwAny();
                throw new AssertionError();
            }
            if (placed.order().version() != expectedVersion) {
                problems.staleVersion(orderId, expectedVersion);
            } else if (placed.order().status() == OrderStatus.CANCELLED) {
                problems.wrongStatus(placed);
            }
            problems.throwAny();
            return change(placed, status);
        });
    }

    private int change(PlacedOrder placed, OrderStatus status) {
        PlacedOrder changed = placed.changedTo(status);
        state.orders.put(changed.order().id(), changed);
        return changed.order().version();
    }

    @Override
    public List<Long> importOrders(List<ImportedOrder> orders) {
        return operation(() -> {
            require(orders.size() <= 100_000, "orders");
            if (orders.isEmpty()) {
                return List.of();
            }
            Problems problems = writing();
            orders.forEach(order -> checkImported(problems, order));
            problems.throwAny();
            List<Long> stored = new ArrayList<>();
            for (ImportedOrder order : orders) {
                long id = keys.nextOrder();
                if (!stored.isEmpty() && id <= stored.getLast()) {
                    throw new IllegalStateException("the keys of the imported orders do not ascend");
                }
                store(new PlacedOrder(
                        order.userId(),
                        new Order(id, order.status(), order.total(), 0, order.createdAt(), items(order))));
                stored.add(id);
            }
            return stored;
        });
    }

    private void checkImported(Problems problems, ImportedOrder order) {
        if (!state.users.containsKey(order.userId())) {
            problems.unknown("orders_user_id_fkey");
        }
        for (ImportedOrder.Item item : order.items()) {
            if (!state.products.containsKey(item.productId())) {
                problems.unknown("order_items_product_id_fkey");
            }
        }
        if (order.total().compareTo(LARGEST_AMOUNT) > 0) {
            problems.outOfRange("total");
        }
    }

    private List<OrderItem> items(ImportedOrder order) {
        return order.items().stream()
                .map(item -> new OrderItem(
                        item.productId(), state.product(item.productId()).sku(), item.quantity(), item.unitPrice()))
                .toList();
    }

    @Override
    public void adjustStock(StockTake stockTake) {
        operation(() -> {
            Problems problems = writing();
            for (StockTake.Level level : stockTake.levels()) {
                if (level.stock() < 0) {
                    problems.check("inventory_stock_check");
                }
                if (!state.products.containsKey(level.productId())) {
                    problems.unknown("inventory_product_id_fkey");
                }
            }
            problems.throwAny();
            for (StockTake.Level level : stockTake.levels()) {
                state.products.put(
                        level.productId(), state.product(level.productId()).withStock(level.stock()));
            }
            return true;
        });
    }

    @Override
    public void lockAdvisory(long key) {
        operation(() -> true);
    }

    @Override
    public boolean tryLockAdvisory(long key) {
        return operation(() -> true);
    }
}
