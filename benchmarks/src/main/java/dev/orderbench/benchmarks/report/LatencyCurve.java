package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Distribution;
import dev.orderbench.benchmarks.result.Latency;
import dev.orderbench.benchmarks.result.LatencyCell;
import dev.orderbench.benchmarks.result.LoadResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long requests of one contender took at a fixed arrival rate, from when they were due to their answer.
 *
 * @param operation its name
 * @param contender its id
 * @param points pairs of a percentile, from 0 to 100, and microseconds, rising; only percentiles that at least one request lies
 *     above
 */
record LatencyCurve(String operation, String contender, List<List<Number>> points) {

    /** The percentiles of a curve. */
    private static final List<Double> PERCENTILES = List.of(50.0, 90.0, 95.0, 99.0, 99.9);

    private static final double NANOS_PER_MICRO = 1e3;
    private static final double ALL = 100;

    // 100 - 99.9 is less than 0.1 in binary.
    private static final double NEARLY = 1 - 1e-9;

    LatencyCurve {
        points = List.copyOf(points);
    }

    /**
     * Those of a run, in the order of the plan; none where latency was not measured. A load above what a contender can do has no
     * curve: its latencies say how long the load lasted.
     */
    static List<LatencyCurve> of(@Nullable Latency latency) {
        return latency == null
                ? List.of()
                : latency.plan().operations().stream()
                        .flatMap(operation -> latency.cells().stream()
                                .filter(cell -> cell.operation().equals(operation))
                                .flatMap(LatencyCurve::of))
                        .toList();
    }

    private static Stream<LatencyCurve> of(LatencyCell cell) {
        LoadResult load = cell.load();
        if (load == null || load.aboveCapacity() || load.latency().count() == 0) {
            return Stream.empty();
        }
        Distribution latency = load.latency();
        Map<Double, Long> nanos = Map.of(
                50.0,
                latency.p50(),
                90.0,
                latency.p90(),
                95.0,
                latency.p95(),
                99.0,
                latency.p99(),
                99.9,
                latency.p999());
        List<List<Number>> points = PERCENTILES.stream()
                .filter(percentile -> isSupported(percentile, latency.count()))
                .map(percentile -> point(percentile, nanos.getOrDefault(percentile, 0L)))
                .toList();
        return Stream.of(new LatencyCurve(
                cell.operation(),
                cell.contender(),
                latency.curve() == null
                        ? points
                        : latency.curve().stream()
                                .filter(quantile -> isSupported(quantile.percent(), latency.count()))
                                .map(quantile -> point(quantile.percent(), quantile.nanos()))
                                .toList()));
    }

    private static boolean isSupported(double percentile, long count) {
        return count * (ALL - percentile) >= ALL * NEARLY;
    }

    private static List<Number> point(double percentile, long nanos) {
        return List.of(percentile, nanos / NANOS_PER_MICRO);
    }
}
