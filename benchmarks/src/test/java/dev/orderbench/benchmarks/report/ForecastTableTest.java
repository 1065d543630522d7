package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.LogTimes;
import dev.orderbench.benchmarks.statistics.NetworkForecast;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForecastTableTest {

    @Test
    void allOperationsStandTogetherWithRanksThatThoseShareWhoAreNear() {
        ForecastTable table = ReportView.of(MadeUpRun.of(MadeUpRun.JDBC, MadeUpRun.JOOQ, MadeUpRun.JPA)
                        .operation("findOrder", new double[] {1, 1.04, 1.08}, new double[] {1, 1, 2})
                        .operation("placeOrder", new double[] {1, 1.04, 1.08}, new double[] {1, 1, 2})
                        .results())
                .forecast();

        ForecastTable.Group all = table.groups().getFirst();
        assertThat(all.operation()).isEqualTo("All operations");
        // At 0 ms each is near the next, and the last is not near the first.
        assertThat(all.rows().getFirst().times())
                .containsExactly(
                        new Figure("×1.00", "rank 1 to 2"),
                        new Figure("×1.04", "rank 1 to 3"),
                        new Figure("×1.08", "rank 2 to 3"));
        // At 20 ms: 20.1 ms for one round trip, 40.108 for two.
        assertThat(all.rows().getLast().times())
                .containsExactly(
                        new Figure("×1.00", "rank 1 to 2"),
                        new Figure("×1.00", "rank 1 to 2"),
                        new Figure("×2.00", "rank 3"));
        assertThat(table.legend()).contains("share their ranks").doesNotContain("Left out");
    }

    /** Of placeOrder of naive JPA. */
    @Test
    void whatTheModelDoesNotFitIsMarkedAndLeftOutOfAllOperations() {
        ForecastTable table = ReportView.of(SampleResults.whole()).forecast();

        assertThat(table.legend()).endsWith(" Left out, since the model does not fit: placeOrder.");
        assertThat(table.groups().stream().map(ForecastTable.Group::operation))
                .contains("All operations", "placeOrder");
        assertThat(table.groups().stream()
                        .filter(group -> group.operation().equals("placeOrder"))
                        .flatMap(group -> group.rows().stream())
                        .map(ForecastTable.Row::times))
                .isNotEmpty()
                .allSatisfy(times -> {
                    assertThat(times.getLast().interval()).endsWith("; does not fit");
                    assertThat(times.subList(0, 3))
                            .noneMatch(time -> time.text().contains("fit"));
                });
        assertThat(ReportView.of(SampleResults.grown()).forecast().groups().stream()
                        .map(ForecastTable.Group::operation))
                .as("where nothing is left")
                .containsExactly("placeOrder");
    }

    @Test
    void theLegendSaysWhatIsInterpolatedAndWhatIsExtrapolated() {
        NetworkForecast.Line straight = NetworkForecast.Line.straight(1_000, 1, true);
        NetworkForecast.Line bent = new NetworkForecast.Line(1_000, 0.5, 2_000, 1, true);

        assertThat(legend(List.of(0.0, 0.5, 5.0), operation("findOrder", bent)))
                .contains(
                        "Both numbers were fitted to what was measured at 0.5 and 5 ms; between 0, where it is as measured, and 0.5 ms it is interpolated, beyond 5 ms extrapolated.");
        assertThat(legend(List.of(0.0, 5.0), operation("findOrder", straight)))
                .contains(
                        "Both numbers were fitted to what was measured at 0 and 5 ms; beyond 5 ms it is extrapolated.");
        assertThat(legend(List.of(0.5, 5.0), operation("findOrder", straight)))
                .contains(
                        "Both numbers were fitted to what was measured at 0.5 and 5 ms; below 0.5 ms and beyond 5 ms it is extrapolated.");
        assertThat(legend(List.of(0.0), operation("findOrder", straight)))
                .contains("Nothing was measured over a network in this run: the base is the time on the same machine,")
                .contains("without what a wait costs beside its round-trip time, and all beyond 0 ms is extrapolated.");
        assertThat(legend(
                        List.of(0.0, 0.5, 5.0),
                        operation("findOrder", bent),
                        new NetworkForecast.Forecast(
                                "placeOrder", false, 1, Map.of("raw-jdbc", straight, "jooq", straight))))
                .contains("Of findOrder, both numbers were fitted to what was measured at 0.5 and 5 ms;")
                .contains("extrapolated. Of the others, the base is the time on the same machine,")
                .contains("without what a wait costs beside its round-trip time.");
    }

    private static String legend(List<Double> measured, NetworkForecast.Forecast... operations) {
        Results results = MadeUpRun.of(MadeUpRun.JDBC, MadeUpRun.JOOQ)
                .operation("findOrder", 1, 1.2)
                .results();
        NetworkForecast forecast = new NetworkForecast(measured, List.of(operations));
        return ForecastTable.of(NetworkMean.of(LogTimes.of(results), forecast), forecast, false)
                .legend();
    }

    /** A fitted base of nothing is noise. */
    @Test
    void aTimeOfNothingHasNoRatio() {
        Results results = MadeUpRun.of(MadeUpRun.JDBC, MadeUpRun.JOOQ)
                .operation("findOrder", 1, 1.2)
                .results();
        NetworkForecast forecast = new NetworkForecast(
                List.of(0.0, 5.0),
                List.of(
                        operation("findOrder", NetworkForecast.Line.straight(0, 1, true)),
                        operation("placeOrder", NetworkForecast.Line.straight(1_000_000, 1, true))));

        ForecastTable table = ForecastTable.of(NetworkMean.of(LogTimes.of(results), forecast), forecast, false);

        assertThat(table.groups().stream().map(ForecastTable.Group::title))
                .containsExactly("All operations, ratio to Raw JDBC", "findOrder, µs", "placeOrder, µs");
        assertThat(table.groups().get(1).rows().getFirst().times())
                .containsExactly(new Figure("–", ""), new Figure("2,000", ""));
        assertThat(table.groups().get(1).rows().getLast().times())
                .containsExactly(new Figure("20,000", ""), new Figure("22,000", "×1.10"));
        assertThat(table.legend()).contains("Left out of it: 1 operation of which the model does not give a time");
    }

    @Test
    void aRunThatHadANetworkOfItsOwnTellsWhatOthersHaveMore() {
        MadeUpRun run = MadeUpRun.of(MadeUpRun.JDBC, MadeUpRun.JOOQ)
                .operation("findOrder", new double[] {1, 1.2}, new double[] {1, 1});

        assertThat(ReportView.of(run.results()).forecast().legend()).doesNotContain(ForecastTable.OWN_NETWORK);
        ForecastTable table = ReportView.of(run.onExternalServer().results()).forecast();

        assertThat(table.legend()).contains(ForecastTable.OWN_NETWORK);
        assertThat(table.groups())
                .allSatisfy(group -> assertThat(group.rows())
                        .extracting(ForecastTable.Row::network)
                        .containsExactly("0 ms more", "0.2 ms more", "1 ms more", "5 ms more", "20 ms more"));
    }

    private static NetworkForecast.Forecast operation(String name, NetworkForecast.Line baseline) {
        return new NetworkForecast.Forecast(
                name, true, 1, Map.of("raw-jdbc", baseline, "jooq", NetworkForecast.Line.straight(2_000_000, 1, true)));
    }

    @Test
    void timesOfSeveralThreadsAreToldAsSuch() {
        String several = ReportView.of(MadeUpRun.of(MadeUpRun.JDBC, MadeUpRun.JOOQ)
                        .withThreads(4)
                        .operation("findOrder", new double[] {1, 1.2}, new double[] {1, 1})
                        .results())
                .forecast()
                .legend();
        String one = ReportView.of(MadeUpRun.of(MadeUpRun.JDBC, MadeUpRun.JOOQ)
                        .operation("findOrder", new double[] {1, 1.2}, new double[] {1, 1})
                        .results())
                .forecast()
                .legend();

        assertThat(several)
                .startsWith("Time of one operation: base + ")
                .contains(
                        " The base is the time with 4 threads, which may wait for each other's processors; over a network"
                                + " they wait less, so it is told too high. ");
        assertThat(one)
                .startsWith("Time of one operation by one thread: base + ")
                .doesNotContain("too high");
    }

    @Test
    void whatHasNoVerdictsIsLeftOutOfAllOperations() {
        MadeUpRun run = MadeUpRun.of(MadeUpRun.JDBC, MadeUpRun.JOOQ)
                .operation("findOrder", new double[] {1, 1.2}, new double[] {1, 1})
                .operation("placeOrder", new double[] {1, 3}, new double[] {5, 20})
                .passedControl("findOrder")
                .failedControl("placeOrder");

        ForecastTable table = ReportView.of(run.results()).forecast();

        assertThat(table.groups().stream().map(ForecastTable.Group::operation))
                .containsExactly("All operations", "findOrder", "placeOrder");
        assertThat(table.groups().getFirst().rows().getFirst().times().get(1)).isEqualTo(new Figure("×1.20", "rank 2"));
        assertThat(table.legend())
                .contains(
                        "Left out of it: 1 operation of which the model does not give a time of every contender, or whose");
        assertThat(ReportView.of(MadeUpRun.of(MadeUpRun.JDBC, MadeUpRun.JOOQ)
                                .operation("findOrder", new double[] {1, 1.2}, new double[] {1, 1})
                                .operation("placeOrder", new double[] {1, 3}, new double[] {5, 20})
                                .failedControl("placeOrder")
                                .results())
                        .forecast()
                        .groups()
                        .stream()
                        .map(ForecastTable.Group::operation))
                .as("where nothing is left")
                .isEqualTo(List.of("findOrder", "placeOrder"));
    }
}
