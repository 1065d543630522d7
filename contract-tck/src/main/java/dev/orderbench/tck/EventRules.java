package dev.orderbench.tck;

import static dev.orderbench.tck.OrderData.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.orderbench.contract.ImportedOrder;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUserWithOrders;
import dev.orderbench.contract.OrderEvent;
import dev.orderbench.contract.OrderEventListener;
import dev.orderbench.contract.OrderReceipt;
import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.Subscription;
import dev.orderbench.contract.TransactionOptions;
import dev.orderbench.database.Dataset;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** R95 to R98. */
interface EventRules extends Rules {

    NewOrder ONE_PIECE = new NewOrder(1, List.of(line(1, 1)));

    private Setup withEvents() {
        fixture().alterDatabase("orderbench.events = 'on'");
        return fixture().setup().withClock(InstantSource.system());
    }

    private static OrderEvent placed(OrderReceipt receipt) {
        return new OrderEvent(receipt.orderId(), OrderStatus.NEW, 0);
    }

    @Test
    default void r95_everyCommittedEventIsHeardInTheOrderOfTheCommits() {
        long opened = Operations.orderOf(OrderStatus.NEW, fixture().dataset());
        long paid = Operations.orderOf(OrderStatus.PAID, fixture().dataset());
        long delivered = Operations.orderOf(OrderStatus.DELIVERED, fixture().dataset());
        EventRecorder recorder = new EventRecorder(patience());
        try (PooledStore pooled = withEvents().withPoolSize(3).open();
                Backends otherWriter = fixture().backends()) {
            OrderStore store = pooled.store();
            try (Subscription subscription = store.subscribe(recorder)) {
                recorder.assertNext("placeOrder", Set.of(placed(store.placeOrder(ONE_PIECE))));

                store.changeStatus(opened, 0, OrderStatus.PAID);
                store.changeStatus(paid, 0, OrderStatus.SHIPPED);
                store.cancelOrder(opened);
                recorder.assertNext("changeStatus", Set.of(new OrderEvent(opened, OrderStatus.PAID, 1)));
                recorder.assertNext("changeStatus", Set.of(new OrderEvent(paid, OrderStatus.SHIPPED, 1)));
                recorder.assertNext("cancelOrder", Set.of(new OrderEvent(opened, OrderStatus.CANCELLED, 2)));

                List<OrderReceipt> first = store.registerUserWithOrders(new NewUserWithOrders(
                                Operations.somebody(), List.of(List.of(line(1, 1)), List.of(line(2, 2)))))
                        .receipts();
                recorder.assertNext(
                        "registerUserWithOrders",
                        first.stream().map(EventRules::placed).collect(Collectors.toSet()));
                ImportedOrder shipped = new ImportedOrder(
                        1, OrderStatus.SHIPPED, Dataset.START, List.of(new ImportedOrder.Item(1, 1, BigDecimal.ONE)));
                recorder.assertNext(
                        "importOrders",
                        store.importOrders(List.of(shipped, shipped)).stream()
                                .map(key -> new OrderEvent(key, OrderStatus.SHIPPED, 0))
                                .collect(Collectors.toSet()));

                store.adjustStock(Operations.stockOf(1, 0));
                assertThat(catchThrowable(() -> store.placeOrder(ONE_PIECE)))
                        .isInstanceOf(StoreException.CheckViolation.class);
                store.adjustStock(Operations.stockOf(1, 100));
                assertThat(catchThrowable(() -> store.inTransaction(TransactionOptions.DEFAULT, transaction -> {
                            transaction.placeOrder(ONE_PIECE);
                            throw new ArithmeticException("of the work");
                        })))
                        .isInstanceOf(ArithmeticException.class);
                otherWriter.execute("UPDATE orders SET status = 'SHIPPED', version = 9 WHERE id = " + delivered);
                recorder.assertNext(
                        "another writer, after what was rolled back and is not heard",
                        Set.of(new OrderEvent(delivered, OrderStatus.SHIPPED, 9)));

                assertOrderOfCommits(store, recorder);
            }
        }
        assertThat(recorder.isEmpty()).as("R95: nothing else is heard").isTrue();
    }

    private static void assertOrderOfCommits(OrderStore store, EventRecorder recorder) {
        OrderEvent ofTheOuter = store.inTransaction(TransactionOptions.DEFAULT, outer -> {
            OrderReceipt early = outer.placeOrder(new NewOrder(1, List.of(line(3, 1))));
            recorder.assertNext(
                    "the inner unit of work, which is committed first",
                    Set.of(placed(store.placeOrder(new NewOrder(2, List.of(line(4, 1)))))));
            assertThat(recorder.isEmpty())
                    .as("R95: an event is heard before it is committed")
                    .isTrue();
            return placed(early);
        });
        recorder.assertNext("the outer unit of work", Set.of(ofTheOuter));
    }

    @Test
    default void r95_subscriptionHearsFromTheMomentItReturns() {
        try (PooledStore pooled = withEvents().withPoolSize(2).open()) {
            for (int i = 0; i < 5; i++) {
                EventRecorder recorder = new EventRecorder(patience());
                try (Subscription subscription = pooled.store().subscribe(recorder)) {
                    recorder.assertNext(
                            "just after subscribe has returned",
                            Set.of(placed(pooled.store().placeOrder(ONE_PIECE))));
                }
            }
        }
    }

