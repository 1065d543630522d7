package dev.orderbench.tck;

import static dev.orderbench.tck.OrderData.item;
import static dev.orderbench.tck.OrderData.line;
import static dev.orderbench.tck.OrderData.total;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.NewUserWithOrders;
import dev.orderbench.contract.Order;
import dev.orderbench.contract.OrderItem;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.RegisteredUser;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.User;
import dev.orderbench.contract.UserWithOrders;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** R12 and R13, and R10, R11, R5 and R40 to R43 where a user comes with first orders. */
interface RegisterWithOrdersRules extends Rules {

    NewUser ANN = new NewUser("ann@example.org", "Ann", "$2b$12$hash");

    @Test
    default void r12_ordersArePlacedInTheOrderInWhichTheyAreGiven() {
        List<List<OrderItem>> items = List.of(
                List.of(item(5, 2), item(3, 1)), List.of(item(30, 1)), List.of(item(3, 4), item(8, 1), item(3, 2)));

        RegisteredUser registered = register(List.of(
                List.of(line(5, 2), line(3, 1)), List.of(line(30, 1)), List.of(line(3, 4), line(8, 1), line(3, 2))));

        User user = registered.user();
        assertThat(user)
                .as("R10")
                .isEqualTo(new User(
                        user.id(),
                        ANN.email(),
                        ANN.name(),
                        ANN.passwordHash(),
                        Fixture.STORED_NOW,
                        Fixture.STORED_NOW));
        List<Long> keys =
                registered.receipts().stream().map(OrderReceipt::orderId).toList();
        assertThat(keys).as("keys ascend in the order of the orders").isSorted().doesNotHaveDuplicates();
        assertThat(registered.receipts())
                .as("receipts come in the order of the orders")
                .containsExactlyElementsOf(IntStream.range(0, 3)
                        .mapToObj(i -> new OrderReceipt(keys.get(i), total(items.get(i)), Fixture.STORED_NOW))
                        .toList());
        assertThat(store().userWithRecentOrders(user.id(), 10))
                .as("what is stored; newest first, so the last order comes first")
                .isEqualTo(new UserWithOrders(
                        user,
                        IntStream.of(2, 1, 0)
                                .mapToObj(i -> new Order(
                                        keys.get(i),
                                        OrderStatus.NEW,
                                        total(items.get(i)),
                                        0,
                                        Fixture.STORED_NOW,
                                        items.get(i)))
                                .toList()));
    }

    @Test
    default void r12_ordersAreOfOneTime() {
        AtomicInteger ticks = new AtomicInteger();
        try (PooledStore ticking = fixture()
                .setup()
                .withClock(() -> Fixture.NOW.plusSeconds(ticks.incrementAndGet()))
                .open()) {
            List<NewOrder.Line> lines = List.of(line(1, 1));

            RegisteredUser registered =
                    ticking.store().registerUserWithOrders(new NewUserWithOrders(ANN, List.of(lines, lines, lines)));

            assertThat(registered.receipts().stream()
                            .map(OrderReceipt::createdAt)
                            .distinct())
                    .as("times of the orders: is the clock read for each?")
                    .hasSize(1);
            assertThat(fixture()
                            .query("SELECT DISTINCT created_at FROM orders WHERE user_id = "
                                    + registered.user().id()))
                    .as("stored times of the orders")
                    .hasSize(1);
        }
    }

    @Test
    default void r12_stockFallsByWhatAllOrdersTake() {
        long third = fixture().stock(3);
        long fifth = fixture().stock(5);

        register(List.of(List.of(line(5, 2), line(3, 1)), List.of(line(3, 4), line(3, 2))));

        assertThat(fixture().stock(3)).isEqualTo(third - 7);
        assertThat(fixture().stock(5)).isEqualTo(fifth - 2);
    }

    @Test
    default void r12_userCanComeWithoutOrders() {
        RegisteredUser registered = register(List.of());

        assertThat(registered.receipts()).isEmpty();
        assertThat(store().findUserByEmail(ANN.email())).contains(registered.user());
    }

    @Test
    default void r12_manyOrdersCanBePlaced() {
        List<List<NewOrder.Line>> orders = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            orders.add(List.of(line(1 + i % 9, 1), line(21, 1)));
        }

        List<Long> keys =
                register(orders).receipts().stream().map(OrderReceipt::orderId).toList();

        assertThat(keys)
                .as("more keys than a sequence gives at once")
                .hasSize(100)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(fixture().stock(21)).isEqualTo(fixture().dataset().stock(20) - 100L);
    }

    @Test
    default void r13_unknownProductLeavesNothingBehind() {
        assertRegistrationFails(
                List.of(List.of(line(1, 1)), List.of(line(4_711, 1))), StoreException.NotFound.class, null, null);
    }

    @Test
    default void r13_productThatWasNeverCountedLeavesNothingBehind() {
        assertRegistrationFails(
                List.of(List.of(line(1, 1)), List.of(line(fixture().addProduct(), 1))),
                StoreException.NotFound.class,
                null,
                null);
    }

    @Test
    default void r13_outOfStockLeavesNothingBehind() {
        assertRegistrationFails(
                List.of(
                        List.of(line(1, 1)),
                        List.of(line(PlaceOrderRules.SCARCE_PRODUCT, PlaceOrderRules.SCARCE_STOCK + 1))),
                StoreException.CheckViolation.class,
                "23514",
                "inventory_stock_check");
    }

    @Test
    default void r13_ordersThatTogetherExceedTheStockLeaveNothingBehind() {
        List<NewOrder.Line> two = List.of(line(PlaceOrderRules.SCARCE_PRODUCT, 2));
        assertRegistrationFails(
                List.of(two, two), StoreException.CheckViolation.class, "23514", "inventory_stock_check");
    }

    private void assertRegistrationFails(
            List<List<NewOrder.Line>> orders,
            Class<? extends StoreException> failure,
            @Nullable String sqlState,
            @Nullable String constraint) {
        assertFails(() -> register(orders), failure, sqlState, constraint, false);
    }

    @Test
    default void r11_takenEmailLeavesNoOrdersBehind() {
        NewUser taken = new NewUser(fixture().dataset().user(0).email(), "Ann", "hash");
        assertFails(
                () -> store().registerUserWithOrders(new NewUserWithOrders(taken, List.of(List.of(line(1, 1))))),
                StoreException.UniqueViolation.class,
                "23505",
                "users_email_key",
                false);
    }

    @Test
    default void r05_textOfAUserWithOrdersIsStoredCodePointByCodePoint() {
        for (String text : RegisterUserRules.AWKWARD_TEXTS) {
            String email = text.length() > 1_000 ? "long@example.org" : text;

            User user = store().registerUserWithOrders(
                            new NewUserWithOrders(new NewUser(email, text, text), List.of(List.of(line(1, 1)))))
                    .user();

            assertThat(fixture().query("SELECT email, name, password_hash FROM users WHERE id = " + user.id()))
                    .containsExactly(List.of(email, text, text));
        }
    }

    @Test
    default void r05_nulInAUserWithOrdersIsRefused() {
        for (NewUser user : RegisterUserRules.USERS_WITH_NUL) {
            assertFails(
                    () -> store().registerUserWithOrders(new NewUserWithOrders(user, List.of(List.of(line(1, 1))))),
                    StoreException.InvalidValue.class,
                    "22021",
                    null,
                    false);
        }
    }

    private RegisteredUser register(List<List<NewOrder.Line>> orders) {
        return store().registerUserWithOrders(new NewUserWithOrders(ANN, orders));
    }
}
