package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Combination;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Distribution;
import dev.orderbench.benchmarks.result.Footprint;
import dev.orderbench.benchmarks.result.Latency;
import dev.orderbench.benchmarks.result.LatencyCell;
import dev.orderbench.benchmarks.result.LoadResult;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Wire;
import dev.orderbench.benchmarks.result.Wires;
import dev.orderbench.benchmarks.statistics.Breakdown;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.Control;
import dev.orderbench.benchmarks.statistics.Drafts;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.NetworkModel;
import dev.orderbench.benchmarks.statistics.Outcome;
import dev.orderbench.benchmarks.statistics.OutsideComparison;
import dev.orderbench.benchmarks.statistics.OverNetwork;
import dev.orderbench.benchmarks.statistics.Relation;
import dev.orderbench.benchmarks.statistics.Remainder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All numbers of a run in a tidy table: one row for each contender, operation, point and metric. */
final class ResultsCsv {

    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Results results;
    private final Map<String, Contender> contenders;
    private final List<Row> rows = new ArrayList<>();

    private ResultsCsv(Results results) {
        this.results = results;
        this.contenders = results.contenders().stream().collect(Collectors.toMap(Contender::id, Function.identity()));
    }

    /**
     * One row; empty where something does not apply.
     *
     * @param contender its id
     * @param metric name of the quantity
     * @param low lower end of the 95 % interval
     * @param high upper end
     * @param unit of value, low and high; {@code 1} for a ratio
     * @param verdict what the metric is judged to say
     * @param note why there is no value, or no verdict
     */
    record Row(
            String operation,
            String threads,
            String threadKind,
            String rttMs,
            String dataSize,
            String contender,
            String variant,
            String metric,
            String value,
            String low,
            String high,
            String unit,
            String verdict,
            String note) {}

    static String of(Results results, Comparison comparison) {
        ResultsCsv csv = new ResultsCsv(results);
        comparison.groups().forEach(group -> group.entries().forEach(entry -> csv.compared(group, entry)));
        csv.wire(comparison);
        comparison.controls().forEach(csv::control);
        OutsideComparison.of(results).forEach(csv::outside);
        OverNetwork.of(results).forEach(csv::model);
        Latency latency = results.latency();
        if (latency != null) {
            latency.cells().forEach(cell -> csv.latency(latency, cell));
        }
        Drafts.of(results).forEach(csv::drafts);
        results.footprints().forEach(csv::footprint);
        results.combinations().forEach(csv::combination);
        return CsvText.of(Row.class, csv.rows);
    }

    /** What a row is about. */
    private record Subject(String operation, @Nullable Point point, String contender, String variant) {}

    private Subject subject(String operation, @Nullable Point point, Contender contender) {
        return new Subject(operation, point, contender.id(), contender.variant());
    }

    private Subject subject(String operation, @Nullable Point point, String contender) {
        Contender known = contenders.get(contender);
        return new Subject(operation, point, contender, known == null ? "" : known.variant());
    }

    private void compared(Comparison.Group group, Comparison.Entry entry) {
        Subject subject = subject(group.operation(), group.point(), entry.contender());
        switch (entry.outcome()) {
            case Outcome.Failed failed -> absent(subject, "time", "us", failed.reason());
            case Outcome.Measured measured -> {
                add(subject, "time", measured.nanosPerOperation(), NANOS_PER_MICRO, "us");
                add(subject, "throughput", measured.operationsPerSecond(), 1, "1/s");
                relation(subject, measured.relation());
                causes(subject, measured.breakdown());
            }
        }
    }

    private void relation(Subject subject, Relation relation) {
        switch (relation) {
            case Relation.Baseline itself -> add(subject, "ratio", 1.0, null, null, "1", "baseline", "");
            case Relation.Unavailable unavailable -> absent(subject, "ratio", "1", unavailable.reason());
            case Relation.Ratio ratio ->
                add(
                        subject,
                        "ratio",
                        ratio.ratio(),
                        Words.verdict(ratio.verdict()),
                        ratio.intervalAloneShowsMore() ? Words.INTERVAL_SHOWS_MORE : "");
            case Relation.Withheld withheld ->
                add(subject, "ratio", withheld.ratio(), ResultRow.WITHHELD, "a control failed");
        }
    }

