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
    private final List<Control> beforeControls;
    private final List<Control> afterControls;
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
        this.beforeControls = Controls.of(before, beforeCells);
        this.afterControls = Controls.of(after, afterCells);
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
        if (!(oldSamples instanceof Samples.Some old) || !(newSamples instanceof Samples.Some current)) {
            return Stream.of(
                    row(operation, point, contender, Quantity.TIME, missing(oldSamples, newSamples), timesGate));
        }
        Optional<Change> withheld = withheld(operation, point);
        RunChanges.Row time = row(
                operation,
                point,
                contender,
                Quantity.TIME,
                withheld.orElseGet(() -> new Change.Estimated(Welch.change(old.logTimes(), current.logTimes()))),
                timesGate);
        Stream<RunChanges.Row> allocation = allocationChange(old, current).stream()
                .map(change -> row(operation, point, contender, Quantity.ALLOCATION, change, true));
        if (RunChanges.isSame(contender, after.baseline())) {
            return Stream.concat(Stream.of(time), allocation);
        }
        Change ratio = withheld.orElseGet(() -> ratioChange(
                logRatios(old, samples(beforeCells, operation, point, before.baseline())),
                logRatios(current, samples(afterCells, operation, point, after.baseline()))));
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

    /** Of what one of the runs has no score of. */
    private static Change missing(Samples before, Samples after) {
        if (before instanceof Samples.None none) {
            return new Change.Unknown("the old run has no score: " + none.reason());
        }
        if (after instanceof Samples.None none) {
            return new Change.Lost("the new run has no score: " + none.reason());
        }
        throw new IllegalArgumentException("Both runs have a score");
    }

    /** What a report of either run gives no verdict on has none here; empty where no control failed. */
    private Optional<Change> withheld(String operation, Point point) {
        boolean old = !Controls.against(beforeControls, operation, point).isEmpty();
        boolean current = !Controls.against(afterControls, operation, point).isEmpty();
        return old || current ? Optional.of(new Change.Withheld(old, current)) : Optional.empty();
    }

    private static Change ratioChange(List<Double> oldLogs, List<Double> newLogs) {
        if (oldLogs.isEmpty() || newLogs.isEmpty()) {
            return new Change.Unknown("no JVM of the %s run measured both it and the baseline"
                    .formatted(oldLogs.isEmpty() ? "old" : "new"));
        }
        return new Change.Estimated(Welch.change(oldLogs, newLogs));
    }

    /** Empty where neither run recorded it, as runs of format version 1 did not. */
    private static Optional<Change> allocationChange(Samples.Some before, Samples.Some after) {
        List<Double> old = logAllocations(before);
        List<Double> current = logAllocations(after);
        if (old.isEmpty() && current.isEmpty()) {
            return Optional.empty();
        }
        if (old.size() < before.jvms() || current.size() < after.jvms()) {
            return Optional.of(new Change.Unknown(
                    "not every JVM of the %s run recorded it".formatted(old.size() < before.jvms() ? "old" : "new")));
        }
        return Optional.of(
                switch (Welch.change(old, current)) {
                    case Estimate.Point point -> new Change.Single(point.value());
                    case Estimate.Interval interval -> new Change.Estimated(interval);
                });
    }

    /** One for each JVM that recorded it. */
    private static List<Double> logAllocations(Samples.Some samples) {
        List<Double> logs = new ArrayList<>();
        for (Cell.Series series : samples.series()) {
            Causes causes = series.causes();
            if (causes != null && causes.allocatedBytes() > 0) {
                logs.add(Math.log(causes.allocatedBytes()));
            }
        }
        return logs;
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
