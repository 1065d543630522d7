package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Contender;
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
                .flatMap(operation -> results.plan().threads().stream()
                        .flatMap(threads -> readings(results, cells, operation, threads)))
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
     * The failed controls that forbid verdicts in one operation with one number of threads. An operation that has
     * controls answers to these, whatever their number of threads. One without answers to all controls of the run with
     * the same number of threads.
     */
    static List<Control> against(List<Control> controls, String operation, int threads) {
        List<Control> decided = controls.stream()
                .filter(control -> !(control.outcome() instanceof Control.Absent))
                .toList();
        List<Control> own = decided.stream()
                .filter(control -> control.operation().equals(operation))
                .toList();
        Stream<Control> judges =
                own.isEmpty() ? decided.stream().filter(control -> control.threads() == threads) : own.stream();
        return judges.filter(control -> control.outcome() instanceof Control.Failed)
                .toList();
    }

    private static Control.Outcome outcome(double adjustedP, Estimate.Interval interval) {
        return adjustedP < 1 - Comparison.CONFIDENCE ? new Control.Failed(interval) : new Control.Passed(interval);
    }

    private static double trueRatio(Role role) {
        return switch (role) {
            case CONTENDER -> throw new IllegalArgumentException("no control");
            case TWIN -> 1;
            case SLOWER_TWIN -> 1.05;
        };
    }

    private static Stream<Reading> readings(Results results, Cells cells, String operation, int threads) {
        Samples baseline = cells.samples(operation, threads, results.baseline());
        return results.contenders().stream()
                .filter(contender -> contender.role().isControl())
                .filter(contender -> cells.cell(operation, threads, contender).isPresent())
                .map(contender -> switch (cells.samples(operation, threads, contender)) {
                    case Samples.None none -> new Reading(operation, threads, contender, List.of(), none.reason());
                    case Samples.Some some -> reading(operation, threads, contender, some, baseline);
                });
    }

    private static Reading reading(
            String operation, int threads, Contender contender, Samples.Some samples, Samples baseline) {
        return switch (baseline) {
            case Samples.None none ->
                new Reading(operation, threads, contender, List.of(), "the baseline has no score: " + none.reason());
            case Samples.Some some ->
                new Reading(
                        operation,
                        threads,
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
    private record Reading(String operation, int threads, Contender contender, List<Double> logRatios, String reason) {

        Control control(Control.Outcome outcome) {
            return new Control(operation, threads, contender, trueRatio(contender.role()), outcome);
        }
    }
}
