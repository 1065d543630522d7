package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Stage;
import java.util.List;
import java.util.stream.Stream;

/**
 * How wide the interval of a ratio is.
 *
 * @param operation name of the operation
 * @param point under which conditions
 * @param contender who; not the baseline, nor a control
 * @param halfWidth from the ratio to the farther end, as a share: 0.03 is 3 %; infinite where there is no interval
 */
public record IntervalWidth(String operation, Point point, Contender contender, double halfWidth) {

    /** Those of all ratios that there are, in the order of the plan. */
    public static List<IntervalWidth> of(Comparison comparison) {
        return comparison.groups().stream()
                .flatMap(group -> group.entries().stream().flatMap(entry -> of(group, entry)))
                .toList();
    }

    private static Stream<IntervalWidth> of(Comparison.Group group, Comparison.Entry entry) {
        return switch (entry.outcome()) {
            case Outcome.Failed failed -> Stream.empty();
            case Outcome.Measured measured ->
                switch (measured.relation()) {
                    case Relation.Baseline baseline -> Stream.empty();
                    case Relation.Unavailable unavailable -> Stream.empty();
                    case Relation.Ratio ratio -> Stream.of(of(group, entry, ratio.ratio()));
                    case Relation.Withheld withheld -> Stream.of(of(group, entry, withheld.ratio()));
                };
        };
    }

    private static IntervalWidth of(Comparison.Group group, Comparison.Entry entry, Estimate ratio) {
        double halfWidth = switch (ratio) {
            case Estimate.Point point -> Double.POSITIVE_INFINITY;
            case Estimate.Interval interval ->
                Math.max(interval.high() / interval.value(), interval.value() / interval.low()) - 1;
        };
        return new IntervalWidth(group.operation(), group.point(), entry.contender(), halfWidth);
    }

    /** For each stage of the plan, the widest of its intervals; 0 where it compares nothing. */
    public static List<Double> widestOfStages(Results results) {
        List<IntervalWidth> widths = of(Comparison.of(results));
        return results.plan().stages().stream()
                .map(stage -> stage.kind() == Stage.Kind.COMPARISON ? widest(stage, widths) : 0)
                .toList();
    }

    private static double widest(Stage stage, List<IntervalWidth> widths) {
        return widths.stream()
                .filter(width -> stage.measures(width.operation(), width.point()))
                .mapToDouble(IntervalWidth::halfWidth)
                .max()
                .orElse(0);
    }
}
