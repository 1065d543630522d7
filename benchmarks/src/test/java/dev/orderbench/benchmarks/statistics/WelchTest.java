package dev.orderbench.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WelchTest {

    /** Quantile 0.975 of the t-distribution with 1 and with 2 degrees of freedom, as printed in tables. */
    private static final double T1 = 12.706205;

    private static final double T2 = 4.302653;
    private static final Offset<Double> TIGHT = within(1e-5);

    /** Two of two, equally spread: the variances of the means are 0.0001 each, and there are two degrees of freedom. */
    @Test
    void equalSpreadsHaveTheDegreesOfFreedomOfBoth() {
        Estimate change = Welch.change(List.of(0.99, 1.01), List.of(1.19, 1.21));

        double half = T2 * Math.sqrt(2 * 0.0001);
        assertInterval(change, Math.exp(0.2), Math.exp(0.2 - half), Math.exp(0.2 + half));
    }

    /** One does not vary at all, so only the other's single degree of freedom counts. */
    @Test
    void spreadOfOneHasItsDegreesOfFreedom() {
        Estimate change = Welch.change(List.of(1.0, 1.0, 1.0, 1.0), List.of(0.99, 1.01));

        assertInterval(change, 1, Math.exp(-T1 * 0.01), Math.exp(T1 * 0.01));
    }

    /** Degrees of freedom: (1/3 + 1/2)² / ((1/3)²/2 + (1/2)²/1) = 25/11, whose quantile lies between those of 2 and 3. */
    @Test
    void unequalNumbersHaveFractionsOfDegreesOfFreedom() {
        List<Double> three = List.of(-1.0, 0.0, 1.0);
        List<Double> two = List.of(-Math.sqrt(0.5), Math.sqrt(0.5));

        Estimate.Interval change = (Estimate.Interval) Welch.change(three, two);

        double quantile = Math.log(change.high()) / Math.sqrt(1.0 / 3 + 1.0 / 2);
        assertThat(quantile).isBetween(3.182446, T2);
    }

    @Test
    void noSpreadAndASingleJvmAreNoDivisionByZero() {
        assertInterval(Welch.change(List.of(1.0, 1.0), List.of(2.0, 2.0)), Math.E, Math.E, Math.E);
        assertThat(Welch.change(List.of(1.0), List.of(2.0, 2.1, 2.2))).isEqualTo(new Estimate.Point(Math.exp(2.1 - 1)));
    }

    @Test
    void oneInFortyOfUnchangedRunsLiesAboveOne() {
        Random random = new Random(20261123);
        int runs = 4_000;
        long above = Stream.generate(() -> Welch.change(normal(random, 5, 0.01), normal(random, 8, 0.03)))
                .limit(runs)
                .filter(change -> change instanceof Estimate.Interval interval && interval.low() > 1)
                .count();

        assertThat((double) above / runs)
                .as("2.5 %, within four standard errors of the simulation")
                .isBetween(0.015, 0.035);
    }

    private static List<Double> normal(Random random, int jvms, double spread) {
        return Stream.generate(() -> spread * random.nextGaussian()).limit(jvms).toList();
    }

    private static void assertInterval(Estimate estimate, double value, double low, double high) {
        assertThat(estimate).isInstanceOfSatisfying(Estimate.Interval.class, interval -> {
            assertThat(interval.value()).isEqualTo(value, TIGHT);
            assertThat(interval.low()).isEqualTo(low, TIGHT);
            assertThat(interval.high()).isEqualTo(high, TIGHT);
        });
    }
}
