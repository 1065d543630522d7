package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import java.util.List;
import java.util.stream.Stream;

/**
 * The controls of a run. All of them are one family: that any control of a sound measurement fails has at most the
 * probability that {@link Comparison#CONFIDENCE} leaves.
 */
final class Controls {

    private Controls() {}

    /** All controls that were measured, in the order of the plan. */
    static List<Control> of(Results results, Cells cells) {
        List<Reading> readings = results.plan().operations().stream()
                .flatMap(operation -> results.plan().points(operation).stream()
                        .flatMap(point -> readings(results, cells, operation, point)))
                .toList();
        List<Reading> decidable = readings.stream()
                .filter(reading -> reading.logRatios.size() > 1)
                .toList();
        List<Double> pValues = decidable.stream()
                .map(reading -> LogMean.pValue(reading.logRatios, trueRatio(reading.contender.role())))
                .toList();
        List<Double> adjusted = Holm.adjusted(pValues);
        List<Double> significances = Holm.significances(pValues, 1 - Comparison.CONFIDENCE);
        return readings.stream()
                .map(reading -> {
                    int i = decidable.indexOf(reading);
                    return reading.control(
                            i < 0
                                    ? new Control.Absent(reading.reason)
                                    : outcome(
                                            adjusted.get(i),
                                            LogMean.interval(reading.logRatios, significances.get(i))));
                })
                .toList();
    }

    /**
     * The failed controls that forbid verdicts in one operation at one point. An operation that has
     * controls answers to these, whatever their point. One without answers to all controls of the run with
     * the same point.
     */
    static List<Control> against(List<Control> controls, String operation, Point point) {
        List<Control> decided = controls.stream()
                .filter(control -> !(control.outcome() instanceof Control.Absent))
                .toList();
        List<Control> own = decided.stream()
                .filter(control -> control.operation().equals(operation))
                .toList();
        Stream<Control> judges = own.isEmpty()
                ? decided.stream().filter(control -> control.point().equals(point))
                : own.stream();
        return judges.filter(control -> control.outcome() instanceof Control.Failed)
                .toList();
    }

    private static Control.Outcome outcome(double adjustedP, Estimate.Interval interval) {
        return adjustedP < 1 - Comparison.CONFIDENCE ? new Control.Failed(interval) : new Control.Passed(interval);
    }

    private static double trueRatio(Role role) {
        return switch (role) {
            case CONTENDER, DRAFT -> throw new IllegalArgumentException("no control");
            case TWIN -> 1;
            case SLOWER_TWIN -> 1.05;
        };
    }

    private static Stream<Reading> readings(Results results, Cells cells, String operation, Point point) {
        Samples baseline = cells.samples(operation, point, results.baseline());
        return results.contenders().stream()
                .filter(contender -> contender.role().isControl())
                .filter(contender -> cells.cell(operation, point, contender).isPresent())
                .map(contender -> switch (cells.samples(operation, point, contender)) {
                    case Samples.None none -> new Reading(operation, point, contender, List.of(), none.reason());
                    case Samples.Some some -> reading(operation, point, contender, some, baseline);
                });
    }

    private static Reading reading(
            String operation, Point point, Contender contender, Samples.Some samples, Samples baseline) {
        return switch (baseline) {
            case Samples.None none ->
                new Reading(operation, point, contender, List.of(), "the baseline has no score: " + none.reason());
            case Samples.Some some ->
                new Reading(
                        operation,
                        point,
                        contender,
                        samples.logRatiosTo(some),
                        "fewer than two JVMs measured both it and the baseline");
        };
    }

    /**
     * One control as it was measured.
     *
     * @param logRatios mean log-ratios to the baseline, one for each JVM
     * @param reason why they do not suffice, if they do not
     */
    private record Reading(String operation, Point point, Contender contender, List<Double> logRatios, String reason) {

        Control control(Control.Outcome outcome) {
            return new Control(operation, point, contender, trueRatio(contender.role()), outcome);
        }
    }
}
