package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Distribution;
import dev.orderbench.benchmarks.result.Latency;
import dev.orderbench.benchmarks.result.LatencyCell;
import dev.orderbench.benchmarks.result.LoadResult;
import dev.orderbench.benchmarks.result.Point;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rows of {@code results.csv} on latency at a fixed arrival rate. */
final class LatencyCsv {

    private static final double NANOS_PER_MILLI = 1e6;

    private final CsvRows rows;

    private LatencyCsv(CsvRows rows) {
        this.rows = rows;
    }

    static void add(CsvRows rows, Latency latency) {
        LatencyCsv csv = new LatencyCsv(rows);
        latency.cells().forEach(cell -> csv.latency(latency, cell));
    }

    private void latency(Latency latency, LatencyCell cell) {
        Point point = new Point(
                latency.plan().workers(),
                latency.plan().virtualThreads(),
                0,
                latency.plan().dataSize());
        CsvRows.Subject subject = rows.subject(cell.operation(), point, cell.contender());
        LoadResult load = cell.load();
        if (load == null) {
            rows.absent(subject, "latency_p50", "ms", String.valueOf(cell.failure()));
            return;
        }
        String verdict = load.aboveCapacity() ? "above capacity" : "";
        rows.add(subject, "requested_rate", load.requestedRate(), null, null, "1/s", verdict, "");
        rows.add(subject, "answered_rate", load.achievedRate(), null, null, "1/s", verdict, "");
        distribution(subject, "latency", load.latency(), verdict);
        distribution(subject, "service_time", load.serviceTime(), verdict);
        rows.add(subject, "failed_requests", load.failed(), 1, "count");
        rows.add(subject, "requests_not_started", load.notStarted(), 1, "count");
    }

    private void distribution(CsvRows.Subject subject, String name, Distribution times, String verdict) {
        if (times.count() == 0) {
            rows.absent(subject, name + "_p50", "ms", "no request was answered");
            return;
        }
        Map<String, Long> percentiles = new LinkedHashMap<>();
        percentiles.put("p50", times.p50());
        percentiles.put("p90", times.p90());
        percentiles.put("p95", times.p95());
        percentiles.put("p99", times.p99());
        percentiles.put("p999", times.p999());
        percentiles.put("max", times.max());
        percentiles.forEach((level, nanos) ->
                rows.add(subject, name + "_" + level, nanos / NANOS_PER_MILLI, null, null, "ms", verdict, ""));
    }
}
