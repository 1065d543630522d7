package dev.orderbench.benchmarks.report;

import static dev.orderbench.benchmarks.report.MadeUpRun.JDBC;
import static dev.orderbench.benchmarks.report.MadeUpRun.JOOQ;
import static dev.orderbench.benchmarks.report.MadeUpRun.JPA;
import static dev.orderbench.benchmarks.report.MadeUpRun.mean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.LogTimes;
import dev.orderbench.benchmarks.statistics.NetworkForecast;
import dev.orderbench.benchmarks.statistics.NetworkForecast.Forecast;
import dev.orderbench.benchmarks.statistics.NetworkForecast.Line;
import dev.orderbench.benchmarks.statistics.Standings;
import dev.orderbench.benchmarks.workload.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule of the answer, on results whose ratios are known. */
class AnswerTest {

    private static final double FAILED = Double.NaN;

    private static MadeUpRun three() {
        return MadeUpRun.of(JDBC, JOOQ, JPA);
    }

    private static Answer answer(MadeUpRun run) {
        Results results = run.results();
        Comparison comparison = Comparison.of(results);
        LogTimes times = LogTimes.of(results);
        return Answer.of(results, comparison, times, Standings.of(times), NetworkForecast.of(results));
    }

    private static String first(MadeUpRun run) {
        return answer(run).sentences().getFirst();
    }

    private static String second(MadeUpRun run) {
        return answer(run).sentences().get(1);
    }

    private static String third(MadeUpRun run) {
        return answer(run).sentences().get(2);
    }

    // Who is ahead.

    @Test
    void theFastestIsNamedWithWhatTheOthersCost() {
        assertThat(first(three().operation("findOrder", 1, 1.2, 1.5).operation("salesReport", 1, 1.4, 3)))
                .isEqualTo("Over 2 combinations of operation and conditions, Raw JDBC is the fastest: jOOQ takes "
                        + mean(1.2, 1.4) + " and JPA " + mean(1.5, 3)
                        + " the time of Raw JDBC in the geometric mean; single ratios lie between 1.20× for jOOQ at"
                        + " findOrder with 1 thread and 3.00× for JPA at salesReport with 1 thread.");
    }

    @Test
    void theBaselineNeedNotBeTheFastest() {
        assertThat(first(three().operation("findOrder", 1, 1.3, 0.5)))
                .contains("JPA is the fastest: JPA takes " + mean(0.5) + " and jOOQ " + mean(1.3)
                        + " the time of Raw JDBC");
    }

    @Test
    void thoseWhoCannotBeToldApartShareTheFirstPlace() {
        assertThat(first(three().operation("findOrder", 1, 1.01, 1.5)))
                .contains("Raw JDBC and jOOQ share the first place, as they cannot be told apart: jOOQ takes "
                        + mean(1.01) + " and JPA " + mean(1.5));
        assertThat(first(three().operation("findOrder", 1, 1.01, 0.99)))
                .contains("Raw JDBC, jOOQ and JPA cannot be told apart: JPA takes " + mean(0.99) + " and jOOQ "
                        + mean(1.01));
    }

    @Test
    void oneContenderIsComparedWithNobody() {
        assertThat(answer(MadeUpRun.of(JDBC).operation("findOrder", 1)).sentences())
                .containsExactly("Only Raw JDBC was measured, so there is nothing to compare it with.");
    }

    @Test
    void oneJvmShowsNoOrder() {
        assertThat(answer(three().inOneJvm().operation("findOrder", 1, 1.2, 1.5).operation("salesReport", 1, 1.2, 6))
                        .sentences())
                .startsWith(
                        "Over 2 combinations of operation and conditions, no order is shown, since without a second JVM that measured both there"
                                + " is no interval: jOOQ takes 1.20× and JPA 3.00× the time of Raw JDBC in the geometric mean;"
                                + " single ratios lie between 1.20× for jOOQ at findOrder with 1 thread and 6.00× for JPA at"
                                + " salesReport with 1 thread.",
                        "Of all kinds of work, the ratio farthest from 1 is that of JPA on reports (6.00×), with no interval"
                                + " and so no verdict.");
    }

    @Test
    void whatCannotBeUsedIsLeftOutForAll() {
        assertThat(first(three().operation("findOrder", 1, 1.2, 1.5).operation("salesReport", 1, FAILED, 3)))
                .startsWith("Over 1 of 2 combinations of operation and conditions, Raw JDBC is the fastest: jOOQ takes "
                        + mean(1.2) + " and JPA " + mean(1.5) + " the time");
    }

    @Test
    void withoutACompleteCombinationNothingIsSaid() {
        assertThat(answer(three().operation("findOrder", 1, FAILED, 1.5).operation("salesReport", FAILED, 1, 1))
                        .sentences())
                .startsWith(
                        "Nothing is said of who is faster: in none of 2 combinations of operation and conditions has every"
                                + " contender a score.",
                        "Nothing is said of any kind of work either.");
        assertThat(first(three())).isEqualTo("Nothing is said of who is faster: no operation was compared.");
        assertThat(first(three().operation("findOrder", 1, FAILED, 1.5)))
                .isEqualTo(
                        "Nothing is said of who is faster: in the one combination of operation and conditions not every"
                                + " contender has a score.");
        assertThat(first(three().operation("findOrder", 1, 1.2, 1.5).failedControl("findOrder")))
                .isEqualTo(
                        "Nothing is said of who is faster: controls failed, so that the verdict of the one combination of"
                                + " operation and conditions is withheld.");
    }

