package dev.orderbench.benchmarks.statistics;

import static dev.orderbench.benchmarks.statistics.SampleRuns.BASE;
import static dev.orderbench.benchmarks.statistics.SampleRuns.OTHER;
import static dev.orderbench.benchmarks.statistics.SampleRuns.cell;
import static dev.orderbench.benchmarks.statistics.SampleRuns.outcome;
import static dev.orderbench.benchmarks.statistics.SampleRuns.results;
import static dev.orderbench.benchmarks.statistics.SampleRuns.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Results;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    /** Quantile 0.975 of the t-distribution with 2 and with 1 degrees of freedom, as printed in tables. */
    private static final double T2 = 4.302653;

    private static final double T1 = 12.706205;
    private static final Offset<Double> TIGHT = within(1e-6);

    /**
     * Log-ratios of the three JVMs: 0.1, 0.2 and 0.3, each the mean of two rounds. Their standard error is 0.1 / √3.
     */
    @Test
    void theIntervalIsATIntervalOverTheMeansOfTheJvms() {
        Results results = results(
                true,
                List.of(),
                cell(BASE, new double[] {1000, 2000}, new double[] {1000, 1000}, new double[] {500, 700}),
                cell(
                        OTHER,
                        new double[] {1000 * Math.exp(0.05), 2000 * Math.exp(0.15)},
                        new double[] {1000 * Math.exp(0.2), 1000 * Math.exp(0.2)},
                        new double[] {500 * Math.exp(0.0), 700 * Math.exp(0.6)}));

        Relation.Ratio ratio = ratio(outcome(results, OTHER));

        double half = T2 * 0.1 / Math.sqrt(3);
        assertInterval(ratio.ratio(), Math.exp(0.2), Math.exp(0.2 - half), Math.exp(0.2 + half));
        assertThat(ratio.verdict()).isEqualTo(Verdict.NO_DIFFERENCE_SHOWN);
    }

    /** Logs of the two JVMs' geometric means: ln 1000 and ln 1000 + 0.02, so the standard error is 0.01. */
    @Test
    void absoluteTimeIsTheGeometricMeanWithItsInterval() {
        Results results = results(true, List.of(), cell(BASE, new double[] {500, 2000}, new double[] {
            1000 * Math.exp(0.01), 1000 * Math.exp(0.03)
        }));

        Outcome.Measured measured = measured(outcome(results, BASE));

        double middle = 1000 * Math.exp(0.01);
        double factor = Math.exp(T1 * 0.01);
        assertInterval(measured.nanosPerOperation(), middle, middle / factor, middle * factor);
        assertInterval(measured.operationsPerSecond(), 4e9 / middle, 4e9 / middle / factor, 4e9 / middle * factor);
        assertThat(measured.relation()).isEqualTo(new Relation.Baseline());
        assertThat(measured.jvms()).isEqualTo(2);
        assertThat(measured.slices()).isEqualTo(4);
    }

    @Test
    void anIntervalAboveOneIsSlowerAndOneBelowIsFaster() {
        Results results = results(
                true,
                List.of(),
                cell(BASE, new double[] {1000, 1000}, new double[] {1000, 1000}),
                cell(OTHER, new double[] {1201, 1199}, new double[] {1200, 1200}));
        Results mirrored = results(
                true,
                List.of(),
                cell(BASE, new double[] {1201, 1199}, new double[] {1200, 1200}),
                cell(OTHER, new double[] {1000, 1000}, new double[] {1000, 1000}));

        assertThat(ratio(outcome(results, OTHER)).verdict()).isEqualTo(Verdict.SLOWER);
        assertThat(ratio(outcome(mirrored, OTHER)).verdict()).isEqualTo(Verdict.FASTER);
    }

    @Test
    void oneJvmGivesNoInterval() {
        Results results =
                results(true, List.of(), cell(BASE, new double[] {1000, 1000}), cell(OTHER, new double[] {2000, 500}));

        Outcome.Measured measured = measured(outcome(results, OTHER));

        assertThat(measured.relation()).isEqualTo(new Relation.Ratio(new Estimate.Point(1), Verdict.NO_INTERVAL));
        assertThat(measured.letters()).isEmpty();
        assertThat(Comparison.of(results).groups().getFirst().tests()).isEmpty();
        assertThat(measured.nanosPerOperation()).isInstanceOf(Estimate.Point.class);
        assertThat(measured.operationsPerSecond()).isInstanceOf(Estimate.Point.class);
    }

    /** Only JVM 1 measured both: its ratio is 2, whatever the others say. */
    @Test
    void onlyJvmsThatMeasuredBothAreCompared() {
        Results results = results(
                true,
                List.of(),
                cell(BASE, null, List.of(series(0, 100), series(1, 1000))),
                cell(OTHER, null, List.of(series(1, 2000), series(2, 900_000))));

        Outcome.Measured measured = measured(outcome(results, OTHER));

        assertThat(measured.relation())
                .isInstanceOfSatisfying(
                        Relation.Ratio.class,
                        ratio -> assertThat(ratio.ratio().value()).isCloseTo(2, TIGHT));
        assertThat(measured.jvms()).isEqualTo(2);
    }

    @Test
    void withoutACommonJvmThereIsNoRatio() {
        Results results = results(
                true,
                List.of(),
                cell(BASE, null, List.of(series(0, 100))),
                cell(OTHER, null, List.of(series(1, 2000))));

        assertThat(measured(outcome(results, OTHER)).relation())
                .isEqualTo(new Relation.Unavailable("no JVM measured both it and Base"));
    }

    @Test
    void aFailureIsKeptWithItsReason() {
        Results results = results(
                true, List.of(), cell(BASE, new double[] {1000}), cell(OTHER, "returned 19 orders, not 20", List.of()));

        assertThat(outcome(results, OTHER)).isEqualTo(new Outcome.Failed("returned 19 orders, not 20"));
    }

    @Test
    void withoutABaselineThereAreTimesButNoRatio() {
        Results results =
                results(true, List.of(), cell(BASE, "connection lost", List.of()), cell(OTHER, new double[] {1000}));

        assertThat(outcome(results, BASE)).isEqualTo(new Outcome.Failed("connection lost"));
        Outcome.Measured other = measured(outcome(results, OTHER));
        assertThat(other.relation()).isEqualTo(new Relation.Unavailable("Base has no score"));
        assertThat(other.nanosPerOperation().value()).isCloseTo(1000, TIGHT);
    }

    @Test
    void aCellWithoutSamplesTellsWhyItsJvmsFailed() {
        JvmRun otherThreads = new JvmRun(0, 0, 1, Instant.EPOCH, 1, new TreeMap<>(), "not mine");
        JvmRun killed = new JvmRun(1, 0, 1, Instant.EPOCH, 1, new TreeMap<>(), "killed by signal 9");
        Cell empty = cell(OTHER, null, List.of());

        Results killedOnes = results(
                true,
                List.of(BASE, OTHER),
                List.of("placeOrder"),
                List.of(1, 4),
                List.of(otherThreads, killed),
                List.of(empty));
        assertThat(Comparison.of(killedOnes)
                        .groups()
                        .getLast()
                        .entries()
                        .getLast()
                        .outcome())
                .isEqualTo(new Outcome.Failed("no JVM gave samples: killed by signal 9"));
        assertThat(outcome(results(true, List.of(), empty), OTHER))
                .isEqualTo(new Outcome.Failed("no JVM gave samples"));
    }

    @Test
    void aMissingCellIsAFailure() {
        assertThat(outcome(results(false, List.of(), cell(BASE, new double[] {1})), OTHER))
                .isEqualTo(new Outcome.Failed("the run ended before it was measured"));
        assertThat(outcome(results(true, List.of(), cell(BASE, new double[] {1})), OTHER))
                .isEqualTo(new Outcome.Failed("not measured"));
    }

    private static void assertInterval(Estimate estimate, double value, double low, double high) {
        assertThat(estimate).isInstanceOfSatisfying(Estimate.Interval.class, interval -> {
            assertThat(interval.value() / value).isCloseTo(1, TIGHT);
            assertThat(interval.low() / low).isCloseTo(1, TIGHT);
            assertThat(interval.high() / high).isCloseTo(1, TIGHT);
        });
    }

    private static Relation.Ratio ratio(Outcome outcome) {
        return (Relation.Ratio) measured(outcome).relation();
    }

    private static Outcome.Measured measured(Outcome outcome) {
        return (Outcome.Measured) outcome;
    }
}
