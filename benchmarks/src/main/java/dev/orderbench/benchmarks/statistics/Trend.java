package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether the ratio of a contender to the baseline was still changing while it was measured, as it does in a JVM that is not
 * warm: how much it changed from the first half of the measured rounds to the second. In each JVM, the difference of the two
 * means of log-ratios is one observation of a t-test that nothing changed; all trends of a run are adjusted together, after
 * Holm. So few JVMs seldom show a change, so the interval tells beside that what change is ruled out.
 *
 * @param operation name of the operation
 * @param point under which conditions
 * @param contender who; not the baseline, nor a control
 * @param change the ratio in the second half divided by that in the first, with its 95 % interval by itself; below 1 where the
 *     contender was still catching up
 * @param adjustedP probability of such a change, or a larger one, where nothing changes
 */
public record Trend(String operation, Point point, Contender contender, Estimate.Interval change, double adjustedP) {

    /** Whether it is shown that the ratio was changing. */
    public boolean isShown() {
        return adjustedP < 1 - Comparison.CONFIDENCE;
    }

    /** Whether it is shown, by the interval alone, that the ratio changed by less than this share, either way. */
    public boolean isWithin(double share) {
        return reach() < share;
    }

    /** By how much the ratio may have changed, as a share: to the farther end of the interval. */
    public double reach() {
        return Math.max(change.high() - 1, 1 - change.low());
    }

    /** The trends of all ratios that at least two JVMs measured in two rounds or more, in the order of the plan. */
    public static List<Trend> of(Results results) {
        Cells cells = new Cells(results);
        List<Observed> observed = results.plan().operations().stream()
                .flatMap(operation -> results.plan().points(operation).stream()
                        .flatMap(point -> observed(results, cells, operation, point)))
                .toList();
        List<Double> adjusted = Holm.adjusted(
                observed.stream().map(one -> LogMean.pValue(one.logChanges, 1)).toList());
        List<Trend> trends = new ArrayList<>();
        for (int i = 0; i < observed.size(); i++) {
            Observed one = observed.get(i);
            trends.add(new Trend(
                    one.operation,
                    one.point,
                    one.contender,
                    LogMean.interval(one.logChanges, 1 - Comparison.CONFIDENCE),
                    adjusted.get(i)));
        }
        return List.copyOf(trends);
    }

    private static Stream<Observed> observed(Results results, Cells cells, String operation, Point point) {
        if (!(cells.samples(operation, point, results.baseline()) instanceof Samples.Some baseline)) {
            return Stream.empty();
        }
        return results.contenders().stream()
                .filter(contender -> contender.role() == Role.CONTENDER && !contender.equals(results.baseline()))
                .flatMap(contender -> cells.samples(operation, point, contender) instanceof Samples.Some some
                        ? Stream.of(new Observed(operation, point, contender, some.logChangesOfRatioTo(baseline)))
                        : Stream.empty())
                .filter(one -> one.logChanges.size() > 1);
    }

    /** The changes of a logarithm, one for each JVM. */
    private record Observed(String operation, Point point, Contender contender, List<Double> logChanges) {}
}
