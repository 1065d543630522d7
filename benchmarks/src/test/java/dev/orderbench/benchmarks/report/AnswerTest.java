package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.Control;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.Outcome;
import dev.orderbench.benchmarks.statistics.Relation;
import dev.orderbench.benchmarks.statistics.Verdict;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sentences of the answer, in a comparison of jOOQ and JPA with raw JDBC. */
class AnswerTest {

    private static final Contender JDBC = new Contender("raw-jdbc", "Raw JDBC", "tuned", Role.CONTENDER);
    private static final Contender JOOQ = new Contender("jooq", "jOOQ", "tuned", Role.CONTENDER);
    private static final Contender JPA = new Contender("jpa", "JPA", "naive", Role.CONTENDER);
    private static final Outcome BASELINE = measured(new Relation.Baseline());
    private static final Outcome SLOWER = ratio(1.21, 1.17, 1.26, Verdict.SLOWER);
    private static final Outcome MUCH_SLOWER = ratio(1.86, 1.8, 1.93, Verdict.SLOWER);
    private static final Outcome FASTER = ratio(0.9, 0.87, 0.93, Verdict.FASTER);
    private static final Outcome SAME = ratio(0.99, 0.97, 1.02, Verdict.NO_DIFFERENCE_SHOWN);
    private static final Outcome UNJUDGED = measured(new Relation.Ratio(new Estimate.Point(1.3), Verdict.NO_INTERVAL));
    private static final Estimate.Interval TWIN = new Estimate.Interval(1.1, 1.05, 1.15);
    private static final Outcome WITHHELD = measured(new Relation.Withheld(
            new Estimate.Interval(1.5, 1.4, 1.6),
            List.of(new Control(
                    "placeOrder",
                    Point.of(4, "small"),
                    new Contender("twin", "Twin", "tuned", Role.TWIN),
                    1,
                    new Control.Failed(TWIN)))));
    private static final Outcome ALONE = measured(new Relation.Unavailable("Raw JDBC has no score"));

    @Test
    void differencesAreToldWithTheirIntervals() {
        assertThat(finding(BASELINE, SLOWER, FASTER))
                .isEqualTo("jOOQ takes 1.21× [1.17,\u00a01.26] the time of Raw JDBC; Naive JPA takes 0.90×"
                        + " [0.87,\u00a00.93].");
    }

    @Test
    void noDifferenceShownIsAResultOfItsOwn() {
        assertThat(finding(BASELINE, SAME, SLOWER))
                .isEqualTo("Naive JPA takes 1.21× [1.17,\u00a01.26] the time of Raw JDBC."
                        + " No difference from Raw JDBC was shown for jOOQ (0.99× [0.97,\u00a01.02]).");
    }

    @Test
    void whatIsMissingIsTold() {
        assertThat(finding(BASELINE, new Outcome.Failed("lost its\nconnection."), UNJUDGED))
                .isEqualTo("In the one JVM that measured, which gives no interval, Naive JPA took 1.30× the time of Raw"
                        + " JDBC. jOOQ has no score: lost its connection.");
        assertThat(finding(new Outcome.Failed("out of memory"), ALONE, ALONE))
                .isEqualTo("Raw JDBC has no score: out of memory."
                        + " jOOQ and Naive JPA have no comparison: Raw JDBC has no score.");
    }

    @Test
    void aWithheldVerdictIsNoVerdict() {
        assertThat(finding(BASELINE, WITHHELD, SLOWER))
                .isEqualTo("Naive JPA takes 1.21× [1.17,\u00a01.26] the time of Raw JDBC."
                        + " A control failed, so the verdict is withheld for jOOQ (1.50× [1.40,\u00a01.60]).");
        assertThat(tally(WITHHELD, SLOWER))
                .isEqualTo("jOOQ was slower than Raw JDBC in the one comparison (1.21× the time)."
                        + " In 1 of 2 cases the verdict on jOOQ is withheld, since controls failed.");
        assertThat(tally(WITHHELD, WITHHELD))
                .isEqualTo(
                        "How jOOQ stands to Raw JDBC is not said: controls failed, so that all verdicts are withheld.");
    }

    @Test
    void anIntervalThatSeemsToSayMoreIsExplained() {
        assertThat(finding(BASELINE, ratio(1.02, 1.01, 1.03, Verdict.NO_DIFFERENCE_SHOWN)))
                .isEqualTo("No difference from Raw JDBC was shown for jOOQ (1.02× [1.01,\u00a01.03]; the interval alone"
                        + " excludes 1, which among so many pairs may be chance).");
    }

    @Test
    void aRunOfTheBaselineAloneFindsNothing() {
        assertThat(finding(BASELINE)).isEqualTo("Only Raw JDBC was measured.");
    }

    @Test
    void theTallyCountsVerdicts() {
        assertThat(tally(SLOWER, MUCH_SLOWER, FASTER, SAME))
                .isEqualTo(
                        "jOOQ was slower than Raw JDBC in 2 of 4 comparisons (1.21× to 1.86× the time) and faster in 1"
                                + " (0.90×). No difference was shown in 1 (0.99×).");
        assertThat(tally(FASTER)).isEqualTo("jOOQ was faster than Raw JDBC in the one comparison (0.90× the time).");
        assertThat(tally(SLOWER, SLOWER))
                .isEqualTo("jOOQ was slower than Raw JDBC in both comparisons (1.21× the time).");
        assertThat(tally(SAME, SAME, SAME))
                .isEqualTo(
                        "No difference between jOOQ and Raw JDBC was shown in any of 3 comparisons (0.99× the time).");
        assertThat(tally(UNJUDGED, UNJUDGED, UNJUDGED))
                .isEqualTo("jOOQ took 1.30× the time of Raw JDBC in all 3 comparisons with a single JVM, which gives no"
                        + " interval and so no verdict.");
        assertThat(tally(SLOWER, ALONE))
                .isEqualTo("jOOQ was slower than Raw JDBC in the one comparison (1.21× the time)."
                        + " In 1 of 2 cases there is nothing to compare.");
        assertThat(tally(ALONE)).isEqualTo("jOOQ could not be compared with Raw JDBC.");
    }

    private static String finding(Outcome... outcomes) {
        List<Contender> contenders = List.of(JDBC, JOOQ, JPA);
        List<Comparison.Entry> entries = IntStream.range(0, outcomes.length)
                .mapToObj(i -> new Comparison.Entry(contenders.get(i), outcomes[i]))
                .toList();
        List<Finding> findings = Finding.of(new Comparison(
                contenders,
                List.of(new Comparison.Group("placeOrder", Point.of(4, "small"), entries, List.of())),
                List.of()));
        assertThat(findings).extracting(Finding::subject).containsExactly("placeOrder, 4 threads");
        return findings.getFirst().text();
    }

    private static String tally(Outcome... ofJooq) {
        List<Comparison.Group> groups = Stream.of(ofJooq)
                .map(outcome -> new Comparison.Group(
                        "placeOrder",
                        Point.of(4, "small"),
                        List.of(new Comparison.Entry(JDBC, BASELINE), new Comparison.Entry(JOOQ, outcome)),
                        List.of()))
                .toList();
        return String.join("\n", Tally.of(new Comparison(List.of(JDBC, JOOQ), groups, List.of())));
    }

    private static Outcome ratio(double value, double low, double high, Verdict verdict) {
        return measured(new Relation.Ratio(new Estimate.Interval(value, low, high), verdict));
    }

    private static Outcome measured(Relation relation) {
        return new Outcome.Measured(new Estimate.Point(1000), new Estimate.Point(1e6), relation, "", 5, 100, null);
    }
}
