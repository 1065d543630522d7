package dev.orderbench.benchmarks.statistics;

import static dev.orderbench.benchmarks.statistics.SampleRuns.BASE;
import static dev.orderbench.benchmarks.statistics.SampleRuns.OTHER;
import static dev.orderbench.benchmarks.statistics.SampleRuns.cell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orderbench.benchmarks.result.Results;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendTest {

    private static final double[] STEADY = {100, 100, 100, 100, 100};

    @Test
    void changeIsThatOfTheSecondHalfAgainstTheFirstWithoutTheMiddle() {
        // Ratios fall from 2 to 1.5; that of the round in the middle would spoil both halves.
        List<Trend> trends = trends(new double[] {200, 200, 900, 150, 150}, new double[] {200, 200, 900, 150, 150});

        assertThat(trends).singleElement().satisfies(trend -> {
            assertThat(trend.contender()).isEqualTo(OTHER);
            assertThat(trend.change().value()).isCloseTo(0.75, within(1e-12));
            assertThat(trend.isShown()).isTrue();
        });
    }

    @Test
    void whatTheBaselineDoesTooIsNoTrendOfTheRatio() {
        double[] slowing = {100, 110, 120, 130, 140};
        Results results = SampleRuns.results(
                true,
                List.of(),
                cell(BASE, slowing, slowing, slowing),
                cell(OTHER, times(slowing, 2.0), times(slowing, 2.1), times(slowing, 1.9)));

        assertThat(Trend.of(results)).singleElement().satisfies(trend -> {
            assertThat(trend.change().value()).isCloseTo(1, within(1e-12));
            assertThat(trend.isShown()).isFalse();
        });
    }

    @Test
    void changeThatJvmsDoNotAgreeOnIsNotShown() {
        List<Trend> trends =
                trends(new double[] {200, 200, 200, 150, 150}, new double[] {150, 150, 200, 200, 200}, new double[] {
                    200, 200, 200, 190, 190
                });

        assertThat(trends)
                .singleElement()
                .satisfies(trend -> assertThat(trend.isShown()).isFalse());
    }

    /** Falls by 38, 25 and 16 % and a rise by 5 %, a fall by 20 % in the mean: not shown, and anything but ruled out. */
    @Test
    void noisyFallIsNeitherShownNorRuledOut() {
        List<Trend> trends = trends(falling(0.62), falling(0.75), falling(0.84), falling(1.05));

        assertThat(trends).singleElement().satisfies(trend -> {
            assertThat(trend.change().value()).isCloseTo(0.8, within(0.005));
            assertThat(trend.isShown()).isFalse();
            assertThat(trend.isWithin(0.05)).isFalse();
            assertThat(trend.isWithin(0.2)).isFalse();
            assertThat(trend.reach()).isBetween(0.4, 0.5);
        });
    }

    @Test
    void steadyRatioRulesAChangeOutEitherWay() {
        assertThat(trends(falling(0.99), falling(1.01), falling(1), falling(0.995)))
                .singleElement()
                .satisfies(trend -> {
                    assertThat(trend.isWithin(0.05)).isTrue();
                    assertThat(trend.isWithin(0.005)).isFalse();
                });
        assertThat(trends(falling(1.09), falling(1.1), falling(1.11), falling(1.1)))
                .as("a rise")
                .singleElement()
                .satisfies(trend -> {
                    assertThat(trend.isWithin(0.05)).isFalse();
                    assertThat(trend.isShown()).isTrue();
                });
    }

    private static double[] falling(double factor) {
        return new double[] {200, 200, 200, 200 * factor, 200 * factor};
    }

    @Test
    void oneRoundOrOneJvmTellsNothing() {
        assertThat(trends(STEADY)).isEmpty();
        assertThat(Trend.of(SampleRuns.results(
                        true,
                        List.of(),
                        cell(BASE, new double[] {100}, new double[] {100}),
                        cell(OTHER, new double[] {150}, new double[] {120}))))
                .isEmpty();
    }

    private static List<Trend> trends(double[]... other) {
        double[][] base = new double[other.length][];
        Arrays.fill(base, STEADY);
        return Trend.of(SampleRuns.results(true, List.of(), cell(BASE, base), cell(OTHER, other)));
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }
}
