package dev.orderbench.benchmarks.statistics;

import static dev.orderbench.benchmarks.statistics.SampleRuns.BASE;
import static dev.orderbench.benchmarks.statistics.SampleRuns.OTHER;
import static dev.orderbench.benchmarks.statistics.SampleRuns.cell;
import static dev.orderbench.benchmarks.statistics.SampleRuns.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the tests of all pairs say, as verdicts and as letters. */
class FamilyTest {

    private static final Contender THIRD = new Contender("third", "Third", "tuned", Role.CONTENDER);

    /**
     * With 1 degree of freedom, p = 1 - 2 atan(t) / π. The log-ratios of {@code other} are 0.19 and 0.21, so t = 20 and p
     * = 0.0318: alone, a difference. With two numbers of threads the family has two pairs: adjusted, 0.0636.
     */
    @Test
    void aFamilySpansTheNumbersOfThreadsOfOneOperation() {
        double p = 1 - 2 * Math.atan(20) / Math.PI;
        Comparison alone = compare(
                List.of("placeOrder"),
                List.of(4),
                List.of(cell("placeOrder", 4, BASE, 0, 0), cell("placeOrder", 4, OTHER, 0.19, 0.21)));
        Comparison both = compare(
                List.of("placeOrder"),
                List.of(1, 4),
                List.of(
                        cell("placeOrder", 1, BASE, 0, 0), cell("placeOrder", 1, OTHER, -0.1, 0.1),
                        cell("placeOrder", 4, BASE, 0, 0), cell("placeOrder", 4, OTHER, 0.19, 0.21)));
        Comparison another = compare(
                List.of("placeOrder", "findOrder"),
                List.of(4),
                List.of(
                        cell("placeOrder", 4, BASE, 0, 0), cell("placeOrder", 4, OTHER, 0.19, 0.21),
                        cell("findOrder", 4, BASE, 0, 0), cell("findOrder", 4, OTHER, -0.1, 0.1)));

        assertThat(test(alone, 0).adjustedP()).isCloseTo(p, within(1e-9));
        assertThat(relation(alone, 0, 1).verdict()).isEqualTo(Verdict.SLOWER);
        assertThat(letters(alone, 0)).containsExactly("a", "b");

        assertThat(test(both, 1).p()).isCloseTo(p, within(1e-9));
        assertThat(test(both, 1).adjustedP()).isCloseTo(2 * p, within(1e-9));
        assertThat(relation(both, 1, 1).verdict()).isEqualTo(Verdict.NO_DIFFERENCE_SHOWN);
        assertThat(relation(both, 1, 1).intervalAloneShowsMore()).isTrue();
        assertThat(relation(both, 0, 1).intervalAloneShowsMore()).isFalse();
        assertThat(letters(both, 1)).containsExactly("a", "a");

        assertThat(test(another, 0).adjustedP()).isCloseTo(p, within(1e-9));
    }

    /** The third is not told from either, and the first two are told from each other. */
    @Test
    void lettersStartWithTheFastest() {
        Comparison comparison = compare(
                List.of("placeOrder"),
                List.of(4),
                List.of(
                        cell("placeOrder", 4, BASE, 0.2, 0.2001, 0.1999),
                        cell("placeOrder", 4, OTHER, 0, 0.0001, -0.0001),
                        cell("placeOrder", 4, THIRD, 0.4, -0.3, 0.2)));

        assertThat(letters(comparison, 0)).containsExactly("b", "a", "ab");
        assertThat(comparison.groups().getFirst().tests())
                .extracting(test -> test.first().id() + "-" + test.second().id())
                .containsExactly("base-other", "base-third", "other-third");
    }

