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
import org.junit.jupiter.api.Test;

/** What is said of each operation, in a comparison of jOOQ and JPA with raw JDBC. */
class FindingTest {

    private static final Contender JDBC = new Contender("raw-jdbc", "Raw JDBC", "tuned", Role.CONTENDER);
    private static final Contender JOOQ = new Contender("jooq", "jOOQ", "tuned", Role.CONTENDER);
    private static final Contender JPA = new Contender("jpa", "JPA", "naive", Role.CONTENDER);
    private static final Outcome BASELINE = measured(new Relation.Baseline());
    private static final Outcome SLOWER = ratio(1.21, 1.17, 1.26, Verdict.SLOWER);
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

    private static Outcome ratio(double value, double low, double high, Verdict verdict) {
        return measured(new Relation.Ratio(new Estimate.Interval(value, low, high), verdict));
    }

    private static Outcome measured(Relation relation) {
        return new Outcome.Measured(new Estimate.Point(1000), new Estimate.Point(1e6), relation, "", 5, 100, null);
    }
}
