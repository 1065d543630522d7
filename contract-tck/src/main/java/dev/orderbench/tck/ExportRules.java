package dev.orderbench.tck;

import static dev.orderbench.tck.OrderData.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.OrderSummary;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.contract.TransactionOptions;
import dev.orderbench.database.Dataset;
import dev.orderbench.database.wire.WireMeter;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R34 to R36. */
interface ExportRules extends Rules {

    /** More than two portions. */
    int MANY = 2_500;

    /** The key of the first of many: far from those of the sequence, which goes on from test to test, and far in a long sale. */
    long FIRST_OF_MANY = 100_000_001;

    TimeRange TIME_OF_MANY =
            new TimeRange(Instant.parse("2030-01-01T00:00:00Z"), Instant.parse("2031-01-01T00:00:00Z"));

    @Test
    default void r34_ordersOfTheRangeComeOldestFirst() {
        Dataset dataset = fixture().dataset();
        assertExported(TimeRange.ALL);
        assertExported(new TimeRange(dataset.createdAt(100), dataset.createdAt(300)));
        assertExported(new TimeRange(Dataset.START, Dataset.START));
        assertExported(new TimeRange(Dataset.END, TimeRange.ALL.until()));
    }

    @Test
    default void r34_rangeIncludesItsStartAndExcludesItsEnd() {
        Instant time = fixture().dataset().createdAt(PageRules.FIRST_OF_TIE);
        Instant next = time.plus(1, ChronoUnit.MICROS);
        assertExported(new TimeRange(time, next));
        assertExported(new TimeRange(next, Dataset.END));
        assertExported(new TimeRange(Dataset.START, time));
        assertExported(new TimeRange(Dataset.START, next));
    }

    @Test
    default void r34_allOrdersAreOfOneMoment() {
        List<Long> ids = addMany();
        List<OrderSummary> exported = new ArrayList<>();

        store().exportOrders(TIME_OF_MANY, order -> {
            if (exported.isEmpty()) {
                fixture().key("""
                        INSERT INTO orders (user_id, status, total, created_at)
                        VALUES (1, 'NEW', 1, '2030-12-31T23:59:59Z') RETURNING id
                        """);
                fixture().key("UPDATE orders SET status = 'SHIPPED' WHERE id = " + ids.getLast() + " RETURNING id");
            }
            exported.add(order);
        });

        assertThat(exported.stream().map(OrderSummary::id))
                .as("an order placed while the export ran is not in it: does each portion see a moment of its own?")
                .containsExactlyElementsOf(ids);
        assertThat(exported.getLast().status().name())
                .as("a status that changed while the export ran is the old one in it")
                .isEqualTo("PAID");
    }

    @Test
    default void r34_exportWithinATransactionSeesWhatItHasWritten() {
        List<Long> exported = new ArrayList<>();
        long placed = store().inTransaction(TransactionOptions.DEFAULT, transaction -> {
            long id =
                    transaction.placeOrder(new NewOrder(1, List.of(line(1, 1)))).orderId();
            transaction.exportOrders(TimeRange.ALL, order -> exported.add(order.id()));
            return id;
        });

        assertThat(exported)
                .as("the newest order of an export is the one that the same transaction has placed")
                .hasSize(fixture().dataset().size().orders() + 1)
                .endsWith(placed);
    }

    @Test
    default void r35_ordersComeInPortions() {
        addMany();
        try (MeteredStore metered = MeteredStore.open(fixture())) {
            List<WireMeter.Reading> atFirst = new ArrayList<>();
            metered.meter().reset();

            long count = metered.store().exportOrders(TIME_OF_MANY, order -> {
                if (atFirst.isEmpty()) {
                    atFirst.add(metered.meter().reading());
                }
            });

            assertThat(count).isEqualTo(MANY);
            assertThat(atFirst.getFirst().rows())
                    .as("rows that had come over the wire when the first order was handed over: are all loaded first?")
                    .isLessThan(MANY);
            assertThat(metered.meter().reading().largestPortion())
                    .as("rows that came at once: is a fetch size set, and autocommit off, without which it is ignored?")
                    .isLessThanOrEqualTo(1_000);
        }
    }

    @Test
    default void r36_sinkIsCalledByTheThreadOfTheExport() {
        List<Thread> threads = new ArrayList<>();
        store().exportOrders(TimeRange.ALL, order -> threads.add(Thread.currentThread()));

        assertThat(threads).containsOnly(Thread.currentThread());
    }

    /**
     * What a sink may throw: what contenders translate must stay as it is when it is not theirs, and one written in another
     * language can throw what Java does not let it declare.
     */
    static Stream<Throwable> failuresOfSinks() {
        return Stream.of(
                new IllegalStateException("thrown by the sink"),
                new AssertionError("thrown by the sink"),
                new IOException("thrown by the sink"),
                new IllegalStateException("thrown by the sink", new SQLException("also the sink's", "23505")));
    }

    @ParameterizedTest
    @MethodSource("dev.orderbench.tck.ExportRules#failuresOfSinks")
    default void r36_whatTheSinkThrowsEndsTheExport(Throwable failure) {
        for (int round = 0; round <= Fixture.POOL_SIZE; round++) {
            List<OrderSummary> handedOver = new ArrayList<>();

            Throwable thrown = catchThrowable(() -> store().exportOrders(TimeRange.ALL, order -> {
                handedOver.add(order);
                if (handedOver.size() == 3) {
                    throw Rules.<RuntimeException>unchanged(failure);
                }
            }));

            assertThat(thrown).as("what the sink throws comes out unchanged").isSameAs(failure);
            assertThat(handedOver)
                    .as("no order is handed over after the sink has thrown")
                    .hasSize(3);
            assertNoConnectionIsKept();
        }
        assertThat(fixture()
                        .query("SELECT state FROM pg_stat_activity"
                                + " WHERE datname = current_database() AND state LIKE 'idle in transaction%'"))
                .as("R3: transactions left open on connections of the pool")
                .isEmpty();
        assertExported(TimeRange.ALL);
    }

    private void assertExported(TimeRange range) {
        List<OrderSummary> exported = new ArrayList<>();
        long count = store().exportOrders(range, exported::add);

        List<OrderSummary> expected = fixture().oracle().exportOrders(range);
        assertThat(exported).as("%s", range).containsExactlyElementsOf(expected);
        assertThat(count).as("the number of orders handed over, %s", range).isEqualTo(expected.size());
    }

    /** Adds more orders than come in one portion, and returns their keys, oldest first. */
    private List<Long> addMany() {
        fixture().query("""
                INSERT INTO orders (id, user_id, status, total, created_at)
                SELECT %1$d + n, 1 + n %% 50, 'PAID', n, timestamptz '2030-01-01Z' + n * interval '1 minute'
                FROM generate_series(0, %2$d - 1) n RETURNING id
                """.formatted(FIRST_OF_MANY, MANY));
        return LongStream.range(FIRST_OF_MANY, FIRST_OF_MANY + MANY).boxed().toList();
    }
}
