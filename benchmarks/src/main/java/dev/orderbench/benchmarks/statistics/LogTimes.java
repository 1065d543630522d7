package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The mean logarithm of the time of an operation in each JVM, for all that was compared: what ratios over any selection of
 * operations follow from.
 *
 * @param contenders who was compared, the baseline first
 * @param cells one for each operation and point of comparison, in the order of the plan
 */
public record LogTimes(List<Contender> contenders, List<Cell> cells) {

    public LogTimes {
        contenders = List.copyOf(contenders);
        cells = List.copyOf(cells);
    }

    /**
     * One operation at one point.
     *
     * @param operation its name
     * @param point under which conditions
     * @param stage index of the stage that measured it; cells of the same stage come from the same JVMs
     * @param withheld whether controls failed, so that nothing may be concluded
     * @param logs for each contender that has samples, by its id: the mean natural logarithm of nanoseconds, by JVM
     */
    public record Cell(
            String operation, Point point, int stage, boolean withheld, Map<String, SortedMap<Integer, Double>> logs) {}

    /** Those of a run. */
    public static LogTimes of(Results results) {
        return of(results, Comparison.of(results));
    }

    /** Those of a run that was compared already. */
    public static LogTimes of(Results results, Comparison comparison) {
        Cells samples = new Cells(results);
        List<Cell> cells = new ArrayList<>();
        for (Comparison.Group group : comparison.groups()) {
            cells.add(cell(
                    samples,
                    comparison,
                    group.operation(),
                    group.point(),
                    stage(results.plan().stages(), group)));
        }
        return new LogTimes(comparison.contenders(), cells);
    }

    /**
     * The same of what was measured with the contenders side by side on data of other sizes than the usual one. It is no part of the
     * comparison, and gives no verdicts.
     */
    public static LogTimes ofOtherSizes(Results results, Comparison comparison) {
        Cells samples = new Cells(results);
        List<Cell> cells = new ArrayList<>();
        List<Stage> stages = results.plan().stages();
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            if (stage.kind() == Stage.Kind.SCALING
                    && !stage.point().dataSize().equals(results.plan().dataSize())) {
                for (String operation : stage.operations()) {
                    cells.add(cell(samples, comparison, operation, stage.point(), i));
                }
            }
        }
        return new LogTimes(comparison.contenders(), cells);
    }

    private static Cell cell(Cells samples, Comparison comparison, String operation, Point point, int stage) {
        Map<String, SortedMap<Integer, Double>> logs = new LinkedHashMap<>();
        for (Contender contender : comparison.contenders()) {
            if (samples.samples(operation, point, contender) instanceof Samples.Some some) {
                logs.put(contender.id(), byJvm(some));
            }
        }
        return new Cell(
                operation,
                point,
                stage,
                !Controls.against(comparison.controls(), operation, point).isEmpty(),
                logs);
    }

    private static SortedMap<Integer, Double> byJvm(Samples.Some some) {
        SortedMap<Integer, Double> byJvm = new TreeMap<>();
        List<Double> logs = some.logTimes();
        for (int i = 0; i < logs.size(); i++) {
            byJvm.put(some.series().get(i).jvm(), logs.get(i));
        }
        return byJvm;
    }

    private static int stage(List<Stage> stages, Comparison.Group group) {
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i).kind() == Stage.Kind.COMPARISON
                    && stages.get(i).measures(group.operation(), group.point())) {
                return i;
            }
        }
        throw new IllegalStateException("No stage compares " + group.operation());
    }
}
