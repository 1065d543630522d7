package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.result.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How the time of a read by key grows with the data. Such a read descends the B-trees of its indexes from the root to a leaf,
 * so it has a reason to cost more by the factor by which these paths become longer, and by no more. Sizes were measured in
 * JVMs of their own, so nothing pairs them.
 *
 * @param operation name of the operation
 * @param contender who
 * @param steps one for each size that has a score, the smallest first
 */
public record OverSize(String operation, Contender contender, List<Step> steps) {

    public OverSize {
        steps = List.copyOf(steps);
    }

    /**
     * One size of the dataset.
     *
     * @param dataSize its name
     * @param nanos time of one operation, in nanoseconds
     * @param indexPages length of the paths from root to leaf; 0 where it is not known
     * @param growth time divided by that of the first size; {@code null} for the first
     * @param allowed the factor by which the paths became longer since the first size; infinite where that is not known
     * @param law whether time and throughput fit together; {@code null} where throughput was not counted
     */
    public record Step(
            String dataSize,
            Estimate nanos,
            int indexPages,
            @Nullable Estimate growth,
            double allowed,
            @Nullable LittlesLaw law) {

        /** Whether it is shown that the time outgrew the paths: the whole interval lies above what is allowed. */
        public boolean outgrows() {
            return growth instanceof Estimate.Interval interval && interval.low() > allowed;
        }

        /** Whether that could have been shown. */
        boolean isChecked() {
            return growth instanceof Estimate.Interval && Double.isFinite(allowed);
        }
    }

    /** Why nothing could be shown of any size, as a clause; empty where it could. */
    public Optional<String> unchecked() {
        if (steps.stream().anyMatch(Step::isChecked)) {
            return Optional.empty();
        }
        if (steps.size() < 2) {
            return Optional.of("fewer than two sizes have a score");
        }
        return Optional.of(
                steps.stream().skip(1).anyMatch(step -> Double.isFinite(step.allowed()))
                        ? "a size has a single JVM"
                        : "the depth of the indexes was not read");
    }

    /** Whether it is shown of any size that the time outgrew the paths. */
    public boolean outgrows() {
        return steps.stream().anyMatch(Step::outgrows);
    }

    /** One for each operation and contender that was to be measured so, in the order of the plan; none where nothing was. */
    public static List<OverSize> of(Results results) {
        Plan plan = results.plan();
        Cells cells = new Cells(results);
        return plan.stages(Stage.Kind.SCALING).stream()
                .filter(stage -> !stage.point().dataSize().equals(plan.dataSize()))
                .flatMap(stage -> stage.operations().stream())
                .distinct()
                .flatMap(operation -> results.contenders().stream()
                        .filter(contender -> contender.role() == Role.CONTENDER)
                        .map(contender ->
                                new OverSize(operation, contender, steps(results, cells, operation, contender))))
                .toList();
    }

    /** The names of all sizes. */
    private static final List<String> SMALLEST_FIRST = List.of("tiny", "small", "medium", "large");

    private record Size(Point point, int indexPages, Samples.Some samples) {}

    private static List<Step> steps(Results results, Cells cells, String operation, Contender contender) {
        List<Size> sizes = new ArrayList<>();
        for (Stage stage : results.plan().stages()) {
            Point point = stage.point();
            if (stage.operations().contains(operation)
                    && point.equals(Point.of(1, point.dataSize()))
                    && cells.samples(operation, point, contender) instanceof Samples.Some some) {
                sizes.add(new Size(point, indexPages(results, stage, operation).orElse(0), some));
            }
        }
        sizes.sort(Comparator.comparingInt(size -> SMALLEST_FIRST.indexOf(size.point.dataSize())));
        return sizes.stream().map(size -> step(sizes.getFirst(), size)).toList();
    }

    private static Step step(Size first, Size size) {
        boolean isFirst = size.equals(first);
        boolean known = first.indexPages > 0 && size.indexPages > 0;
        return new Step(
                size.point.dataSize(),
                size.samples.time(),
                size.indexPages,
                isFirst ? null : Welch.change(first.samples.logTimes(), size.samples.logTimes()),
                known ? (double) size.indexPages / first.indexPages : Double.POSITIVE_INFINITY,
                LittlesLaw.of(size.samples.series(), size.point.threads()).orElse(null));
    }

    private static OptionalInt indexPages(Results results, Stage stage, String operation) {
        int index = results.plan().stages().indexOf(stage);
        return results.jvms().stream()
                .filter(jvm -> jvm.stage() == index)
                .map(JvmRun::indexPages)
                .filter(pages -> pages.containsKey(operation))
                .mapToInt(pages -> pages.get(operation))
                .findFirst();
    }
}
