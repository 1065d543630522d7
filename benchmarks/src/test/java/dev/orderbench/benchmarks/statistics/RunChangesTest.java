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
    void allocationFailsTheGateOnAnyMachineAndIsLeftOutWhereItWasNotMeasured() {
        Results before = allocating(1_000);
        Results after = with(allocating(1_100), environment -> environment(environment, "", "Another CPU", "2.0"));

        assertThat(RunChanges.of(before, after, THRESHOLD).worse())
                .extracting(RunChanges.Row::contender, RunChanges.Row::quantity)
                .containsExactly(tuple(BASE, Quantity.ALLOCATION), tuple(OTHER, Quantity.ALLOCATION));
        assertThat(RunChanges.of(after, before, THRESHOLD).worse()).isEmpty();
        assertThat(RunChanges.of(run(1.2, 1), after, THRESHOLD).rows())
                .extracting(RunChanges.Row::quantity)
                .doesNotContain(Quantity.ALLOCATION);
    }

    /** As {@link #run}, with so many bytes allocated in each JVM, or one more or less. */
    private static Results allocating(double bytes) {
        Results run = run(1.2, 1);
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
        return results(run.complete(), run.jvms(), cells.toArray(Cell[]::new));
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
