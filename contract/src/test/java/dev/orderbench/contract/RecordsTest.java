package dev.orderbench.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordsTest {

    private static final OrderSearch ALL = OrderSearch.all(OrderSort.NEWEST_FIRST, 10);

    @Test
    void r02_badArgumentIsRefusedWithItsValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderSearch.all(OrderSort.NEWEST_FIRST, 0))
                .withMessage("limit must be 1 or more, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewOrder.Line(1, 0))
                .withMessage("quantity must be between 1 and 1000000, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewOrder(1, List.of()))
                .withMessage("number of lines must be between 1 and 1000, but is 0");
    }

    @Test
    void r04_moneyHasTwoDecimalsAndIsNeverRounded() {
        assertThat(ALL.withMinTotal(new BigDecimal("5")).minTotal()).isEqualTo(new BigDecimal("5.00"));
        assertThat(ALL.withMinTotal(new BigDecimal("5.500")).minTotal()).isEqualTo(new BigDecimal("5.50"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALL.withMinTotal(new BigDecimal("0.005")))
                .withMessage("minimum total must have at most two decimals, but is 0.005");
    }

    @Test
    void r04_timeInNanosecondsIsRefused() {
        Instant nanos = Instant.parse("2024-01-01T00:00:00.000000001Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALL.withFrom(nanos))
                .withMessage("from must be in whole microseconds, but is 2024-01-01T00:00:00.000000001Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALL.withUntil(nanos))
                .withMessageStartingWith("until must be");
    }

    @Test
    void r04_timeThatNoCalendarAgreesOnIsRefused() {
        assertThat(ALL.withFrom(Instant.EPOCH).withUntil(TimeRange.ALL.until()).from())
                .isEqualTo(Instant.EPOCH);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALL.withFrom(Instant.EPOCH.minusSeconds(1)))
                .withMessageContaining("1969-12-31T23:59:59Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeRange(Instant.EPOCH, Instant.parse("+10000-01-01T00:00:00Z")))
                .withMessageStartingWith("until must lie between");
    }

    @Test
    void rangeDoesNotEndBeforeItBegins() {
        Instant start = Instant.parse("2024-01-01T00:00:00Z");
        assertThat(new TimeRange(start, start).until()).isEqualTo(start);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeRange(start, start.minusSeconds(1)))
                .withMessage(
                        "until must not lie before from, but 2023-12-31T23:59:59Z lies before 2024-01-01T00:00:00Z");
    }

    @Test
    void firstOrdersFollowTheRulesOfOrders() {
        NewUser user = new NewUser("ann@example.org", "Ann", "hash");
        assertThat(new NewUserWithOrders(user, List.of()).orders()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewUserWithOrders(user, List.of(List.of())))
                .withMessage("number of lines must be between 1 and 1000, but is 0");
    }

    @Test
    void importedOrderAddsUpItsItems() {
        ImportedOrder order = new ImportedOrder(
                1,
                OrderStatus.SHIPPED,
                Instant.EPOCH,
                List.of(
                        new ImportedOrder.Item(1, 3, new BigDecimal("0.1")),
                        new ImportedOrder.Item(2, 1, new BigDecimal("2.25"))));

        assertThat(order.total()).isEqualTo(new BigDecimal("2.55"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImportedOrder.Item(1, 1, new BigDecimal("-0.01")))
                .withMessage("unit price must be 0 or more, but is -0.01");
    }

    @Test
    void productIsCountedOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StockTake(List.of(new StockTake.Level(7, 1), new StockTake.Level(7, 1))))
                .withMessage("product 7 is counted twice");
    }

    @Test
    void timeoutIsWhatTheServerCanKeep() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TransactionOptions.DEFAULT.withStatementTimeout(Duration.ofNanos(1)))
                .withMessageContaining("PT0.000000001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StoreOptions(Variant.TUNED, InstantSource.system(), Duration.ofDays(30)))
                .withMessageContaining("PT720H");
    }

    @Test
    void backoffDoesNotShrink() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(2, Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .withMessageEndingWith("PT2S and PT1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.upTo(0))
                .withMessage("attempts must be between 1 and 100, but is 0");
    }
}
