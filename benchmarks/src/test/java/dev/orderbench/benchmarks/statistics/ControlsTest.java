package dev.orderbench.benchmarks.statistics;

import static dev.orderbench.benchmarks.statistics.SampleRuns.BASE;
import static dev.orderbench.benchmarks.statistics.SampleRuns.OTHER;
import static dev.orderbench.benchmarks.statistics.SampleRuns.cell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which controls pass, and what follows where one does not. */
class ControlsTest {

    private static final Contender TWIN = new Contender("twin", "Twin", "tuned", Role.TWIN);
    private static final Contender SLOWER = new Contender("slower", "Slower twin", "tuned", Role.SLOWER_TWIN);
    private static final double[] SOUND = {0.002, -0.003, 0.001, 0.004, -0.002};
    private static final double[] SOUND_SLOWER = {0.05, 0.047, 0.049, 0.051, 0.046};
    private static final double[] BIASED = {0.022, 0.017, 0.021, 0.024, 0.018};

    @Test
    void soundControlsPassAndAreNoContenders() {
        Comparison comparison = compare(
                contenders("placeOrder", 1),
                contenders("placeOrder", 4),
                List.of(cell("placeOrder", 4, TWIN, SOUND), cell("placeOrder", 4, SLOWER, SOUND_SLOWER)));

        assertThat(comparison.controls())
                .extracting(Control::operation, Control::point, Control::contender, Control::trueRatio)
                .containsExactly(
                        tuple("placeOrder", SampleRuns.point(4), TWIN, 1.0),
                        tuple("placeOrder", SampleRuns.point(4), SLOWER, 1.05));
        assertThat(comparison.controls()).allMatch(control -> control.outcome() instanceof Control.Passed);
        assertThat(comparison.contenders()).containsExactly(BASE, OTHER);
        assertThat(comparison.groups()).allSatisfy(group -> {
            assertThat(group.entries()).extracting(Comparison.Entry::contender).containsExactly(BASE, OTHER);
            assertThat(group.tests()).hasSize(1);
        });
        assertThat(verdicts(comparison)).doesNotContain("withheld");
    }

    /** Two controls, so each is held against 0.05 / 2 first; quantile 0.9875 of the t-distribution, 4 df: 3.495406. */
    @Test
    void theIntervalIsAdjustedForTheControlsOfTheRun() {
        Comparison comparison = compare(
                contenders("placeOrder", 4),
                List.of(cell("placeOrder", 4, TWIN, SOUND), cell("placeOrder", 4, SLOWER, SOUND_SLOWER)));

        assertThat(comparison.controls().getFirst().outcome()).isInstanceOfSatisfying(Control.Passed.class, passed -> {
            double mean = Arrays.stream(SOUND).average().orElseThrow();
            double squares =
                    Arrays.stream(SOUND).map(x -> (x - mean) * (x - mean)).sum();
            double half = 3.495406 * Math.sqrt(squares / 4 / 5);
            assertThat(Math.log(passed.interval().low())).isCloseTo(mean - half, within(1e-6));
            assertThat(Math.log(passed.interval().high())).isCloseTo(mean + half, within(1e-6));
        });
    }

    /** A bias of 2 % shows on the identical twin; a slower twin that is not slower shows too. */
    @Test
    void biasAndALostSlowdownAreFound() {
        assertThat(compare(contenders("placeOrder", 4), List.of(cell("placeOrder", 4, TWIN, BIASED)))
                        .controls())
                .singleElement()
                .extracting(Control::outcome)
                .isInstanceOf(Control.Failed.class);
        assertThat(compare(contenders("placeOrder", 4), List.of(cell("placeOrder", 4, SLOWER, SOUND)))
                        .controls())
                .singleElement()
                .extracting(Control::outcome)
                .isInstanceOf(Control.Failed.class);
    }

