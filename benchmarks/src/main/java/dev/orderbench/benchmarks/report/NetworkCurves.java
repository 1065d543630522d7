package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.NetworkModel;
import dev.orderbench.benchmarks.statistics.OverNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Time over the round-trip time: dots as measured, lines as the model has it. */
final class NetworkCurves {

    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;

    private NetworkCurves() {}

    static CurveFigure of(Results results, List<Contender> contenders) {
        CurvePanels panels = new CurvePanels(contenders);
        List<OverNetwork> all = OverNetwork.of(results);
        for (String operation : all.stream()
                .map(OverNetwork::operation)
                .distinct()
                .limit(CurvePanels.MOST)
                .toList()) {
            List<CurvePanels.Line> lines = all.stream()
                    .filter(one -> one.operation().equals(operation) && one.outcome() instanceof OverNetwork.Fitted)
                    .map(one -> line(one.contender(), ((OverNetwork.Fitted) one.outcome()).model(), contenders))
                    .toList();
            SortedSet<Double> millis = new TreeSet<>();
            lines.forEach(line -> line.dots().forEach(dot -> millis.add(dot.x())));
            if (!lines.isEmpty()) {
                panels.add(
                        operation,
                        new CurvePanels.Across("round-trip time, ms", Axis.fromZero(millis.last()), apart(millis)),
                        "µs per operation",
                        Axis.fromZero(CurvePanels.highest(lines)),
                        lines);
            }
        }
        return panels.figure(
                "Time of one operation over a network",
                "For each operation, time over the round-trip time: dots as measured, lines as the model has it,"
                        + " and straight from the time without a network to the first of it.");
    }

    /** From the time without a network, which is none of the model's points, it rises evenly to the first of these. */
    private static CurvePanels.Line line(Contender contender, NetworkModel model, List<Contender> contenders) {
        String name = Words.name(contender);
        List<CurvePanels.Spot> path = new ArrayList<>();
        List<CurvePanels.Spot> dots = new ArrayList<>();
        model.direct().ifPresent(direct -> {
            path.add(new CurvePanels.Spot(0, direct.measuredNanos() / NANOS_PER_MICRO, ""));
            dots.add(dot(name, 0, direct.measuredNanos()));
        });
        model.points().forEach(point -> {
            double millis = point.roundTripTime().toNanos() / NANOS_PER_MILLI;
            path.add(new CurvePanels.Spot(millis, point.modelledNanos() / NANOS_PER_MICRO, ""));
            dots.add(dot(name, millis, point.measuredNanos()));
        });
        return new CurvePanels.Line(contenders.indexOf(contender), false, path, dots);
    }

    private static CurvePanels.Spot dot(String name, double millis, double nanos) {
        double micros = nanos / NANOS_PER_MICRO;
        return new CurvePanels.Spot(
                millis, micros, name + ", " + CurvePanels.label(millis) + " ms: " + CurvePanels.label(micros) + " µs");
    }

    /** Those whose labels do not touch: from the highest down, each a tenth of it from the next. */
    private static List<Double> apart(SortedSet<Double> numbers) {
        List<Double> kept = new ArrayList<>();
        double last = Double.POSITIVE_INFINITY;
        for (double number : numbers.reversed()) {
            if (last - number >= numbers.last() / 10) {
                kept.add(number);
                last = number;
            }
        }
        return kept;
    }
}
