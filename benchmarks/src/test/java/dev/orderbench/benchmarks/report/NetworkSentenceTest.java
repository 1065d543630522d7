package dev.orderbench.benchmarks.report;

import static dev.orderbench.benchmarks.report.MadeUpRun.JDBC;
import static dev.orderbench.benchmarks.report.MadeUpRun.JOOQ;
import static dev.orderbench.benchmarks.report.MadeUpRun.JPA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.LogTimes;
import dev.orderbench.benchmarks.statistics.NetworkForecast;
import dev.orderbench.benchmarks.statistics.NetworkForecast.Forecast;
import dev.orderbench.benchmarks.statistics.NetworkForecast.Line;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the answer says of other networks. All times are 100 µs but for the ratio, so that a round trip of 1 ms is ten times that. */
class NetworkSentenceTest {

    private static MadeUpRun three() {
        return MadeUpRun.of(JDBC, JOOQ, JPA);
    }

    private static String third(MadeUpRun run) {
        return run.answer().sentences().get(2);
    }

    @Test
    void whatRemainsIsReckonedFromCountedRoundTrips() {
        // (148 + 1000 t) / (100 + 1000 t) is 1.053 at 0.8 ms and 1.048 at 0.9 ms.
        double[] ratios = {1, 1.48, 1.2};
        assertThat(third(three().operation("findOrder", ratios, new double[] {1, 1, 2})))
                .isEqualTo(
                        "With a round trip of 1 ms (reckoned from counted round trips, not measured), jOOQ would take %.2f× and JPA %.2f× the time of Raw JDBC over 1 operation; jOOQ comes within 5%% of it from %s ms on and JPA at no round trip up to 20 ms (there %.2f×)."
                                .formatted(1.148 / 1.1, 2.12 / 1.1, "0.9", 40.12 / 20.1));
        assertThat(third(three().operation("findOrder", new double[] {1, 3, 1.01}, new double[] {2, 2, 2})))
                .endsWith(
                        // (300 + 2000 t) / (100 + 2000 t) < 1.05 from t = 1.95 ms on, and at no tenth before 2.
                        "; jOOQ comes within 5% of it from 2 ms on and JPA at any round trip up to 20 ms.");
        // (50 + 2000 t) / (100 + 2000 t) is above 1 / 1.05 from t = 0.475 ms on.
        assertThat(third(MadeUpRun.of(JDBC, JOOQ).operation("findOrder", new double[] {1, 0.5}, new double[] {2, 2})))
                .endsWith("; jOOQ comes within 5% of it from 0.5 ms on.");
    }

    @Test
    void nearnessIsToldWhereverItIsAndNotOnlyAtLongRoundTrips() {
        // Only at 0 ms is it far: 105.1 / 100, and 205.1 / 200 at 0.1 ms.
        assertThat(third(MadeUpRun.of(JDBC, JOOQ).operation("findOrder", new double[] {1, 1.051}, new double[] {1, 1})))
                .endsWith("; jOOQ comes within 5% of it from 0.1 ms on.");
        // 2.5 / 2 from 0.1 ms on.
        assertThat(third(MadeUpRun.of(JDBC, JOOQ).operation("findOrder", new double[] {1, 1}, new double[] {1, 2})))
                .endsWith("; jOOQ comes within 5% of it only at 0 ms (2.00× at 20 ms).");
        // (100000 + 2000 t) / (100000 + 1000 t) is 1.05 at 5.26 ms.
        assertThat(third(MadeUpRun.of(JDBC, JOOQ)
                        .operation("findOrder", new double[] {1000, 1000}, new double[] {1, 2})))
                .endsWith("; jOOQ comes within 5% of it only up to 5.2 ms (1.17× at 20 ms).");
        // (10000 + 2000 t) / (20000 + 1000 t) is 1 / 1.05 at 8.64 ms and 1.05 at 11.58 ms.
        assertThat(third(MadeUpRun.of(JDBC, JOOQ).operation("findOrder", new double[] {200, 100}, new double[] {1, 2})))
                .endsWith("; jOOQ comes within 5% of it only from 8.7 to 11.5 ms (1.25× at 20 ms).");
    }

    @Test
    void whoeverFallsBelowTheBaselineIsSaidToBeFasterAndNotToLeaveItsNeighbourhood() {
        // (20000 + 1000 t) / (10000 + 2000 t) is 1.05 at 8.64 ms and 1 / 1.05 at 11.58 ms.
        assertThat(third(MadeUpRun.of(JDBC, JOOQ).operation("findOrder", new double[] {100, 200}, new double[] {2, 1})))
                .endsWith(
                        "; jOOQ comes within 5% of it from 8.7 ms on (faster by more than 5% from 11.6 ms, 0.80× at 20 ms).");
        // (100000 + 1000 t) / (100000 + 2000 t) is 1 / 1.05 at 5.26 ms.
        assertThat(third(MadeUpRun.of(JDBC, JOOQ)
                        .operation("findOrder", new double[] {1000, 1000}, new double[] {2, 1})))
                .endsWith(
                        "; jOOQ comes within 5% of it at any round trip up to 20 ms (faster by more than 5% from 5.3 ms, 0.86× at 20 ms).");
    }

    @Test
    void theMeanOverOperationsIsGeometric() {
        assertThat(third(MadeUpRun.of(JDBC, JOOQ)
                        .operation("findOrder", new double[] {1, 1}, new double[] {1, 4})
                        .operation("salesReport", new double[] {1, 1}, new double[] {1, 1})))
                .contains(
                        "jOOQ would take %.2f× the time of Raw JDBC over 2 operations".formatted(Math.sqrt(4.1 / 1.1)));
    }

