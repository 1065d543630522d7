package dev.orderbench.benchmarks.statistics;

import static dev.orderbench.benchmarks.statistics.SampleRuns.BASE;
import static dev.orderbench.benchmarks.statistics.SampleRuns.OTHER;
import static dev.orderbench.benchmarks.statistics.SampleRuns.cell;
import static dev.orderbench.benchmarks.statistics.SampleRuns.results;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.orderbench.benchmarks.result.Causes;
import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunChangesTest {

    private static final double THRESHOLD = 0.05;
    private static final Contender TWIN = new Contender("base~twin", "Twin", "tuned", Role.TWIN);

    /** The baseline takes 1,000 ns, more or less, and the other so many times as long. */
    private static Results run(double ratio, double machine) {
        return results(
                true,
                List.of(),
                cell(BASE, times(machine, 1_000), times(machine, 1_010), times(machine, 990)),
                cell(OTHER, times(machine * ratio, 1_001), times(machine * ratio, 1_010), times(machine * ratio, 989)));
    }

    private static double[] times(double factor, double nanos) {
        return new double[] {factor * nanos, factor * nanos * 1.001};
    }

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
    void slowerMachineOfTheSameNameIsSeenInTimesAndNotInRatios() {
        RunChanges changes = RunChanges.of(run(1.2, 1), run(1.2, 1.5), THRESHOLD);

        assertThat(judgement(changes, Quantity.RATIO)).isEqualTo(Judgement.WITHIN);
        assertThat(changes.worse())
                .extracting(RunChanges.Row::contender, RunChanges.Row::quantity)
                .containsExactly(tuple(BASE, Quantity.TIME), tuple(OTHER, Quantity.TIME));
    }

    @Test
    void timeIsNotCountedWhereTheEnvironmentDiffers() {
        Results after = with(run(1.2, 1.5), environment -> environment(environment, "", "Another CPU", "2.0"));
        RunChanges changes = RunChanges.of(run(1.2, 1), after, THRESHOLD);

        assertThat(changes.worse()).isEmpty();
        assertThat(changes.rows())
                .filteredOn(row -> row.quantity() == Quantity.TIME)
                .allSatisfy(row -> {
                    assertThat(row.judgement()).isEqualTo(Judgement.WORSE);
                    assertThat(row.gates()).isFalse();
                });
        assertThat(changes.environment())
                .containsExactly(
                        new EnvironmentChange("library jooq", "none", "2.0", true),
                        new EnvironmentChange("processor", "", "Another CPU", false));
    }

    @Test
    void commitAndLibrariesAreWhatIsUnderTest() {
        Results after = with(run(1.2, 1.5), environment -> environment(environment, "b7", environment.cpu(), "2.0"));
        RunChanges changes = RunChanges.of(run(1.2, 1), after, THRESHOLD);

        assertThat(changes.environment()).extracting(EnvironmentChange::what).containsExactly("commit", "library jooq");
        assertThat(changes.worse()).hasSize(2);
    }

    @Test
    void settingsOfContendersAreUnderTestAndTheDriversAreNot() {
        Results before = with(run(1.2, 1), environment -> set(environment, "5", settings("50"), settings("1")));
        Results after = with(run(1.2, 1), environment -> set(environment, "0", settings("20"), null));
        RunChanges changes = RunChanges.of(before, after, THRESHOLD);

        assertThat(changes.environment())
                .containsExactly(
                        new EnvironmentChange("setting of base batch_size", "50", "20", true),
                        new EnvironmentChange("driver setting prepareThreshold", "5", "0", false));
    }

    @Test
    void whatAnOlderRunDidNotRecordIsNoChange() {
        Results after = with(run(1.2, 1), environment -> set(environment, "0", settings("20"), null));

        assertThat(RunChanges.of(run(1.2, 1), after, THRESHOLD).environment()).isEmpty();
        assertThat(RunChanges.of(after, run(1.2, 1), THRESHOLD).environment()).isEmpty();
    }

    private static SortedMap<String, String> settings(String batchSize) {
        return new TreeMap<>(Map.of("batch_size", batchSize));
    }

    private static Environment set(
            Environment of,
            String prepareThreshold,
            SortedMap<String, String> base,
            @Nullable SortedMap<String, String> another) {
        SortedMap<String, SortedMap<String, String>> contenders = new TreeMap<>(Map.of("base", base));
        if (another != null) {
            contenders.put("another", another);
        }
        return new Environment(
                of.commit(),
                of.jdk(),
                of.jvmArguments(),
                of.operatingSystem(),
                of.cpu(),
                of.cores(),
                of.memoryBytes(),
                of.libraries(),
                of.server(),
                of.pool(),
                new TreeMap<>(Map.of("prepareThreshold", prepareThreshold)),
                contenders,
                null);
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

    /** As {@link #run}, with an identical copy of the baseline that came out at this ratio. */
    private static Results controlled(double ratio, double twin) {
        Results run = run(ratio, 1);
        List<Cell> cells = new ArrayList<>(run.cells());
        cells.add(cell(TWIN, times(twin, 1_001), times(twin, 1_009), times(twin, 990)));
        return with(run, List.of(BASE, OTHER, TWIN), cells);
    }

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

    private static Results single() {
        return results(true, List.of(), cell(BASE, times(1, 1_000)), cell(OTHER, times(1, 1_200)));
    }

    private static List<Change> changesOfAllocation(Results before, Results after) {
        return RunChanges.of(before, after, THRESHOLD).rows().stream()
                .filter(row -> row.quantity() == Quantity.ALLOCATION)
                .map(RunChanges.Row::change)
                .toList();
    }

    /** As {@link #run}, with so many bytes allocated in each JVM, or one more or less. */
    private static Results allocating(double bytes) {
        return allocating(run(1.2, 1), bytes);
    }

    private static Results allocating(Results run, double bytes) {
        List<Cell> cells = run.cells().stream()
                .map(cell -> new Cell(
                        cell.operation(),
                        cell.point(),
                        cell.contender(),
                        cell.failure(),
                        cell.series().stream()
                                .map(series -> new Cell.Series(
                                        series.jvm(),
                                        series.nanosPerOperation(),
                                        new Causes(bytes + series.jvm() - 1, 1, 1, null, null)))
                                .toList()))
                .toList();
        return with(run, run.contenders(), cells);
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

    private static Results staged(Results run, List<String> withFour, List<String> withEight) {
        Plan four = SampleRuns.plan(1, withFour, List.of(4));
        Plan eight = SampleRuns.plan(1, withEight, List.of(8));
        return new Results(
                run.format(),
                run.version(),
                run.startedAt(),
                run.finishedAt(),
                run.complete(),
                new Plan(
                        four.preset(),
                        true,
                        four.dataSize(),
                        1,
                        List.of(four.stages().getFirst(), eight.stages().getFirst()),
                        1),
                run.environment(),
                run.contenders(),
                run.jvms(),
                run.cells());
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
        Results otherBaseline = new Results(
                run.format(),
                run.version(),
                run.startedAt(),
                run.finishedAt(),
                run.complete(),
                run.plan(),
                run.environment(),
                List.of(OTHER, BASE),
                run.jvms(),
                run.cells());
        assertRefused(run, otherBaseline, "different baselines, base tuned and other tuned");
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

    private static void assertRefused(Results before, Results after, String... words) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> RunChanges.of(before, after, THRESHOLD))
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    private static Judgement judgement(RunChanges changes, Quantity quantity) {
        return changes.rows().stream()
                .filter(row -> row.quantity() == quantity && row.contender().equals(OTHER))
                .findFirst()
                .orElseThrow()
                .judgement();
    }

    private static Results planned(Results run, List<String> operations, List<Integer> threads, int orders) {
        Plan plan = SampleRuns.plan(orders, operations, threads);
        List<Cell> cells = run.cells().stream()
                .filter(cell -> threads.contains(cell.point().threads()))
                .toList();
        return new Results(
                run.format(),
                run.version(),
                run.startedAt(),
                run.finishedAt(),
                run.complete(),
                plan,
                run.environment(),
                run.contenders(),
                run.jvms(),
                cells);
    }

    private static Results withoutOther(Results run) {
        return with(
                run,
                List.of(BASE),
                run.cells().stream()
                        .filter(cell -> cell.contender().equals(BASE.id()))
                        .toList());
    }

    private static Results with(Results run, List<Contender> contenders, List<Cell> cells) {
        return new Results(
                run.format(),
                run.version(),
                run.startedAt(),
                run.finishedAt(),
                run.complete(),
                run.plan(),
                run.environment(),
                contenders,
                run.jvms(),
                cells);
    }

    private static Results with(Results run, UnaryOperator<Environment> change) {
        return new Results(
                run.format(),
                run.version(),
                run.startedAt(),
                run.finishedAt(),
                run.complete(),
                run.plan(),
                change.apply(run.environment()),
                run.contenders(),
                run.jvms(),
                run.cells());
    }

    private static Environment environment(Environment other, String commit, String cpu, String jooq) {
        SortedMap<String, String> libraries = new TreeMap<>(other.libraries());
        libraries.put("jooq", jooq);
        return new Environment(
                commit,
                other.jdk(),
                other.jvmArguments(),
                other.operatingSystem(),
                cpu,
                other.cores(),
                other.memoryBytes(),
                libraries,
                other.server(),
                other.pool());
    }
}