    @Test
    default void r95_listenerThatThrowsHearsOn() {
        EventRecorder recorder = new EventRecorder(patience());
        OrderEventListener failing = new OrderEventListener() {
            @Override
            public void onEvent(OrderEvent event) {
                recorder.onEvent(event);
                if (event.version() == 0) {
                    throw new ArithmeticException("of a listener");
                }
                throw new AssertionError("of a listener");
            }

            @Override
            public void onGap(Instant from, Instant until) {
                recorder.onGap(from, until);
            }
        };
        try (PooledStore pooled = withEvents().withPoolSize(2).open()) {
            OrderStore store = pooled.store();
            try (Subscription subscription = store.subscribe(failing)) {
                OrderReceipt receipt = store.placeOrder(ONE_PIECE);
                recorder.assertNext("after which the listener throws an exception", Set.of(placed(receipt)));
                store.changeStatus(receipt.orderId(), 0, OrderStatus.PAID);
                recorder.assertNext(
                        "after which the listener throws an error",
                        Set.of(new OrderEvent(receipt.orderId(), OrderStatus.PAID, 1)));
                store.cancelOrder(receipt.orderId());
                recorder.assertNext(
                        "after an error", Set.of(new OrderEvent(receipt.orderId(), OrderStatus.CANCELLED, 2)));
            }
            assertThat(pooled.lent()).isZero();
        }
    }

    @Test
    default void r96_r97_brokenConnectionIsReplacedAndTheGapTold() {
        EventRecorder recorder = new EventRecorder(patience());
        PGSimpleDataSource source = fixture().source();
        source.setApplicationName("order-bench-events");
        try (PooledStore pooled =
                        withEvents().withSource(source).withPoolSize(2).open().filled();
                // Opened after the setting was made: what it writes is announced.
                Backends backends = fixture().backends()) {
            OrderStore store = pooled.store();
            Instant subscribed = Instant.now();
            try (Subscription subscription = store.subscribe(recorder)) {
                for (int round = 0; round < 2; round++) {
                    Instant alive = Instant.now();
                    backends.terminateAll("order-bench-events");
                    // Heard or not: it lies within the gap.
                    OrderEvent between = new OrderEvent(1, OrderStatus.SHIPPED, round);
                    backends.execute(
                            "UPDATE orders SET status = 'SHIPPED', version = %d WHERE id = 1".formatted(round));

                    assertThat(recorder.next())
                            .as("R97: the gap is told before any later event")
                            .isInstanceOfSatisfying(EventRecorder.Heard.Gap.class, gap -> {
                                assertThat(gap.from())
                                        .as("R97: the last moment at which the connection is known to have been alive")
                                        .isBetween(subscribed, alive);
                                assertThat(gap.until())
                                        .as("R97: the moment from which on events are heard again")
                                        .isBetween(alive, Instant.now());
                            });
                    OrderEvent later = placed(placeInSpiteOfBrokenConnections(store));
                    EventRecorder.Heard next = recorder.next();
                    if (next.equals(new EventRecorder.Heard.Event(between))) {
                        next = recorder.next();
                    }
                    assertThat(next).as("R96: events are heard again").isEqualTo(new EventRecorder.Heard.Event(later));
                }
            }
            assertThat(pooled.lent()).as("R98: connections lent").isZero();
        }
    }

    /** Places an order; a pool may lend a broken connection once for each that it has. */
    private static OrderReceipt placeInSpiteOfBrokenConnections(OrderStore store) {
        while (true) {
            try {
                return store.placeOrder(ONE_PIECE);
            } catch (StoreException.ConnectionLost e) {
                assertThat(e.retryCanHelp()).isTrue();
            }
        }
    }

    @Test
    default void r98_oneConnectionUntilTheSubscriptionIsClosed() throws SQLException {
        EventRecorder recorder = new EventRecorder(patience());
        try (PooledStore pooled =
                withEvents().withPatience(Duration.ofMillis(250)).open()) {
            OrderStore store = pooled.store();
            Subscription subscription = store.subscribe(recorder);
            assertThat(pooled.lent()).as("R98: connections of a subscription").isOne();
            assertThat(catchThrowable(() -> store.subscribe(recorder)))
                    .as("R98: a second subscription needs a second connection")
                    .isInstanceOf(StoreException.PoolExhausted.class);
            subscription.close();
            subscription.close();
            assertThat(pooled.lent()).as("R98: connections lent after close").isZero();
            store.placeOrder(ONE_PIECE);
        }
        assertThat(recorder.isEmpty()).as("a closed subscription hears nothing").isTrue();
    }

    @Test
    default void r98_closedSubscriptionReturnsTheConnectionAsItWasLent() throws SQLException {
        EventRecorder recorder = new EventRecorder(patience());
        try (SingleConnection single = new SingleConnection(fixture().source())) {
            List<String> lent = single.state();
            OrderStore store = withEvents().withSource(single).unpooled();
            store.subscribe(recorder).close();
            assertThat(single.isLent()).as("R98: lent after close").isFalse();
            assertThat(single.state())
                    .as("R98: the state of the connection; does it still listen?")
                    .containsExactlyElementsOf(lent);

            store.subscribe(recorder);
            assertThat(single.isLent()).isTrue();
            store.close();
            assertThat(single.isLent())
                    .as("R98: lent after the store was closed")
                    .isFalse();
            assertThat(single.state()).containsExactlyElementsOf(lent);
        }
    }
}
