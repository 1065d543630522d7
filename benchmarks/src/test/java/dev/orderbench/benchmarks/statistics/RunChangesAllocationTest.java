package dev.orderbench.benchmarks.statistics;

import static dev.orderbench.benchmarks.statistics.ComparedRuns.THRESHOLD;
import static dev.orderbench.benchmarks.statistics.ComparedRuns.allocating;
import static dev.orderbench.benchmarks.statistics.ComparedRuns.environment;
import static dev.orderbench.benchmarks.statistics.ComparedRuns.run;
import static dev.orderbench.benchmarks.statistics.ComparedRuns.single;
import static dev.orderbench.benchmarks.statistics.ComparedRuns.with;
import static dev.orderbench.benchmarks.statistics.SampleRuns.BASE;
import static dev.orderbench.benchmarks.statistics.SampleRuns.OTHER;
import static dev.orderbench.benchmarks.statistics.SampleRuns.cell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Results;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bytes allocated, which hardly vary and are a gate on any machine. */
class RunChangesAllocationTest {

    @Test
    void allocationFailsTheGateOnAnyMachineAndIsLeftOutWhereNeitherRunRecordedIt() {
        Results before = allocating(1_000);
        Results after = with(allocating(1_100), environment -> environment(environment, "", "Another CPU", "2.0"));

        assertThat(RunChanges.of(before, after, THRESHOLD).worse())
                .extracting(RunChanges.Row::contender, RunChanges.Row::quantity)
                .containsExactly(tuple(BASE, Quantity.ALLOCATION), tuple(OTHER, Quantity.ALLOCATION));
        assertThat(RunChanges.of(after, before, THRESHOLD).worse()).isEmpty();
        assertThat(RunChanges.of(run(1.2, 1), run(1.2, 1), THRESHOLD).rows())
                .extracting(RunChanges.Row::quantity)
                .doesNotContain(Quantity.ALLOCATION);
    }

    @Test
    void allocationThatAJvmDidNotRecordIsUndecidedAndNotLeftOut() {
        Results all = allocating(1_000);
        Results gap = with(
                all,
                all.contenders(),
                all.cells().stream()
                        .map(cell -> new Cell(
                                cell.operation(),
                                cell.point(),
                                cell.contender(),
                                null,
                                cell.series().stream()
                                        .map(series -> series.jvm() == 1
                                                ? new Cell.Series(1, series.nanosPerOperation(), null)
                                                : series)
                                        .toList()))
                        .toList());

        assertThat(changesOfAllocation(all, gap))
                .containsOnly(new Change.Unknown("not every JVM of the new run recorded it"));
        assertThat(changesOfAllocation(gap, all))
                .containsOnly(new Change.Unknown("not every JVM of the old run recorded it"));
        assertThat(changesOfAllocation(all, run(1.2, 1)))
                .containsOnly(new Change.Unknown("not every JVM of the new run recorded it"));
        assertThat(RunChanges.of(all, gap, THRESHOLD).undecided())
                .extracting(RunChanges.Row::quantity)
                .containsExactly(Quantity.ALLOCATION, Quantity.ALLOCATION);
    }

    /** It hardly varies from JVM to JVM, so an estimate without an interval is held against the threshold itself. */
    @Test
    void allocationOfASingleJvmIsGatedByItself() {
        Results before = allocating(single(), 1_000);

        assertThat(changesOfAllocation(before, allocating(single(), 1_060)))
                .hasSize(2)
                .allSatisfy(change -> assertThat(change.judge(THRESHOLD)).isEqualTo(Judgement.WORSE));
        assertThat(RunChanges.of(before, allocating(single(), 1_060), THRESHOLD).passes(false))
                .isFalse();
        assertThat(RunChanges.of(before, allocating(single(), 1_040), THRESHOLD).passes(false))
                .isTrue();
        assertThat(changesOfAllocation(allocating(1_000), allocating(single(), 1_100)))
                .as("one JVM in one of the runs")
                .allSatisfy(change -> assertThat(change.judge(THRESHOLD)).isEqualTo(Judgement.WORSE));
    }

    private static List<Change> changesOfAllocation(Results before, Results after) {
        return RunChanges.of(before, after, THRESHOLD).rows().stream()
                .filter(row -> row.quantity() == Quantity.ALLOCATION)
                .map(RunChanges.Row::change)
                .toList();
    }
}
