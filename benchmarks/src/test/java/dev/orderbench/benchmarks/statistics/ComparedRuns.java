package dev.orderbench.benchmarks.statistics;

import static dev.orderbench.benchmarks.statistics.SampleRuns.BASE;
import static dev.orderbench.benchmarks.statistics.SampleRuns.OTHER;
import static dev.orderbench.benchmarks.statistics.SampleRuns.cell;
import static dev.orderbench.benchmarks.statistics.SampleRuns.results;

import dev.orderbench.benchmarks.result.Causes;
import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Runs that are compared: a baseline of 1,000 ns, and another contender that takes so many times as long. */
final class ComparedRuns {

    static final double THRESHOLD = 0.05;
    private static final Contender TWIN = new Contender("base~twin", "Twin", "tuned", Role.TWIN);

    private ComparedRuns() {}

    /** The baseline takes 1,000 ns, more or less, and the other so many times as long. */
    static Results run(double ratio, double machine) {
        return results(
                true,
                List.of(),
                cell(BASE, times(machine, 1_000), times(machine, 1_010), times(machine, 990)),
                cell(OTHER, times(machine * ratio, 1_001), times(machine * ratio, 1_010), times(machine * ratio, 989)));
    }

    static double[] times(double factor, double nanos) {
        return new double[] {factor * nanos, factor * nanos * 1.001};
    }

    /** As {@link #run}, with an identical copy of the baseline that came out at this ratio. */
    static Results controlled(double ratio, double twin) {
        Results run = run(ratio, 1);
        List<Cell> cells = new ArrayList<>(run.cells());
        cells.add(cell(TWIN, times(twin, 1_001), times(twin, 1_009), times(twin, 990)));
        return with(run, List.of(BASE, OTHER, TWIN), cells);
    }

    static Results single() {
        return results(true, List.of(), cell(BASE, times(1, 1_000)), cell(OTHER, times(1, 1_200)));
    }

    /** As {@link #run}, with so many bytes allocated in each JVM, or one more or less. */
    static Results allocating(double bytes) {
        return allocating(run(1.2, 1), bytes);
    }

    static Results allocating(Results run, double bytes) {
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

    static Results staged(Results run, List<String> withFour, List<String> withEight) {
        Plan four = SampleRuns.plan(1, withFour, List.of(4));
        Plan eight = SampleRuns.plan(1, withEight, List.of(8));
        Plan both = new Plan(
                four.preset(),
                true,
                four.dataSize(),
                1,
                List.of(four.stages().getFirst(), eight.stages().getFirst()),
                1);
        return copy(run, both, run.environment(), run.contenders(), run.cells());
    }

    static Results planned(Results run, List<String> operations, List<Integer> threads, int orders) {
        List<Cell> cells = run.cells().stream()
                .filter(cell -> threads.contains(cell.point().threads()))
                .toList();
        return copy(run, SampleRuns.plan(orders, operations, threads), run.environment(), run.contenders(), cells);
    }

    static Results withoutOther(Results run) {
        return with(
                run,
                List.of(BASE),
                run.cells().stream()
                        .filter(cell -> cell.contender().equals(BASE.id()))
                        .toList());
    }

    static Results with(Results run, List<Contender> contenders, List<Cell> cells) {
        return copy(run, run.plan(), run.environment(), contenders, cells);
    }

    static Results with(Results run, UnaryOperator<Environment> change) {
        return copy(run, run.plan(), change.apply(run.environment()), run.contenders(), run.cells());
    }

    private static Results copy(
            Results run, Plan plan, Environment environment, List<Contender> contenders, List<Cell> cells) {
        return new Results(
                run.format(),
                run.version(),
                run.startedAt(),
                run.finishedAt(),
                run.complete(),
                plan,
                environment,
                contenders,
                run.jvms(),
                cells);
    }

    static Environment environment(Environment other, String commit, String cpu, String jooq) {
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

    static Judgement judgement(RunChanges changes, Quantity quantity) {
        return changes.rows().stream()
                .filter(row -> row.quantity() == quantity && row.contender().equals(OTHER))
                .findFirst()
                .orElseThrow()
                .judgement();
    }
}
