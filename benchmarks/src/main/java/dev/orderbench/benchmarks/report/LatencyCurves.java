package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Distribution;
import dev.orderbench.benchmarks.result.Latency;
import dev.orderbench.benchmarks.result.LatencyCell;
import dev.orderbench.benchmarks.result.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Percentiles of latency at a fixed arrival rate, on a logarithmic axis. */
final class LatencyCurves {

    private static final double NANOS_PER_MILLI = 1e6;

    private static final List<Level> LEVELS = List.of(
            new Level("p50", 0.5),
            new Level("p90", 0.9),
            new Level("p95", 0.95),
            new Level("p99", 0.99),
            new Level("p99.9", 0.999));

    /** A percentile and the share of all that is not above it. */
    private record Level(String name, double share) {

        double nines() {
            return -Math.log10(1 - share);
        }

        long of(Distribution times) {
            return switch (name) {
                case "p50" -> times.p50();
                case "p90" -> times.p90();
                case "p95" -> times.p95();
                case "p99" -> times.p99();
                default -> times.p999();
            };
        }
    }

    private LatencyCurves() {}

    static CurveFigure of(Results results, List<Contender> contenders) {
        CurvePanels panels = new CurvePanels(contenders);
        Latency latency = results.latency();
        if (latency != null) {
            latency.plan().operations().stream().limit(CurvePanels.MOST).forEach(operation -> {
                List<CurvePanels.Line> lines = new ArrayList<>();
                for (int i = 0; i < contenders.size(); i++) {
                    List<CurvePanels.Spot> spots = percentiles(latency.cells(), operation, contenders.get(i));
                    if (!spots.isEmpty()) {
                        lines.add(new CurvePanels.Line(i, false, spots, spots));
                    }
                }
                if (!lines.isEmpty()) {
                    panels.add(
                            operation,
                            new CurvePanels.Across(
                                    "percentile",
                                    new Axis(0, LEVELS.getLast().nines() * 1.02, false),
                                    LEVELS.stream().map(Level::nines).toList(),
                                    LatencyCurves::name),
                            "ms from the due time",
                            Axis.logarithmic(lowest(lines), CurvePanels.highest(lines)),
                            lines);
                }
            });
        }
        return panels.figure(
                "Latency at a fixed arrival rate",
                "For each operation, percentiles of the time from when a request was due to its answer, on a logarithmic"
                        + " axis.");
    }

    private static double lowest(List<CurvePanels.Line> lines) {
        return lines.stream()
                .flatMap(line -> line.dots().stream())
                .mapToDouble(CurvePanels.Spot::y)
                .min()
                .orElse(1);
    }

    private static String name(double nines) {
        return LEVELS.stream()
                .filter(level -> level.nines() == nines)
                .findFirst()
                .map(Level::name)
                .orElseThrow();
    }

    private static List<CurvePanels.Spot> percentiles(List<LatencyCell> cells, String operation, Contender contender) {
        return cells.stream()
                .filter(cell ->
                        cell.operation().equals(operation) && cell.contender().equals(contender.id()))
                .map(LatencyCell::load)
                .filter(Objects::nonNull)
                .filter(load -> load.latency().count() > 0 && !load.aboveCapacity())
                .flatMap(load -> LEVELS.stream()
                        .filter(level -> level.of(load.latency()) > 0
                                && load.latency().count() >= Math.pow(10, level.nines()) * (1 - 1e-9))
                        .map(level -> spot(level, load.latency(), contender)))
                .toList();
    }

    private static CurvePanels.Spot spot(Level level, Distribution times, Contender contender) {
        double millis = level.of(times) / NANOS_PER_MILLI;
        return new CurvePanels.Spot(
                level.nines(),
                millis,
                Words.name(contender) + ", " + level.name() + ": " + CurvePanels.label(millis) + " ms");
    }
}
