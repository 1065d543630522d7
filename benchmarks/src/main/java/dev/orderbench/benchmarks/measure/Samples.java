package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.Causes;
import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Journal;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.workload.Operation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the measured slices of all JVMs, by cell. */
final class Samples {

    private static final MathContext DIGITS = new MathContext(7);

    private record Key(Point point, ForkSpec.CellKey cell) {}

    private final Map<Key, List<Cell.Series>> series = new HashMap<>();

    /** What one JVM measured, by cell: times in the order of its schedule, rates, and what each cell cost beside time. */
    static List<Journal.CellSeries> series(
            int jvm,
            List<Schedule.Slice> schedule,
            List<Double> times,
            Map<ForkSpec.CellKey, List<Double>> rates,
            Map<ForkSpec.CellKey, Causes> causes) {
        Map<ForkSpec.CellKey, List<Double>> measured = new LinkedHashMap<>();
        for (int i = 0; i < schedule.size(); i++) {
            Schedule.Slice slice = schedule.get(i);
            switch (slice.phase()) {
                case WARMUP, DISCARD -> {}
                case MEASURE ->
                    measured.computeIfAbsent(
                                    new ForkSpec.CellKey(slice.operation(), slice.contender()), k -> new ArrayList<>())
                            .add(told(times.get(i)));
            }
        }
        List<Journal.CellSeries> all = new ArrayList<>();
        measured.forEach((cell, values) -> all.add(new Journal.CellSeries(
                cell.operation().label(),
                cell.contender(),
                new Cell.Series(jvm, values, told(rates.get(cell)), causes.get(cell)))));
        return all;
    }

    private static @Nullable List<Double> told(@Nullable List<Double> rates) {
        return rates == null ? null : rates.stream().map(Samples::told).toList();
    }

    /** To seven digits: those beyond mean nothing, and would be most of a results file and of the page that carries it. */
    private static double told(double sample) {
        return Double.isFinite(sample)
                ? BigDecimal.valueOf(sample).round(DIGITS).doubleValue()
                : sample;
    }

    /** Adds what a JVM measured, in place of what an earlier attempt at it gave. */
    void add(Point point, List<Journal.CellSeries> measured) {
        for (Journal.CellSeries one : measured) {
            ForkSpec.CellKey cell = new ForkSpec.CellKey(Operation.of(one.operation()), one.contender());
            List<Cell.Series> ofCell = series.computeIfAbsent(new Key(point, cell), k -> new ArrayList<>());
            ofCell.removeIf(other -> other.jvm() == one.series().jvm());
            ofCell.add(one.series());
        }
    }

    /**
     * The cell of the results: with its samples, or with the reason why there are none.
     *
     * @param failed why it has failed, or {@code null}
     */
    Cell cell(Point point, ForkSpec.CellKey cell, @Nullable String failed) {
        Operation operation = cell.operation();
        String failure = failed;
        List<Cell.Series> samples = series.getOrDefault(new Key(point, cell), List.of());
        if (failure == null && samples.isEmpty()) {
            failure = "no JVM measured it to the end";
        }
        return new Cell(operation.label(), point, cell.contender(), failure, failure == null ? samples : List.of());
    }
}