    @Test
    void withheldVerdictsAreNotUsed() {
        assertThat(answer(three().operation("findOrder", 1, 1.2, 1.5)
                                .operation("salesReport", 1, 2, 3)
                                .failedControl("findOrder"))
                        .sentences())
                .startsWith(
                        "Nothing is said of who is faster: controls failed, so that the verdicts of all 2 combinations of"
                                + " operation and conditions are withheld.",
                        "Nothing is said of any kind of work either.");
        assertThat(first(three().operation("findOrder", 1, 1.2, 1.5)
                        .operation("salesReport", 1, 2, FAILED)
                        .failedControl("findOrder")
                        .passedControl("salesReport")))
                .isEqualTo(
                        "Nothing is said of who is faster: of 2 combinations of operation and conditions, the verdicts of 1"
                                + " are withheld, since controls failed, and in the others not every contender has a score.");
    }

    @Test
    void aRunThatIsTooShortSaysSoFirst() {
        assertThat(first(three().smoke().operation("findOrder", 1, 1.2, 1.5)))
                .startsWith("Not fit for decisions, since the preset smoke measures too briefly: over 1 combination of"
                        + " operation and conditions, Raw JDBC is the fastest");
    }

    // By kind of work.

    @Test
    void theLargestDifferenceAndThoseThatVanish() {
        MadeUpRun run = three().operation("findOrder", 1, 1.01, 1.2)
                .operation("userWithRecentOrders", 1, 1, 1.25)
                .operation("salesReport", 1, 1, 1.01)
                .operation("placeOrder", 1, 1.2, 0.5);
        assertThat(second(run))
                .isEqualTo("The difference is largest on transactions of several rows, where JPA takes " + mean(0.5)
                        + " the time of Raw JDBC; no difference from it is shown for jOOQ on nested reads and reports, nor for"
                        + " JPA on reports.");
    }

    @Test
    void contendersThatTieAlikeAreNamedTogether() {
        MadeUpRun run = three().operation("findOrder", 1, 1.3, 1.2).operation("salesReport", 1, 1, 1.01);
        assertThat(second(run)).endsWith("; no difference from it is shown for jOOQ and JPA on reports.");
        assertThat(second(three().operation("findOrder", 1, 1.3, 1).operation("salesReport", 1, 1.3, 1)))
                .endsWith("; no difference from it is shown for JPA on any kind of work.");
    }

    @Test
    void whereAllDifferTheSmallestIsNamed() {
        assertThat(second(three().operation("findOrder", 1, 1.3, 1.2).operation("salesReport", 1, 2, 2.5)))
                .isEqualTo("The difference is largest on reports, where JPA takes " + mean(2.5)
                        + " the time of Raw JDBC; it is smallest, and yet shown, on nested reads (JPA, " + mean(1.2)
                        + ").");
    }

    @Test
    void whereNothingDiffersTheFarthestIsNoDifference() {
        assertThat(second(three().operation("findOrder", 1, 1, 1.01).operation("salesReport", 1, 1, 0.97)))
                .isEqualTo(
                        "On no kind of work is a difference from Raw JDBC shown; the ratio farthest from 1 is that of JPA on"
                                + " reports (" + mean(0.97) + ").");
    }

    @Test
    void oneKindIsNotBrokenDown() {
        assertThat(second(three().operation("findOrder", 1, 1.2, 1.5).operation("userWithRecentOrders", 1, 1.2, 1.5)))
                .isEqualTo("All of it is one kind of work, nested reads, so nothing is said of others.");
        assertThat(second(three().operation("unheardOf", 1, 1.2, 1.5)))
                .isEqualTo("All of it is one kind of work, other operations, so nothing is said of others.");
    }

    @ParameterizedTest
    @EnumSource
    void everyOperationIsOfAKnownKind(Operation operation) {
        assertThat(OperationFamily.of(operation.label())).isNotEqualTo(OperationFamily.OTHER);
    }

    @Test
    void theTableHasRatiosAndRanksOfEachKind() {
        FamilyTable table = answer(three().operation("findOrder", 1, 1.2, 1.2)
                        .operation("salesReport", 1, FAILED, 2)
                        .operation("userWithRecentOrders", 1, 1.4, 1.4))
                .families();
        assertThat(table.contenders()).containsExactly("Raw JDBC", "jOOQ", "JPA");
        assertThat(table.rows())
                .extracting(FamilyTable.Row::family, FamilyTable.Row::operations)
                .containsExactly(
                        tuple("Nested reads", "findOrder, userWithRecentOrders"),
                        tuple("Reports", "salesReport; 1 of 1 combinations left out"));
        assertThat(table.rows().getFirst().places())
                .extracting(place -> place.ratio().text().replace(", ", ",\u00a0"), FamilyTable.Place::rank)
                .containsExactly(
                        tuple("1", "1"),
                        tuple(mean(1.2, 1.4).replace("×", ""), "2 to 3"),
                        tuple(mean(1.2, 1.4).replace("×", ""), "2 to 3"));
        assertThat(table.rows().getLast().places())
                .allMatch(place ->
                        place.ratio().text().equals("–") && place.rank().isEmpty());
    }

