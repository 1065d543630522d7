package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Causes;
import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares two runs cell by cell. Another kind of quantity is another row in {@link #rows(String, int, Contender)}. */
final class CellChanges {

    private final Results before;
    private final Results after;
    private final Cells beforeCells;
    private final Cells afterCells;
    private final double threshold;
    private final boolean timesGate;

    /**
     * @param timesGate whether a change of time may fail the gate
     */
    CellChanges(Results before, Results after, double threshold, boolean timesGate) {
        this.before = before;
        this.after = after;
        this.beforeCells = new Cells(before);
        this.afterCells = new Cells(after);
        this.threshold = threshold;
        this.timesGate = timesGate;
    }

    List<RunChanges.Row> rows() {
        return after.plan().operations().stream()
                .filter(before.plan().operations()::contains)
                .flatMap(operation -> after.plan().points(operation).stream()
                        .filter(before.plan().points(operation)::contains)
                        .flatMap(point -> after.contenders().stream()
                                .filter(contender -> contender.role() == Role.CONTENDER
                                        && RunChanges.find(before, contender).isPresent())
                                .flatMap(contender -> rows(operation, point, contender))))
                .toList();
    }

    private Stream<RunChanges.Row> rows(String operation, Point point, Contender contender) {
        Samples oldSamples = samples(beforeCells, operation, point, contender);
        Samples newSamples = samples(afterCells, operation, point, contender);
        if (oldSamples instanceof Samples.None && newSamples instanceof Samples.None) {
            return Stream.empty();
        }
        RunChanges.Row time =
                row(operation, point, contender, Quantity.TIME, timeChange(oldSamples, newSamples), timesGate);
        if (!(oldSamples instanceof Samples.Some old) || !(newSamples instanceof Samples.Some current)) {
            return Stream.of(time);
        }
        Stream<RunChanges.Row> allocation = allocationChange(old, current).stream()
                .map(change -> row(operation, point, contender, Quantity.ALLOCATION, change, true));
        if (RunChanges.isSame(contender, after.baseline())) {
            return Stream.concat(Stream.of(time), allocation);
        }
        Change ratio = ratioChange(
                logRatios(old, samples(beforeCells, operation, point, before.baseline())),
                logRatios(current, samples(afterCells, operation, point, after.baseline())));
        return Stream.concat(
                Stream.of(row(operation, point, contender, Quantity.RATIO, ratio, true), time), allocation);
    }

    /** A cell that is lost fails the gate whatever the environment is like. */
    private RunChanges.Row row(
            String operation, Point point, Contender contender, Quantity quantity, Change change, boolean gates) {
        return new RunChanges.Row(
                operation,
                point,
                contender,
                quantity,
                change,
                gates || change instanceof Change.Lost,
                change.judge(threshold));
    }

    private static Change timeChange(Samples before, Samples after) {
        return switch (before) {
            case Samples.None none -> new Change.Unknown("the old run has no score: " + none.reason());
            case Samples.Some old ->
                switch (after) {
                    case Samples.None none -> new Change.Lost("the new run has no score: " + none.reason());
                    case Samples.Some current -> new Change.Estimated(Welch.change(old.logTimes(), current.logTimes()));
                };
        };
    }

    private static Change ratioChange(List<Double> oldLogs, List<Double> newLogs) {
        if (oldLogs.isEmpty() || newLogs.isEmpty()) {
            return new Change.Unknown("no JVM of the %s run measured both it and the baseline"
                    .formatted(oldLogs.isEmpty() ? "old" : "new"));
        }
        return new Change.Estimated(Welch.change(oldLogs, newLogs));
    }

    /** Empty where a run did not measure it, as runs of format version 1 did not. */
    private static Optional<Change> allocationChange(Samples.Some before, Samples.Some after) {
        return logAllocations(before)
                .flatMap(old -> logAllocations(after).map(current -> new Change.Estimated(Welch.change(old, current))));
    }

    /** One for each JVM. */
    private static Optional<List<Double>> logAllocations(Samples.Some samples) {
        List<Double> logs = new ArrayList<>();
        for (Cell.Series series : samples.series()) {
            Causes causes = series.causes();
            if (causes == null || causes.allocatedBytes() <= 0) {
                return Optional.empty();
            }
            logs.add(Math.log(causes.allocatedBytes()));
        }
        return Optional.of(logs);
    }

    private static List<Double> logRatios(Samples.Some contender, Samples baseline) {
        return switch (baseline) {
            case Samples.None none -> List.of();
            case Samples.Some some -> contender.logRatiosTo(some);
        };
    }

    private static Samples samples(Cells cells, String operation, Point point, Contender contender) {
        return cells.cell(operation, point, contender)
                .<Samples>map(cell -> cell.series().isEmpty()
                        ? new Samples.None(Objects.requireNonNullElse(cell.failure(), "no JVM gave samples"))
                        : new Samples.Some(cell.series()))
                .orElseGet(() -> new Samples.None("not measured"));
    }
}
