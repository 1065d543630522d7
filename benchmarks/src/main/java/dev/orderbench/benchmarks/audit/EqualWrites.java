package dev.orderbench.benchmarks.audit;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.NewUserWithOrders;
import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderItem;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.RegisteredUser;
import dev.orderbench.contract.StockTake;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.User;
import dev.orderbench.database.Dataset;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Compares what a store returns from writing, and what it reads of it afterwards, with what the contract asks. */
final class EqualWrites {

    private static final List<NewOrder.Line> LINES =
            List.of(new NewOrder.Line(3, 2), new NewOrder.Line(1, 1), new NewOrder.Line(2, 5));

    private final OrderStore store;
    private final Instant now;
    private final long buyer;

    /**
     * @param now what the store's clock says
     * @param buyer who places the orders; no read is compared of this user's
     */
    EqualWrites(OrderStore store, Instant now, long buyer) {
        this.store = store;
        this.now = now;
        this.buyer = buyer;
    }

    Optional<String> registerUser() {
        NewUser newUser = newUser("audit@orderbench.example");
        User user = store.registerUser(newUser);
        return Difference.of("registerUser", expected(newUser, user.id()), user)
                .or(() -> Difference.of(
                        "the registered user read again",
                        expected(newUser, user.id()),
                        store.userWithRecentOrders(user.id(), 1).user()));
    }

    Optional<String> registerUserWithOrders() {
        NewUser newUser = newUser("graph@orderbench.example");
        RegisteredUser registered =
                store.registerUserWithOrders(new NewUserWithOrders(newUser, List.of(LINES, LINES.subList(0, 1))));
        User user = expected(newUser, registered.user().id());
        List<Order> orders = IntStream.range(0, registered.receipts().size())
                .mapToObj(i -> order(
                        registered.receipts().get(i).orderId(),
                        OrderStatus.NEW,
                        0,
                        items(LINES.subList(0, i == 0 ? 3 : 1))))
                .toList();
        List<OrderReceipt> receipts = orders.stream()
                .map(order -> new OrderReceipt(order.id(), order.total(), now))
                .toList();
        return Difference.of("registerUserWithOrders", new RegisteredUser(user, receipts), registered)
                .or(() -> orders.stream()
                        .map(order -> Difference.of(
                                "an order of the registered user", Optional.of(order), store.findOrder(order.id())))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    Optional<String> placeOrder() {
        OrderReceipt receipt = store.placeOrder(new NewOrder(buyer, LINES));
        Order expected = order(receipt.orderId(), OrderStatus.NEW, 0, items(LINES));
        return Difference.of("placeOrder", new OrderReceipt(receipt.orderId(), expected.total(), now), receipt)
                .or(() -> Difference.of("the placed order", Optional.of(expected), store.findOrder(receipt.orderId())));
    }

    Optional<String> changeStatus() {
        long id = store.placeOrder(new NewOrder(buyer, LINES)).orderId();
        return Difference.of("changeStatus", 1, store.changeStatus(id, 0, OrderStatus.SHIPPED))
                .or(() -> Difference.of(
                        "the changed order",
                        Optional.of(order(id, OrderStatus.SHIPPED, 1, items(LINES))),
                        store.findOrder(id)))
                .or(() -> Difference.of("changeStatus of an old version", true, isStale(id)));
    }

    private boolean isStale(long order) {
        try {
            store.changeStatus(order, 0, OrderStatus.PAID);
            return false;
        } catch (StoreException.StaleVersion e) {
            return true;
        }
    }

    Optional<String> importOrders() {
        List<OrderItem> items = items(LINES);
        ImportedOrder imported = new ImportedOrder(
                buyer,
                OrderStatus.DELIVERED,
                now,
                items.stream()
                        .map(item -> new ImportedOrder.Item(item.productId(), item.quantity(), item.unitPrice()))
                        .toList());
        List<Long> ids = store.importOrders(List.of(imported, imported));
        return Difference.of("the number of imported orders", 2, ids.size())
                .or(() -> ids.stream()
                        .map(id -> Difference.of(
                                "an imported order",
                                Optional.of(order(id, OrderStatus.DELIVERED, 0, items)),
                                store.findOrder(id)))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    Optional<String> adjustStock() {
        count(2);
        return Difference.of("whether two of two can be ordered", true, canOrder(2))
                .or(() -> Difference.of("whether one more can be ordered", false, canOrder(1)))
                .or(() -> {
                    count(1_000_000);
                    return Optional.empty();
                });
    }

    private void count(int stock) {
        store.adjustStock(new StockTake(List.of(new StockTake.Level(1, stock), new StockTake.Level(2, 1_000_000))));
    }

    private boolean canOrder(int quantity) {
        try {
            store.placeOrder(new NewOrder(buyer, List.of(new NewOrder.Line(1, quantity))));
            return true;
        } catch (StoreException.CheckViolation e) {
            return false;
        }
    }

    private static NewUser newUser(String email) {
        return new NewUser(email, "Audit O'Neil", "hash");
    }

    private User expected(NewUser user, long id) {
        return new User(id, user.email(), user.name(), user.passwordHash(), now, now);
    }

    private Order order(long id, OrderStatus status, int version, List<OrderItem> items) {
        BigDecimal total = items.stream()
                .map(item -> item.unitPrice().multiply(BigDecimal.valueOf(item.quantity())))
                .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
        return new Order(id, status, total, version, now, items);
    }

    private static List<OrderItem> items(List<NewOrder.Line> lines) {
        return lines.stream()
                .map(line -> new OrderItem(
                        line.productId(),
                        Dataset.sku((int) line.productId() - 1),
                        line.quantity(),
                        Dataset.price((int) line.productId() - 1)))
                .toList();
    }
}