    // Over a network. All times are 100 µs but for the ratio, so that a round trip of 1 ms is ten times that.

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
                .startsWith("With a round trip 1 ms longer than here (reckoned");
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
                Map.of("raw-jdbc", new Line(2_000_000, 1, true), "jooq", new Line(9_000_000, 9, false)));

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
        lines.put("raw-jdbc", new Line(2_000_000, 1.0, true));
        lines.put("jooq", new Line(2_500_000, 2.0, true));
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

    // What is not shown, and for whom it holds.

    @Test
    void nothingIsHidden() {
        assertThat(answer(three().operation("findOrder", 1, 1.01, 1.5)
                                .operation("salesReport", 1, 1.3, FAILED)
                                .passedControl("findOrder"))
                        .notShown())
                .containsExactly(
                        "In 1 of 3 comparisons no difference from Raw JDBC is shown, which is no proof of equality: the"
                                + " intervals leave room for a factor of up to 1.04.",
                        "1 of 6 measurements gave no score; such a combination is left out of all means.");
        assertThat(answer(three().operation("findOrder", 1, 1.3, 1.5).passedControl("findOrder"))
                        .notShown())
                .containsExactly("Nothing: each comparison shows a difference, and nothing was left out.");
        assertThat(answer(MadeUpRun.of(JDBC).operation("findOrder", 1).passedControl("findOrder"))
                        .notShown())
                .containsExactly("Any difference: nothing was compared with Raw JDBC.");
        assertThat(answer(three().operation("findOrder", 1, 1.2, 1.5).failedControl("findOrder"))
                        .notShown())
                .anyMatch(text ->
                        text.startsWith("The verdict of the one combination of operation and conditions is withheld"));
        assertThat(answer(three().cutShort().operation("findOrder", 1, 1.3, 1.5))
                        .notShown())
                .containsExactly(
                        "The run was cut short: what it did not reach is not said.",
                        "Whether the measurement itself was right: no controls were measured.");
        assertThat(answer(three().operation("findOrder", FAILED, 1, 1.5).passedControl("findOrder"))
                        .notShown())
                .contains("2 scores could not be compared with Raw JDBC.");
        // An interval below 1 leaves as much room as one above it: 1 / (0.98 * exp(-0.02484)) = 1.046.
        assertThat(answer(three().operation("findOrder", 1, 0.98, 1.5)).notShown())
                .anyMatch(text -> text.endsWith("leave room for a factor of up to 1.05."));
        assertThat(answer(three().inOneJvm().operation("findOrder", 1, 1, 1.5)).notShown())
                .contains("In 2 of 2 comparisons a single JVM measured, which gives no interval and so no verdict.");
    }

    @Test
    void widthsBeyondTheTargetAreNamed() {
        // Half a width is exp(4.3027 * 0.01 / sqrt(3)) - 1, 2.5 %.
        assertThat(answer(three().aimingAt(0.02).operation("findOrder", 1, 1.3, 1.5))
                        .notShown())
                .contains(
                        "2 of 2 intervals are wider than the ±2.0% that the run aimed at, the widest ±2.5% (jOOQ at findOrder"
                                + " with 1 thread).");
        assertThat(answer(three().aimingAt(0.03).operation("findOrder", 1, 1.3, 1.5))
                        .notShown())
                .noneMatch(text -> text.contains("wider"));
    }

    @Test
    void withheldKindsAreNamed() {
        assertThat(answer(three().operation("findOrder", 1, 1.2, 1.5)
                                .operation("salesReport", 1, 2, 3)
                                .failedControl("findOrder")
                                .passedControl("salesReport"))
                        .notShown())
                .contains(
                        "The verdicts of 1 of 2 combinations of operation and conditions are withheld, since controls failed:"
                                + " nothing is said of nested reads.");
    }

    @Test
    void conditionsAreTold() {
        assertThat(answer(three().operation("findOrder", 1, 1.2, 1.5)).holdsFor())
                .extracting(fact -> fact.name() + ": " + fact.value())
                .containsExactly(
                        "Server: PostgreSQL 18.6, started by order-bench",
                        "Network: none: client and server share the machine, over loopback",
                        "Data: small, 10,000 orders",
                        "Threads: 1 thread",
                        "Machine: some CPU, 2 processors, 4.0 GiB, Linux",
                        "Java: JDK 25");
        assertThat(answer(three().onExternalServer().operation("findOrder", 1, 1.2, 1.5))
                        .holdsFor())
                .extracting(FactSheet.Fact::value)
                .startsWith(
                        "PostgreSQL 18.6, an external server with settings of its own",
                        "that to the external server, which is part of every time");
    }
}
