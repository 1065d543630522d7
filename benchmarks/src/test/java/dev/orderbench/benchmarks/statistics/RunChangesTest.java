package dev.orderbench.benchmarks.statistics;

import static dev.orderbench.benchmarks.statistics.ComparedRuns.THRESHOLD;
import static dev.orderbench.benchmarks.statistics.ComparedRuns.allocating;
import static dev.orderbench.benchmarks.statistics.ComparedRuns.controlled;
import static dev.orderbench.benchmarks.statistics.ComparedRuns.judgement;
import static dev.orderbench.benchmarks.statistics.ComparedRuns.run;
import static dev.orderbench.benchmarks.statistics.ComparedRuns.single;
import static dev.orderbench.benchmarks.statistics.ComparedRuns.times;
import static dev.orderbench.benchmarks.statistics.ComparedRuns.with;
import static dev.orderbench.benchmarks.statistics.SampleRuns.BASE;
import static dev.orderbench.benchmarks.statistics.SampleRuns.OTHER;
import static dev.orderbench.benchmarks.statistics.SampleRuns.cell;
import static dev.orderbench.benchmarks.statistics.SampleRuns.results;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.orderbench.benchmarks.result.Results;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ratios and times of two runs against a threshold, and controls that forbid to judge them. */
class RunChangesTest {

    @Test
    void ratioThatGrewByMoreThanTheThresholdIsWorse() {
        RunChanges changes = RunChanges.of(run(1.2, 1), run(1.2 * 1.08, 1), THRESHOLD);

        assertThat(changes.worse())
                .extracting(RunChanges.Row::contender, RunChanges.Row::quantity)
                .containsExactly(tuple(OTHER, Quantity.RATIO), tuple(OTHER, Quantity.TIME));
        assertThat(judgement(changes, Quantity.RATIO)).isEqualTo(Judgement.WORSE);
        assertThat(changes.rows()).hasSize(3);
    }

    @Test
    void ratioThatGrewByLessOrShrankIsNot() {
        RunChanges less = RunChanges.of(run(1.2, 1), run(1.2 * 1.02, 1), THRESHOLD);
        RunChanges shrank = RunChanges.of(run(1.2, 1), run(1.1, 1), THRESHOLD);

        assertThat(judgement(less, Quantity.RATIO)).isEqualTo(Judgement.WITHIN);
        assertThat(less.worse()).isEmpty();
        assertThat(judgement(shrank, Quantity.RATIO)).isEqualTo(Judgement.BETTER);
        assertThat(shrank.worse()).isEmpty();
    }

    @Test
    void timesAndRatiosThatAnswerToAFailedControlOfEitherRunAreNotJudged() {
        Results sound = controlled(1.2, 1);
        Results failed = controlled(1.2 * 1.5, 1.3);

        assertThat(changesOfTimes(sound, failed)).containsOnly(new Change.Withheld(false, true));
        assertThat(changesOfTimes(failed, sound)).containsOnly(new Change.Withheld(true, false));
        assertThat(changesOfTimes(failed, failed)).containsOnly(new Change.Withheld(true, true));
        RunChanges changes = RunChanges.of(sound, failed, THRESHOLD);
        assertThat(changes.worse()).isEmpty();
        assertThat(changes.undecided())
                .extracting(RunChanges.Row::contender, RunChanges.Row::quantity)
                .containsExactly(tuple(BASE, Quantity.TIME), tuple(OTHER, Quantity.RATIO), tuple(OTHER, Quantity.TIME));
        assertThat(RunChanges.of(sound, controlled(1.2 * 1.5, 1), THRESHOLD).worse())
                .as("with a control that passed")
                .hasSize(2);
    }

    @Test
    void failedControlForbidsNothingThatIsCountedNorExcusesALostScore() {
        Results after = controlled(1.2, 1.3);
        assertThat(RunChanges.of(allocating(controlled(1.2, 1), 1_000), allocating(after, 1_100), THRESHOLD)
                        .worse())
                .extracting(RunChanges.Row::contender, RunChanges.Row::quantity)
                .containsExactly(tuple(BASE, Quantity.ALLOCATION), tuple(OTHER, Quantity.ALLOCATION));

        Results lost = with(
                after,
                after.contenders(),
                after.cells().stream()
                        .map(cell ->
                                cell.contender().equals(OTHER.id()) ? cell(OTHER, "out of memory", List.of()) : cell)
                        .toList());
        assertThat(RunChanges.of(controlled(1.2, 1), lost, THRESHOLD).worse())
                .extracting(RunChanges.Row::change)
                .containsExactly(new Change.Lost("the new run has no score: out of memory"));
    }

    private static List<Change> changesOfTimes(Results before, Results after) {
        return RunChanges.of(before, after, THRESHOLD).rows().stream()
                .filter(row -> row.quantity() == Quantity.RATIO || row.quantity() == Quantity.TIME)
                .map(RunChanges.Row::change)
                .toList();
    }

    @Test
    void intervalThatHoldsTheThresholdAndASingleJvmAreUndecided() {
        Results wide = results(
                true,
                List.of(),
                cell(BASE, times(1, 1_000), times(1, 1_000), times(1, 1_000)),
                cell(OTHER, times(1.1, 1_000), times(1.3, 1_000), times(1.5, 1_000)));
        Results single = results(true, List.of(), cell(BASE, times(1, 1_000)), cell(OTHER, times(2, 1_000)));

        assertThat(judgement(RunChanges.of(run(1.2, 1), wide, THRESHOLD), Quantity.RATIO))
                .isEqualTo(Judgement.UNDECIDED);
        RunChanges changes = RunChanges.of(run(1.2, 1), single, THRESHOLD);
        assertThat(changes.rows()).extracting(RunChanges.Row::judgement).containsOnly(Judgement.UNDECIDED);
        assertThat(changes.undecided()).hasSize(3);
        assertThat(changes.worse()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "100, 100, WITHIN",
        "100, 101, WITHIN",
        "100, 101.1, WORSE",
        "100, 99, WITHIN",
        "100, 98.9, BETTER",
        "0, 2, WORSE",
        "0, 0, WITHIN"
    })
    void exactQuantitiesNeedNoIntervalAndNoThreshold(double before, double after, Judgement judgement) {
        assertThat(new Change.Exact(before, after, 1).judge(THRESHOLD)).isEqualTo(judgement);
        assertThat(new Change.Exact(before, after, 1).judge(9)).isEqualTo(judgement);
    }
}
