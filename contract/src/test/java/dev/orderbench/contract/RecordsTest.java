package dev.orderbench.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
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
}
