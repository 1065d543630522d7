package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.Journal;
import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.result.Wire;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.database.DatasetSize;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a run has found so far: samples, failures, counts, and the JVMs that gave them. Not safe for use by several threads. */
final class Findings {

    private final RunRequest request;
    private final Plan plan;
    private final ProgressListener progress;
    private final Map<CellAt, String> failures = new LinkedHashMap<>();
    private final Map<Counted, Wire> wires = new HashMap<>();
    private final List<JvmRun> jvmRuns = new ArrayList<>();
    private final Samples samples = new Samples();

    /** A cell of the results. */
    private record CellAt(Point point, ForkSpec.CellKey cell) {}

    /** What is sent depends on the data, and not on threads and network. */
    private record Counted(DatasetSize size, ForkSpec.CellKey cell) {}

    Findings(RunRequest request, ProgressListener progress) {
        this.request = request;
        this.plan = request.plan();
        this.progress = progress;
    }

    /** Takes what came of a JVM, in place of what an earlier attempt at it gave. */
    void take(Journal.Entry entry) {
        JvmRun jvm = entry.jvm();
        Point point = plan.stages().get(jvm.stage()).point();
        jvmRuns.removeIf(run -> run.stage() == jvm.stage() && run.index() == jvm.index());
        jvmRuns.add(jvm);
        samples.add(point, entry.series());
        entry.failures()
                .forEach(failed -> fail(point, Operation.of(failed.operation()), failed.contender(), failed.reason()));
    }

    /** A cell gives no score; its first reason is kept, and told once for all points. */
    void fail(Point point, Operation operation, String contender, String reason) {
        CellAt cell = new CellAt(point, new ForkSpec.CellKey(operation, contender));
        boolean told = failures.entrySet().stream()
                .anyMatch(entry -> entry.getKey().cell.equals(cell.cell)
                        && entry.getValue().equals(reason));
        if (failures.putIfAbsent(cell, reason) == null && !told) {
            progress.problem("%s, %s: %s".formatted(contender, operation.label(), reason));
        }
    }

    /** What an operation of a contender sends on data of a size. */
    void count(DatasetSize size, Operation operation, String contender, Wire wire) {
        wires.put(new Counted(size, new ForkSpec.CellKey(operation, contender)), wire);
    }

    /** The last attempt at each JVM that was run. */
    List<JvmRun> jvmRuns() {
        return List.copyOf(jvmRuns);
    }

    /** The last attempt at a JVM, where it gave samples. */
    @Nullable JvmRun done(int stage, int jvm) {
        return jvmRuns.stream()
                .filter(run -> run.stage() == stage && run.index() == jvm && run.failure() == null)
                .findFirst()
                .orElse(null);
    }

    /** Whether every JVM that the plan asks for gave samples. */
    boolean minimumIsWhole() {
        return IntStream.range(0, plan.stages().size())
                .allMatch(stage ->
                        IntStream.range(0, plan.stages().get(stage).jvms()).allMatch(jvm -> done(stage, jvm) != null));
    }

    /** All cells of a stage that have not failed yet: for each operation, the contenders. */
    LinkedHashMap<Operation, List<String>> cells(Stage stage) {
        LinkedHashMap<Operation, List<String>> cells = new LinkedHashMap<>();
        for (Operation operation : operations(stage)) {
            cells.put(
                    operation,
                    request.entrants(stage, operation).stream()
                            .map(Entrant::id)
                            .filter(id -> !failures.containsKey(
                                    new CellAt(stage.point(), new ForkSpec.CellKey(operation, id))))
                            .toList());
        }
        return cells;
    }

    static List<Operation> operations(Stage stage) {
        return stage.operations().stream().map(Operation::of).toList();
    }

    Results results(Instant startedAt, Environment environment) {
        List<Cell> cells = new ArrayList<>();
        for (Stage stage : plan.stages()) {
            for (Operation operation : operations(stage)) {
                for (Entrant entrant : request.entrants(stage, operation)) {
                    cells.add(cell(stage, new ForkSpec.CellKey(operation, entrant.id())));
                }
            }
        }
        return new Results(
                Results.FORMAT,
                Results.VERSION,
                startedAt,
                Instant.now(),
                minimumIsWhole(),
                plan,
                environment,
                contenders(),
                jvmRuns,
                cells);
    }

    private Cell cell(Stage stage, ForkSpec.CellKey key) {
        Cell cell = samples.cell(stage.point(), key, failures.get(new CellAt(stage.point(), key)));
        return cell.failure() == null ? cell.withWire(wires.get(new Counted(Groundwork.size(stage), key))) : cell;
    }

    /** Controls included. */
    List<Contender> contenders() {
        return request.entrants().stream().map(Entrant::contender).toList();
    }
}
