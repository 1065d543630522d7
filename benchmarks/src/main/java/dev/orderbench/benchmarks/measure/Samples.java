package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.Causes;
import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.workload.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the measured slices of all JVMs, by cell. */
final class Samples {

    private record Key(int threads, ForkSpec.CellKey cell) {}

    private final Map<Key, List<Cell.Series>> series = new HashMap<>();

    /** Adds what one JVM measured: scores in the order of its schedule, and what each cell cost beside time. */
    void add(
            int threads,
            int jvm,
            List<Schedule.Slice> schedule,
            List<Double> scores,
            Map<ForkSpec.CellKey, Causes> causes) {
        Map<Key, List<Double>> measured = new HashMap<>();
        for (int i = 0; i < schedule.size(); i++) {
            Schedule.Slice slice = schedule.get(i);
            switch (slice.phase()) {
                case WARMUP, DISCARD -> {}
                case MEASURE -> {
                    Key key = new Key(threads, new ForkSpec.CellKey(slice.operation(), slice.contender()));
                    measured.computeIfAbsent(key, k -> new ArrayList<>()).add(scores.get(i));
                }
            }
        }
        measured.forEach((key, values) -> series.computeIfAbsent(key, k -> new ArrayList<>())
                .add(new Cell.Series(jvm, values, causes.get(key.cell()))));
    }

    /** The cell of the results: with its samples, or with the reason why there are none. */
    Cell cell(int threads, ForkSpec.CellKey cell, Map<ForkSpec.CellKey, String> failures) {
        Operation operation = cell.operation();
        String failure = failures.get(cell);
        List<Cell.Series> samples = series.getOrDefault(new Key(threads, cell), List.of());
        if (failure == null && samples.isEmpty()) {
            failure = "no JVM measured it to the end";
        }
        return new Cell(operation.label(), threads, cell.contender(), failure, failure == null ? samples : List.of());
    }
}
