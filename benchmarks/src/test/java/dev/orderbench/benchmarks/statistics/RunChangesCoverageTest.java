package dev.orderbench.benchmarks.statistics;

import static dev.orderbench.benchmarks.statistics.ComparedRuns.THRESHOLD;
import static dev.orderbench.benchmarks.statistics.ComparedRuns.environment;
import static dev.orderbench.benchmarks.statistics.ComparedRuns.judgement;
import static dev.orderbench.benchmarks.statistics.ComparedRuns.planned;
import static dev.orderbench.benchmarks.statistics.ComparedRuns.run;
import static dev.orderbench.benchmarks.statistics.ComparedRuns.staged;
import static dev.orderbench.benchmarks.statistics.ComparedRuns.times;
import static dev.orderbench.benchmarks.statistics.ComparedRuns.with;
import static dev.orderbench.benchmarks.statistics.ComparedRuns.withoutOther;
import static dev.orderbench.benchmarks.statistics.SampleRuns.BASE;
import static dev.orderbench.benchmarks.statistics.SampleRuns.OTHER;
import static dev.orderbench.benchmarks.statistics.SampleRuns.cell;
import static dev.orderbench.benchmarks.statistics.SampleRuns.results;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What only one of two runs has: scores, operations, points and contenders. */
class RunChangesCoverageTest {

    @Test
    void lostScoreFailsTheGateWhateverTheEnvironment() {
        Results lost = with(
                results(
                        true,
                        List.of(),
                        cell(BASE, times(1, 1_000), times(1, 1_010)),
                        cell(OTHER, "returned 19 orders instead of 20", List.of())),
                environment -> environment(environment, "", "Another CPU", "2.0"));

        RunChanges changes = RunChanges.of(run(1.2, 1), lost, THRESHOLD);
        assertThat(changes.worse())
                .extracting(RunChanges.Row::contender, RunChanges.Row::change)
                .containsExactly(
                        tuple(OTHER, new Change.Lost("the new run has no score: returned 19 orders instead of 20")));

        RunChanges gained = RunChanges.of(lost, run(1.2, 1), THRESHOLD);
        assertThat(gained.worse()).isEmpty();
        assertThat(gained.rows())
                .filteredOn(row -> row.contender().equals(OTHER))
                .extracting(RunChanges.Row::judgement)
                .containsExactly(Judgement.UNDECIDED);
    }

    @Test
    void lostBaselineLeavesRatiosUndecidedAndFailsTheGateItself() {
        Results lost = results(
                true,
                List.of(),
                cell(BASE, "connection lost", List.of()),
                cell(OTHER, times(1.2, 1_000), times(1.2, 1_010), times(1.2, 990)));

        RunChanges changes = RunChanges.of(run(1.2, 1), lost, THRESHOLD);

        assertThat(changes.worse()).extracting(RunChanges.Row::contender).containsExactly(BASE);
        assertThat(judgement(changes, Quantity.RATIO)).isEqualTo(Judgement.UNDECIDED);
    }

    @Test
    void whatOnlyOneRunMeasuredIsNamed() {
        Results before = run(1.2, 1);
        Results after = planned(before, List.of("placeOrder", "searchOrders"), List.of(4, 8), 1);

        RunChanges changes = RunChanges.of(before, after, THRESHOLD);
        assertThat(changes.onlyOld()).isEmpty();
        assertThat(changes.onlyNew()).containsExactly("operation searchOrders", "8 threads");

        RunChanges back = RunChanges.of(after, withoutOther(before), THRESHOLD);
        assertThat(back.onlyOld()).containsExactly("operation searchOrders", "8 threads", "contender other tuned");
        assertThat(back.onlyNew()).isEmpty();
        assertThat(back.rows()).extracting(RunChanges.Row::contender).containsOnly(BASE);
    }

    @Test
    void whatTheNewRunLacksFailsTheGateUnlessItIsAllowed() {
        Results run = run(1.2, 1);
        Results more = planned(run, List.of("placeOrder", "searchOrders"), List.of(4), 1);

        assertThat(RunChanges.of(run, withoutOther(run), THRESHOLD).passes(false))
                .as("without a contender")
                .isFalse();
        assertThat(RunChanges.of(run, withoutOther(run), THRESHOLD).passes(true))
                .isTrue();
        assertThat(RunChanges.of(more, run, THRESHOLD).passes(false))
                .as("without an operation")
                .isFalse();
        assertThat(RunChanges.of(run, more, THRESHOLD).passes(false))
                .as("with an operation more")
                .isTrue();
        assertThat(RunChanges.of(run, run(1.2 * 1.5, 1), THRESHOLD).passes(true))
                .as("what is worse is not allowed with it")
                .isFalse();
    }

    /** Each run has both operations and both numbers of threads, and yet one of them together is lost. */
    @Test
    void operationThatLostOneOfItsPointsIsNamed() {
        Results before = staged(run(1.2, 1), List.of("placeOrder", "searchOrders"), List.of("placeOrder"));
        Results after = staged(run(1.2, 1), List.of("placeOrder"), List.of("placeOrder", "searchOrders"));

        assertThat(RunChanges.of(before, after, THRESHOLD).onlyOld()).containsExactly("searchOrders with 4 threads");
        assertThat(RunChanges.of(before, after, THRESHOLD).onlyNew()).containsExactly("searchOrders with 8 threads");
        assertThat(RunChanges.of(before, after, THRESHOLD).passes(false)).isFalse();
    }

    @Test
    void whetherEachRunCameToItsEndIsKnown() {
        Results run = run(1.2, 1);
        Results cut = results(false, List.of(), run.cells().toArray(Cell[]::new));

        assertThat(RunChanges.of(run, cut, THRESHOLD).newComplete()).isFalse();
        assertThat(RunChanges.of(run, cut, THRESHOLD).oldComplete()).isTrue();
        assertThat(RunChanges.of(cut, run, THRESHOLD).oldComplete()).isFalse();
    }

    @Test
    void whatWasADraftOrAControlIsNoContender() {
        Results run = run(1.2, 1);
        for (Role role : List.of(Role.DRAFT, Role.TWIN)) {
            Contender former = new Contender(OTHER.id(), OTHER.displayName(), OTHER.variant(), role);
            Results before = with(run, List.of(BASE, former), run.cells());

            RunChanges changes = RunChanges.of(before, run, THRESHOLD);

            assertThat(changes.onlyNew()).containsExactly("contender other tuned");
            assertThat(changes.rows()).extracting(RunChanges.Row::contender).containsOnly(BASE);
        }
    }

    @Test
    void runsWithoutAnythingInCommonAreRefused() {
        Results run = run(1.2, 1);
        assertRefused(run, planned(run, List.of("placeOrder"), List.of(4), 99), "different data, 1 and 99 orders");
        assertRefused(run, planned(run, List.of("placeOrder"), List.of(8), 1), "have no operation", "in common");
        Results otherBaseline = with(run, List.of(OTHER, BASE), run.cells());
        assertRefused(run, otherBaseline, "different baselines, base tuned and other tuned");
    }

    private static void assertRefused(Results before, Results after, String... words) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> RunChanges.of(before, after, THRESHOLD))
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }
}
