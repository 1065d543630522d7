package dev.orderbench.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PoolAdviceTest {

    /** 800 requests/s of 6 ms keep 4.8 connections busy, 1.2 of each of four instances. */
    @Test
    void sizeIsWhatLetsOneOfTwentyWait() {
        PoolAdvice advice = PoolAdvice.of(new PoolAdvice.Demand(100, 10, 4, 800, 6, OptionalInt.empty()));

        assertThat(advice.ceiling()).isEqualTo(22);
        assertThat(advice.busy()).isCloseTo(1.2, within(1e-9));
        assertThat(advice.need()).isEqualTo(4);
        assertThat(advice.size()).isEqualTo(4);
        assertThat(advice.utilisation()).isCloseTo(0.3, within(1e-9));
        assertThat(advice.waiting()).isLessThanOrEqualTo(0.05);
        assertThat(ErlangC.waits(1.2, 3))
                .as("one connection fewer would not do")
                .isGreaterThan(0.05);
        assertThat(advice.warnings()).isEmpty();
    }

    @Test
    void ceilingIsNeverExceeded() {
        PoolAdvice advice = PoolAdvice.of(new PoolAdvice.Demand(100, 10, 30, 15_000, 5, OptionalInt.empty()));

        assertThat(advice.busy()).isCloseTo(2.5, within(1e-9));
        assertThat(advice.need()).isGreaterThan(3);
        assertThat(advice.size()).isEqualTo(3);
        assertThat(advice.warnings())
                .singleElement()
                .asString()
                .contains("may have 3", "% of the requests will wait", "PgBouncer");
    }

    @Test
    void demandThatKeepsMoreBusyThanThereAreCannotBeMet() {
        PoolAdvice advice = PoolAdvice.of(new PoolAdvice.Demand(100, 10, 30, 30_000, 5, OptionalInt.empty()));

        assertThat(advice.size()).isEqualTo(3);
        assertThat(advice.waiting()).isEqualTo(1);
        assertThat(advice.warnings()).singleElement().asString().contains("cannot be met", "keeps 5.0", "may have 3");
    }

    /** The measured server makes use of eight connections: two for each of four instances are enough. */
    @Test
    void moreThanTheServerCanUseIsNotRecommended() {
        PoolAdvice advice = PoolAdvice.of(new PoolAdvice.Demand(100, 10, 4, 800, 6, OptionalInt.of(8)));

        assertThat(advice.need()).isEqualTo(4);
        assertThat(advice.size()).isEqualTo(2);
        assertThat(advice.warnings()).isEmpty();
    }

    @Test
    void demandAboveWhatTheServerCouldUseIsTold() {
        PoolAdvice advice = PoolAdvice.of(new PoolAdvice.Demand(100, 10, 4, 2_000, 6, OptionalInt.of(8)));

        assertThat(advice.size()).isEqualTo(3);
        assertThat(advice.warnings()).singleElement().asString().contains("keeps 12.0 connections busy", "than 8");
    }

    @Test
    void instancesThatGetNoConnectionAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PoolAdvice.Demand(20, 10, 11, 1, 1, OptionalInt.empty()))
                .withMessageContaining("20 connections less 10 reserved are not one for each of 11 instances");
    }
}