    /** Others were measured together, but not with the baseline. */
    @Test
    void withoutABaselineThereAreStillLetters() {
        Comparison comparison = compare(
                List.of("placeOrder"),
                List.of(4),
                List.of(
                        cell(BASE, "out of memory", List.of()),
                        cell("placeOrder", 4, OTHER, 0, 0.0001, -0.0001),
                        cell("placeOrder", 4, THIRD, 0.2, 0.2001, 0.1999)));

        assertThat(letters(comparison, 0)).containsExactly("-", "a", "b");
        assertThat(measured(comparison, 0, 1).relation()).isInstanceOf(Relation.Unavailable.class);
    }

    /** No test without two JVMs that measured both, and no letter for those that were in no test. */
    @Test
    void onlyWhatWasTestedHasLetters() {
        Comparison comparison = compare(
                List.of("placeOrder"),
                List.of(4),
                List.of(
                        cell("placeOrder", 4, BASE, 0, 0, 0),
                        cell("placeOrder", 4, OTHER, 0.01, 0, -0.01),
                        cell(THIRD, null, List.of(series(2, 5000)))));

        assertThat(letters(comparison, 0)).containsExactly("a", "a", "");
        assertThat(relation(comparison, 0, 2).verdict()).isEqualTo(Verdict.NO_INTERVAL);
    }

    @Test
    void verdictsAndLettersNeverContradictEachOther() {
        Random random = new Random(5);
        int shown = 0;
        for (int i = 0; i < 500; i++) {
            Comparison comparison = compare(List.of("placeOrder"), List.of(1, 4), random(random));
            for (Comparison.Group group : comparison.groups()) {
                Outcome.Measured baseline =
                        (Outcome.Measured) group.entries().getFirst().outcome();
                for (Comparison.Entry entry :
                        group.entries().subList(1, group.entries().size())) {
                    Outcome.Measured measured = (Outcome.Measured) entry.outcome();
                    Relation.Ratio ratio = (Relation.Ratio) measured.relation();
                    boolean different = ratio.verdict() != Verdict.NO_DIFFERENCE_SHOWN;
                    boolean share = measured.letters()
                            .chars()
                            .anyMatch(c -> baseline.letters().indexOf(c) >= 0);
                    assertThat(share).isEqualTo(!different);
                    Estimate.Interval interval = (Estimate.Interval) ratio.ratio();
                    if (different) {
                        assertThat(interval.low() > 1 || interval.high() < 1).isTrue();
                        shown++;
                    }
                }
            }
        }
        assertThat(shown).isBetween(200, 1800);
    }

    private static List<Cell> random(Random random) {
        List<Cell> cells = new ArrayList<>();
        for (int threads : List.of(1, 4)) {
            for (Contender contender : List.of(BASE, OTHER, THIRD)) {
                double effect = 0.03 * random.nextInt(4);
                cells.add(cell(
                        "placeOrder",
                        threads,
                        contender,
                        random.doubles(5).map(luck -> effect + 0.06 * luck).toArray()));
            }
        }
        return cells;
    }

    private static Comparison compare(List<String> operations, List<Integer> threads, List<Cell> cells) {
        List<Contender> contenders =
                cells.stream().anyMatch(cell -> cell.contender().equals(THIRD.id()))
                        ? List.of(BASE, OTHER, THIRD)
                        : List.of(BASE, OTHER);
        Results results = SampleRuns.results(true, contenders, operations, threads, List.of(), cells);
        return Comparison.of(results);
    }

    private static PairTest test(Comparison comparison, int group) {
        return comparison.groups().get(group).tests().getFirst();
    }

    private static Relation.Ratio relation(Comparison comparison, int group, int entry) {
        return (Relation.Ratio) measured(comparison, group, entry).relation();
    }

    private static Outcome.Measured measured(Comparison comparison, int group, int entry) {
        return (Outcome.Measured)
                comparison.groups().get(group).entries().get(entry).outcome();
    }

    private static List<String> letters(Comparison comparison, int group) {
        return comparison.groups().get(group).entries().stream()
                .map(entry -> entry.outcome() instanceof Outcome.Measured measured ? measured.letters() : "-")
                .toList();
    }
}