    /** The operation has controls, so it answers to these with whatever number of threads they were measured. */
    @Test
    void aFailedControlWithholdsTheVerdictsOfItsOperation() {
        Comparison comparison = compare(
                contenders("placeOrder", 1),
                contenders("placeOrder", 4),
                contenders("findOrder", 1),
                contenders("findOrder", 4),
                List.of(
                        cell("placeOrder", 4, TWIN, BIASED),
                        cell("findOrder", 4, TWIN, SOUND),
                        cell("findOrder", 1, TWIN, SOUND)));

        assertThat(verdicts(comparison))
                .containsExactly(
                        "placeOrder 1 withheld", "placeOrder 4 withheld", "findOrder 1 SLOWER", "findOrder 4 SLOWER");
        assertThat(letters(comparison)).containsExactly("", "", "", "", "a", "b", "a", "b");
        assertThat(withheld(comparison).failed())
                .extracting(Control::operation, Control::point)
                .containsExactly(tuple("placeOrder", SampleRuns.point(4)));
    }

    /** It answers to the controls of the others, of the same number of threads. */
    @Test
    void anOperationWithoutControlsAnswersToThoseOfOthers() {
        Comparison comparison = compare(
                contenders("placeOrder", 1),
                contenders("placeOrder", 4),
                contenders("findOrder", 1),
                contenders("findOrder", 4),
                List.of(cell("placeOrder", 4, TWIN, BIASED), cell("placeOrder", 1, TWIN, SOUND)));

        assertThat(verdicts(comparison))
                .containsExactly(
                        "placeOrder 1 withheld", "placeOrder 4 withheld", "findOrder 1 SLOWER", "findOrder 4 withheld");
    }

    /** A control that cannot decide forbids nothing, and is told with its reason. */
    @Test
    void aControlWithoutAnIntervalIsAbsent() {
        Comparison comparison = compare(
                contenders("placeOrder", 4),
                List.of(
                        new Cell("placeOrder", SampleRuns.point(4), TWIN.id(), "had enough", List.of()),
                        cell("placeOrder", 4, SLOWER, 0.3)));

        assertThat(comparison.controls())
                .extracting(Control::outcome)
                .containsExactly(
                        new Control.Absent("had enough"),
                        new Control.Absent("fewer than two JVMs measured both it and the baseline"));
        assertThat(verdicts(comparison)).containsExactly("placeOrder 4 SLOWER");
    }

    /** The other is slower by about a fifth, with no room for doubt. */
    private static List<Cell> contenders(String operation, int threads) {
        return List.of(
                cell(operation, threads, BASE, 0, 0, 0, 0, 0),
                cell(operation, threads, OTHER, 0.2, 0.2001, 0.1999, 0.2002, 0.1998));
    }

    @SafeVarargs
    private static Comparison compare(List<Cell>... parts) {
        List<Cell> cells = new ArrayList<>();
        List.of(parts).forEach(cells::addAll);
        return Comparison.of(SampleRuns.results(
                true,
                List.of(BASE, OTHER, TWIN, SLOWER),
                cells.stream().map(Cell::operation).distinct().toList(),
                cells.stream().map(cell -> cell.point().threads()).distinct().toList(),
                List.of(),
                cells));
    }

    private static List<String> verdicts(Comparison comparison) {
        return comparison.groups().stream()
                .map(group -> group.operation() + " " + group.point().threads() + " "
                        + (relation(group) instanceof Relation.Ratio ratio
                                ? ratio.verdict().name()
                                : "withheld"))
                .toList();
    }

    private static Relation.Withheld withheld(Comparison comparison) {
        return comparison.groups().stream()
                .map(ControlsTest::relation)
                .filter(Relation.Withheld.class::isInstance)
                .map(Relation.Withheld.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Relation relation(Comparison.Group group) {
        return ((Outcome.Measured) group.entries().getLast().outcome()).relation();
    }

    private static List<String> letters(Comparison comparison) {
        return comparison.groups().stream()
                .flatMap(group -> group.entries().stream())
                .map(entry -> ((Outcome.Measured) entry.outcome()).letters())
                .toList();
    }
}