    private void causes(Subject subject, @Nullable Breakdown breakdown) {
        if (breakdown == null) {
            return;
        }
        add(subject, "client_cpu", breakdown.clientCpuNanos(), NANOS_PER_MICRO, "us");
        add(subject, "server_cpu", breakdown.serverCpuNanos(), NANOS_PER_MICRO, "us");
        add(subject, "wait", breakdown.waitNanos(), NANOS_PER_MICRO, "us");
        switch (breakdown.remainder()) {
            case Remainder.Left left -> add(subject, "remainder", left.nanos(), NANOS_PER_MICRO, "us");
            case Remainder.Exceeded exceeded ->
                absent(subject, "remainder", "us", "the parts add up to more than the time");
        }
        add(subject, "allocation", breakdown.allocatedBytes(), 1, "B");
        add(subject, "wal", breakdown.walBytes(), 1, "B");
    }

    /** Counts are the same at all points. */
    private void wire(Comparison comparison) {
        Wires wires = new Wires(results);
        for (String operation : results.plan().operations()) {
            for (Contender contender : comparison.contenders()) {
                Subject subject = subject(operation, null, contender);
                wires.find(operation, contender.id()).ifPresent(wire -> {
                    add(subject, "statements", wire.statements(), 1, "count");
                    add(subject, "round_trips", wire.roundTrips(), 1, "count");
                    add(subject, "rows", wire.rows(), 1, "count");
                    add(subject, "bytes_sent", wire.bytesOut(), 1, "B");
                    add(subject, "bytes_received", wire.bytesIn(), 1, "B");
                });
            }
        }
    }

    private void control(Control control) {
        Subject subject = subject(control.operation(), control.point(), control.contender());
        String truth = "true is " + Words.plain(control.trueRatio());
        switch (control.outcome()) {
            case Control.Passed passed -> add(subject, "control", passed.interval(), "passed", truth);
            case Control.Failed failed -> add(subject, "control", failed.interval(), "failed", truth);
            case Control.Absent absent -> absent(subject, "control", "1", absent.reason());
        }
    }

    private void outside(OutsideComparison cell) {
        Subject subject = subject(cell.operation(), cell.point(), cell.contender());
        switch (cell) {
            case OutsideComparison.Missing missing -> absent(subject, "time", "us", missing.reason());
            case OutsideComparison.Measured measured -> {
                add(subject, "time", measured.nanos(), NANOS_PER_MICRO, "us");
                Estimate ratio = measured.ratio();
                if (ratio != null) {
                    add(subject, "ratio", ratio, "", "");
                }
                causes(subject, measured.breakdown());
            }
        }
    }

    private void model(OverNetwork one) {
        Subject subject = subject(one.operation(), null, one.contender());
        switch (one.outcome()) {
            case OverNetwork.Unfitted unfitted -> absent(subject, "network_base", "us", unfitted.reason());
            case OverNetwork.Fitted fitted -> {
                String check = fitted.model().check() == NetworkModel.Check.DOES_NOT_HOLD ? "does not fit" : "";
                add(subject, "network_base", fitted.model().baseNanos(), NANOS_PER_MICRO, "us", check);
                add(subject, "network_round_trips", fitted.model().roundTrips(), 1, "count", check);
            }
        }
    }

    private void latency(Latency latency, LatencyCell cell) {
        Point point = new Point(
                latency.plan().workers(),
                latency.plan().virtualThreads(),
                0,
                latency.plan().dataSize());
        Subject subject = subject(cell.operation(), point, cell.contender());
        LoadResult load = cell.load();
        if (load == null) {
            absent(subject, "latency_p50", "ms", String.valueOf(cell.failure()));
            return;
        }
        String verdict = load.aboveCapacity() ? "above capacity" : "";
        add(subject, "requested_rate", load.requestedRate(), null, null, "1/s", verdict, "");
        add(subject, "answered_rate", load.achievedRate(), null, null, "1/s", verdict, "");
        distribution(subject, "latency", load.latency(), verdict);
        distribution(subject, "service_time", load.serviceTime(), verdict);
        add(subject, "failed_requests", load.failed(), 1, "count");
        add(subject, "requests_not_started", load.notStarted(), 1, "count");
    }

    private void distribution(Subject subject, String name, Distribution times, String verdict) {
        if (times.count() == 0) {
            absent(subject, name + "_p50", "ms", "no request was answered");
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
                add(subject, name + "_" + level, nanos / NANOS_PER_MILLI, null, null, "ms", verdict, ""));
    }

    private void footprint(Footprint footprint) {
        Subject subject = subject("", null, footprint.contender());
        String failure = footprint.failure();
        if (failure != null) {
            absent(subject, "first_row", "ms", failure);
        }
        if (footprint.jars().isEmpty()) {
            return;
        }
        add(subject, "jars", (double) footprint.jars().size(), 1, "count");
        double bytes =
                footprint.jars().values().stream().mapToLong(Long::longValue).sum();
        add(subject, "jars_size", bytes, 1, "B");
        eachJvm(subject, "first_row", footprint.firstRowMillis(), "ms");
        eachJvm(
                subject,
                "retained_heap",
                footprint.retainedBytes().stream().map(Long::doubleValue).toList(),
                "B");
    }

