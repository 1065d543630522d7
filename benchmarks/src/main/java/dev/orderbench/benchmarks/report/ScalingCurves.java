package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.OverThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Throughput over threads, with intervals; virtual threads dashed. */
final class ScalingCurves {

    private ScalingCurves() {}

    static CurveFigure of(Results results, List<Contender> contenders) {
        CurvePanels panels = new CurvePanels(contenders);
        OverThreads.of(results).stream().limit(CurvePanels.MOST).forEach(one -> {
            List<CurvePanels.Line> lines = new ArrayList<>();
            TreeSet<Double> threads = new TreeSet<>();
            for (int i = 0; i < contenders.size(); i++) {
                for (boolean virtual : new boolean[] {false, true}) {
                    List<CurvePanels.Spot> spots = throughputs(one, contenders.get(i), virtual);
                    spots.forEach(spot -> threads.add(spot.x()));
                    if (!spots.isEmpty()) {
                        lines.add(new CurvePanels.Line(i, virtual, spots, spots));
                    }
                }
            }
            if (!lines.isEmpty()) {
                panels.add(
                        one.operation(),
                        new CurvePanels.Across(
                                "threads", Axis.logarithmic(threads.first(), threads.last()), List.copyOf(threads)),
                        "operations per second",
                        Axis.fromZero(CurvePanels.highest(lines)),
                        lines);
            }
        });
        return panels.figure(
                "Throughput over the number of threads",
                "For each operation, operations per second of all threads together, with 95% intervals, of which an arrow"
                        + " says that they go on; dashed lines are virtual threads.");
    }

    private static List<CurvePanels.Spot> throughputs(OverThreads one, Contender contender, boolean virtual) {
        return one.rows().stream()
                .filter(row -> row.contender().equals(contender)
                        && row.point().virtualThreads() == virtual
                        && row instanceof OverThreads.Measured)
                .map(row -> {
                    Estimate throughput = ((OverThreads.Measured) row).throughput();
                    double rate = throughput.value();
                    String title = Words.name(contender) + ", " + row.point().conditions() + ": "
                            + CurvePanels.label(rate) + " per second";
                    return throughput instanceof Estimate.Interval interval
                            ? new CurvePanels.Spot(row.point().threads(), rate, interval.low(), interval.high(), title)
                            : new CurvePanels.Spot(row.point().threads(), rate, title);
                })
                .toList();
    }
}