    @Test
    void withoutRoundTripsNothingIsReckoned() {
        assertThat(third(three().operation("findOrder", 1, 1.2, 1.5)))
                .isEqualTo(
                        "What remains of this over a network is not known: round trips were neither counted nor measured.");
        assertThat(third(three().operation("findOrder", new double[] {1, 1, 1}, new double[] {1, 1})))
                .startsWith(
                        "What remains of this over a network is not said: there is no operation whose round trips are");
        assertThat(third(three().operation("findOrder", new double[] {1, 1, 1}, new double[] {1, 1, 1})
                        .failedControl("findOrder")))
                .startsWith(
                        "What remains of this over a network is not said: there is no operation whose round trips are");
    }

    @Test
    void aNetworkOfUnknownLengthIsAddedTo() {
        assertThat(third(three().onExternalServer()
                        .operation("findOrder", new double[] {1, 1, 1}, new double[] {1, 1, 1})))
                .startsWith("With a round trip 1 ms longer than here (reckoned")
                .endsWith(
                        "; jOOQ comes within 5% of it at any round trip up to 20 ms more and JPA at any round trip up to"
                                + " 20 ms more.");
    }

    @Test
    void whatWasMeasuredIsSaidToBe() {
        assertThat(network(List.of(0.0, 0.5, 5.0)))
                .isEqualTo(
                        "With a round trip of 1 ms (by the model fitted to what was measured at 0, 0.5, 5 ms), jOOQ takes"
                                + " 1.50× the time of Raw JDBC over 1 operation; jOOQ comes within 5% of it at no round trip up to 20"
                                + " ms (there %.2f×).".formatted(42.5 / 22));
        assertThat(network(List.of(0.0, 0.5)))
                .startsWith(
                        "With a round trip of 1 ms (extrapolated from what was measured at up to 0.5 ms), jOOQ takes");
    }

    /** 1 ms for both without a network, 3 and 4.5 ms over one of 2 ms, to which the line begins. */
    @Test
    void betweenNoNetworkAndTheShortestThatWasMeasuredItIsInterpolated() {
        Map<String, Line> lines = new LinkedHashMap<>();
        lines.put("raw-jdbc", new Line(1_000_000, 2, 1_000_000, 1, true));
        lines.put("jooq", new Line(1_000_000, 2, 500_000, 2, true));
        Results results =
                MadeUpRun.of(JDBC, JOOQ).operation("findOrder", 1, 1.2).results();
        Forecast forecast = new Forecast("findOrder", true, 1, lines);

        assertThat(network(results, List.of(0.0, 2.0, 5.0), forecast))
                .startsWith(
                        "With a round trip of 1 ms (interpolated between what was measured without a network and at 2 ms), jOOQ takes %.2f×"
                                .formatted(2.75 / 2));
        assertThat(network(List.of(2.0, 5.0)))
                .startsWith(
                        "With a round trip of 1 ms (extrapolated from what was measured at 2 ms and more), jOOQ takes");
        Map<String, Line> from = new LinkedHashMap<>();
        from.put("raw-jdbc", new Line(1_000_000, 0.5, 1_000_000, 1, true));
        from.put("jooq", new Line(1_000_000, 0.5, 500_000, 2, true));
        assertThat(network(results, List.of(0.0, 0.5, 5.0), new Forecast("findOrder", true, 1, from)))
                .startsWith(
                        "With a round trip of 1 ms (by the model fitted to what was measured at 0.5, 5 ms), jOOQ takes");
    }

    @Test
    void timesOfSeveralThreadsAreNotPassedForThoseOfOne() {
        assertThat(third(MadeUpRun.of(JDBC, JOOQ)
                        .withThreads(4)
                        .operation("findOrder", new double[] {1, 1.2}, new double[] {1, 1})))
                .startsWith(
                        "With a round trip of 1 ms (reckoned from counted round trips and times with 4 threads, which may"
                                + " wait for each other's processors, not measured), jOOQ would take ");
    }

    @Test
    void anOperationThatTheModelDoesNotFitIsLeftOutAndNamed() {
        Results results =
                MadeUpRun.of(JDBC, JOOQ).operation("findOrder", 1, 1.2).results();
        Forecast fits = new Forecast("findOrder", true, 1, lines());
        Forecast misfit = new Forecast(
                "placeOrder",
                true,
                1,
                Map.of("raw-jdbc", Line.straight(2_000_000, 1, true), "jooq", Line.straight(9_000_000, 9, false)));

        assertThat(network(results, List.of(0.0, 0.5, 5.0), fits, misfit))
                .isEqualTo(network(List.of(0.0, 0.5, 5.0)) + " Left out, since the model does not fit: placeOrder.");
        assertThat(network(results, List.of(0.0, 0.5, 5.0), misfit))
                .isEqualTo(
                        "What remains of this over a network is not said: there is no operation whose round trips are known of"
                                + " all contenders, whose verdicts stand and which the model fits. Left out, since the model"
                                + " does not fit: placeOrder.");
    }

    private static Map<String, Line> lines() {
        Map<String, Line> lines = new LinkedHashMap<>();
        lines.put("raw-jdbc", Line.straight(2_000_000, 1.0, true));
        lines.put("jooq", Line.straight(2_500_000, 2.0, true));
        return lines;
    }

    private static String network(List<Double> measured) {
        Results results =
                MadeUpRun.of(JDBC, JOOQ).operation("findOrder", 1, 1.2).results();
        return network(results, measured, new Forecast("findOrder", measured.size() > 1, 1, lines()));
    }

    private static String network(Results results, List<Double> measured, Forecast... operations) {
        return NetworkSentence.of(
                Comparison.of(results),
                LogTimes.of(results),
                new NetworkForecast(measured, List.of(operations)),
                false);
    }
}
