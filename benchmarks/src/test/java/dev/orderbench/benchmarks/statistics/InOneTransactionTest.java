package dev.orderbench.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orderbench.benchmarks.result.Combination;
import java.util.List;
import org.junit.jupiter.api.Test;

class InOneTransactionTest {

    /** Of Student's distribution with one degree of freedom, from a table. */
    private static final double T_OF_TWO_JVMS = 12.7062;

    @Test
    void ratioIsToTheWriterAloneOverJvmsWithRoundsPaired() {
        // In the first JVM the ratios of the rounds are 2 and 8, in the second 4 and 4, whatever the machine did
        // meanwhile.
        List<InOneTransaction> all = InOneTransaction.of(List.of(
                combination("jpa", "jpa", List.of(100.0, 10_000.0), List.of(7.0, 70.0)),
                combination("jpa", "jooq", List.of(200.0, 80_000.0), List.of(28.0, 280.0)),
                combination("jooq", "jooq", List.of(1.0, 1.0), List.of(1.0, 1.0))));

        assertThat(all.get(0).ratio()).isEmpty();
        assertThat(all.get(2).ratio()).isEmpty();
        // Both JVMs have a mean of 4.
        assertThat(all.get(1).ratio().orElseThrow()).isInstanceOfSatisfying(Estimate.Interval.class, ratio -> {
            assertThat(ratio.value()).isCloseTo(4, within(1e-9));
            assertThat(ratio.low()).isCloseTo(4, within(1e-9));
            assertThat(ratio.high()).isCloseTo(4, within(1e-9));
        });
        // Geometric means of 4,000 and 88.54... in the two JVMs.
        double first = Math.log(Math.sqrt(200.0 * 80_000));
        double second = Math.log(Math.sqrt(28.0 * 280));
        double halfWidth = T_OF_TWO_JVMS * Math.abs(first - second) / 2;
        assertThat(all.get(1).time().orElseThrow()).isInstanceOfSatisfying(Estimate.Interval.class, time -> {
            assertThat(Math.log(time.value())).isCloseTo((first + second) / 2, within(1e-9));
            assertThat(Math.log(time.high()) - Math.log(time.value())).isCloseTo(halfWidth, within(1e-3));
        });
    }

    @Test
    void failureHasNeitherTimeNorRatioAndIsNothingToCompareWith() {
        List<InOneTransaction> all = InOneTransaction.of(List.of(
                new Combination("jpa", "jpa", "it threw", List.of(), null),
                combination("jpa", "jooq", List.of(2.0), List.of(3.0))));

        assertThat(all.get(0).time()).isEmpty();
        assertThat(all.get(1).time()).isPresent();
        assertThat(all.get(1).ratio()).isEmpty();
    }

    @SafeVarargs
    private static Combination combination(String write, String read, List<Double>... nanosOfJvms) {
        return new Combination(write, read, null, List.of(nanosOfJvms), null);
    }
}