    private void drafts(Drafts drafts) {
        for (Drafts.Row row : drafts.rows()) {
            Subject subject = subject(drafts.operation(), drafts.point(), row.draft());
            switch (row.outcome()) {
                case Drafts.Missing missing -> absent(subject, "ratio_to_tuned", "1", missing.reason());
                case Drafts.Measured measured -> {
                    add(subject, "time", measured.draftNanos(), NANOS_PER_MICRO, "us");
                    add(subject, "ratio_to_tuned", measured.ratio(), "", "");
                }
            }
        }
    }

    private void combination(Combination combination) {
        Subject subject = new Subject("", null, combination.write() + "+" + combination.read(), "");
        String failure = combination.failure();
        if (failure != null) {
            absent(subject, "combined_transaction", "us", failure);
            return;
        }
        eachJvm(
                subject,
                "combined_transaction",
                combination.nanosPerTransaction().stream()
                        .map(rounds -> Math.exp(rounds.stream()
                                        .mapToDouble(Math::log)
                                        .average()
                                        .orElse(Double.NaN))
                                / NANOS_PER_MICRO)
                        .toList(),
                "us");
        Wire wire = combination.wire();
        if (wire != null) {
            add(subject, "combined_statements", wire.statements(), 1, "count");
            add(subject, "combined_round_trips", wire.roundTrips(), 1, "count");
        }
    }

    /** A row for each JVM. */
    private void eachJvm(Subject subject, String metric, List<Double> values, String unit) {
        for (int jvm = 0; jvm < values.size(); jvm++) {
            add(subject, metric, values.get(jvm), null, null, unit, "", "JVM " + (jvm + 1));
        }
    }

    private void add(Subject subject, String metric, Estimate estimate, String verdict, String note) {
        Estimate.Interval interval = estimate instanceof Estimate.Interval bounds ? bounds : null;
        add(
                subject,
                metric,
                estimate.value(),
                interval == null ? null : Double.valueOf(interval.low()),
                interval == null ? null : Double.valueOf(interval.high()),
                "1",
                verdict,
                note);
    }

    private void add(Subject subject, String metric, Estimate estimate, double divisor, String unit) {
        Estimate.Interval interval = estimate instanceof Estimate.Interval bounds ? bounds : null;
        add(
                subject,
                metric,
                estimate.value() / divisor,
                interval == null ? null : Double.valueOf(interval.low() / divisor),
                interval == null ? null : Double.valueOf(interval.high() / divisor),
                unit,
                "",
                "");
    }

    private void add(
            Subject subject,
            String metric,
            NetworkModel.Parameter parameter,
            double divisor,
            String unit,
            String verdict) {
        boolean known = parameter.hasInterval();
        add(
                subject,
                metric,
                parameter.value() / divisor,
                known ? Double.valueOf(parameter.low() / divisor) : null,
                known ? Double.valueOf(parameter.high() / divisor) : null,
                unit,
                verdict,
                "");
    }

    private void add(Subject subject, String metric, @Nullable Double number, double divisor, String unit) {
        if (number == null) {
            absent(subject, metric, unit, CauseRow.NOT_AVAILABLE);
        } else {
            add(subject, metric, number / divisor, null, null, unit, "", "");
        }
    }

    private void add(Subject subject, String metric, double number, double divisor, String unit) {
        add(subject, metric, Double.valueOf(number), divisor, unit);
    }

    private void absent(Subject subject, String metric, String unit, String reason) {
        add(subject, metric, null, null, null, unit, "no value", reason);
    }

    private void add(
            Subject subject,
            String metric,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            String unit,
            String verdict,
            String note) {
        Point point = subject.point();
        rows.add(new Row(
                CsvText.text(subject.operation()),
                point == null ? "" : Integer.toString(point.threads()),
                point == null ? "" : point.virtualThreads() ? "virtual" : "platform",
                point == null ? "" : point.rttMillis(),
                point == null ? "" : CsvText.text(point.dataSize()),
                CsvText.text(subject.contender()),
                CsvText.text(subject.variant()),
                metric,
                CsvText.number(value),
                CsvText.number(low),
                CsvText.number(high),
                unit,
                verdict,
                CsvText.text(Words.clause(note))));
    }
}
