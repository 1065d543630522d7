package dev.orderbench.benchmarks.result;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run was to measure.
 *
 * @param preset name of the preset that the plan was made from
 * @param fitForDecisions whether the preset is meant to be decided from; {@code smoke} is not
 * @param dataSize name of the dataset's usual size, that of all comparisons
 * @param orders number of orders in a dataset of the usual size
 * @param stages its parts, in the order in which they were measured; no two measure the same operation at the same point
 * @param seed from which parameters and the order of slices follow
 * @param budget how long the run may go on after its stages have the JVMs that they must have; {@code null} where it ends
 *     then, and in files of format versions before 3
 * @param arguments what was asked of {@code bench run}, but for where the server was and where to write; {@code null} where nobody
 *     asked on a command line, and in files of format versions before 5
 */
public record Plan(
        String preset,
        boolean fitForDecisions,
        String dataSize,
        int orders,
        List<Stage> stages,
        long seed,
        @Nullable Budget budget,
        @Nullable List<String> arguments) {

    /** One that ends with its stages. */
    public Plan(String preset, boolean fitForDecisions, String dataSize, int orders, List<Stage> stages, long seed) {
        this(preset, fitForDecisions, dataSize, orders, stages, seed, null);
    }

    /** One that nobody asked for on a command line. */
    public Plan(
            String preset,
            boolean fitForDecisions,
            String dataSize,
            int orders,
            List<Stage> stages,
            long seed,
            @Nullable Budget budget) {
        this(preset, fitForDecisions, dataSize, orders, stages, seed, budget, null);
    }

    public Plan {
        stages = List.copyOf(stages);
        arguments = arguments == null ? null : List.copyOf(arguments);
    }

    /** The stages of a kind, in order. */
    public List<Stage> stages(Stage.Kind kind) {
        return stages.stream().filter(stage -> stage.kind() == kind).toList();
    }

    /** The operations that were compared, in the order in which they were first. */
    public List<String> operations() {
        return operations(Stage.Kind.COMPARISON);
    }

    /** The operations of all stages of a kind, in the order in which they were first. */
    public List<String> operations(Stage.Kind kind) {
        return stages(kind).stream()
                .flatMap(stage -> stage.operations().stream())
                .distinct()
                .toList();
    }

    /** The points at which contenders were compared, in order. */
    public List<Point> points() {
        return stages(Stage.Kind.COMPARISON).stream()
                .map(Stage::point)
                .distinct()
                .toList();
    }

    /** The points at which contenders were compared in an operation, in order. */
    public List<Point> points(String operation) {
        return stages(Stage.Kind.COMPARISON).stream()
                .filter(stage -> stage.operations().contains(operation))
                .map(Stage::point)
                .toList();
    }

    /** The stages that measure an operation at a point: one or none, where the plan fits together. */
    public Stream<Stage> stages(String operation, Point point) {
        return stages.stream().filter(stage -> stage.measures(operation, point));
    }

    /** How many JVMs measure in all, at least. */
    public int jvms() {
        return stages.stream().mapToInt(Stage::jvms).sum();
    }
}
