package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Latency;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.result.Wires;
import dev.orderbench.benchmarks.statistics.Breakdown;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.Control;
import dev.orderbench.benchmarks.statistics.CountedThroughput;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.NetworkModel;
import dev.orderbench.benchmarks.statistics.Outcome;
import dev.orderbench.benchmarks.statistics.OutsideComparison;
import dev.orderbench.benchmarks.statistics.OverNetwork;
import dev.orderbench.benchmarks.statistics.Relation;
import dev.orderbench.benchmarks.statistics.Remainder;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All numbers of a run in a tidy table: one row for each contender, operation, point and metric. */
final class ResultsCsv {

    private static final double NANOS_PER_MICRO = 1e3;

    private final Results results;
    private final CsvRows rows;

    private ResultsCsv(Results results) {
        this.results = results;
        this.rows = new CsvRows(results);
    }

    static String of(Results results, Comparison comparison) {
        ResultsCsv csv = new ResultsCsv(results);
        comparison.groups().forEach(group -> group.entries().forEach(entry -> csv.compared(group, entry)));
        csv.wire(comparison);
        comparison.controls().forEach(csv::control);
        OutsideComparison.of(results).forEach(csv::outside);
        csv.counted();
        YardstickCsv.add(csv.rows, results);
        OverNetwork.of(results).forEach(csv::model);
        Latency latency = results.latency();
        if (latency != null) {
            LatencyCsv.add(csv.rows, latency);
        }
        ChoiceCsv.add(csv.rows, results);
        return csv.rows.text();
    }

    private void compared(Comparison.Group group, Comparison.Entry entry) {
        CsvRows.Subject subject = rows.subject(group.operation(), group.point(), entry.contender());
        switch (entry.outcome()) {
            case Outcome.Failed failed -> rows.absent(subject, "time", "us", failed.reason());
            case Outcome.Measured measured -> {
                rows.add(subject, "time", measured.nanosPerOperation(), NANOS_PER_MICRO, "us");
                rows.add(subject, "throughput", measured.operationsPerSecond(), 1, "1/s");
                relation(subject, measured.relation());
                causes(subject, measured.breakdown());
            }
        }
    }

    private void relation(CsvRows.Subject subject, Relation relation) {
        switch (relation) {
            case Relation.Baseline itself -> rows.add(subject, "ratio", 1.0, null, null, "1", "baseline", "");
            case Relation.Unavailable unavailable -> rows.absent(subject, "ratio", "1", unavailable.reason());
            case Relation.Ratio ratio ->
                rows.add(
                        subject,
                        "ratio",
                        ratio.ratio(),
                        Words.verdict(ratio.verdict()),
                        ratio.intervalAloneShowsMore() ? Words.INTERVAL_SHOWS_MORE : "");
            case Relation.Withheld withheld ->
                rows.add(subject, "ratio", withheld.ratio(), ResultRow.WITHHELD, "a control failed");
        }
    }

    private void causes(CsvRows.Subject subject, @Nullable Breakdown breakdown) {
        if (breakdown == null) {
            return;
        }
        rows.add(subject, "client_cpu", breakdown.clientCpuNanos(), NANOS_PER_MICRO, "us");
        rows.add(subject, "server_cpu", breakdown.serverCpuNanos(), NANOS_PER_MICRO, "us");
        rows.add(subject, "wait", breakdown.waitNanos(), NANOS_PER_MICRO, "us");
        if (breakdown.networkNanos() != null) {
            rows.add(subject, "network", breakdown.networkNanos(), NANOS_PER_MICRO, "us");
        }
        switch (breakdown.remainder()) {
            case Remainder.Left left -> rows.add(subject, "remainder", left.nanos(), NANOS_PER_MICRO, "us");
            case Remainder.Exceeded exceeded ->
                rows.absent(subject, "remainder", "us", "the parts add up to more than the time");
        }
        rows.add(subject, "allocation", breakdown.allocatedBytes(), 1, "B");
        rows.add(subject, "wal", breakdown.walBytes(), 1, "B");
    }

    /** Counts are the same at all points. */
    private void wire(Comparison comparison) {
        Wires wires = new Wires(results);
        for (String operation : results.plan().operations()) {
            for (Contender contender : comparison.contenders()) {
                CsvRows.Subject subject = rows.subject(operation, null, contender);
                wires.find(operation, contender.id()).ifPresent(wire -> {
                    rows.add(subject, "statements", wire.statements(), 1, "count");
                    rows.add(subject, "round_trips", wire.roundTrips(), 1, "count");
                    rows.add(subject, "rows", wire.rows(), 1, "count");
                    rows.add(subject, "bytes_sent", wire.bytesOut(), 1, "B");
                    rows.add(subject, "bytes_received", wire.bytesIn(), 1, "B");
                });
            }
        }
    }

    private void control(Control control) {
        CsvRows.Subject subject = rows.subject(control.operation(), control.point(), control.contender());
        String truth = "true is " + Words.plain(control.trueRatio());
        switch (control.outcome()) {
            case Control.Passed passed -> rows.add(subject, "control", passed.interval(), "passed", truth);
            case Control.Failed failed -> rows.add(subject, "control", failed.interval(), "failed", truth);
            case Control.Absent absent -> rows.absent(subject, "control", "1", absent.reason());
        }
    }

    private void outside(OutsideComparison cell) {
        CsvRows.Subject subject = rows.subject(cell.operation(), cell.point(), cell.contender());
        switch (cell) {
            case OutsideComparison.Missing missing -> rows.absent(subject, "time", "us", missing.reason());
            case OutsideComparison.Measured measured -> {
                rows.add(subject, "time", measured.nanos(), NANOS_PER_MICRO, "us");
                Estimate ratio = measured.ratio();
                if (ratio != null) {
                    rows.add(subject, "ratio", ratio, "", "");
                }
                causes(subject, measured.breakdown());
            }
        }
    }

    /** Drafts and what was measured beside them are left out, as their points look like those of the comparison. */
    private void counted() {
        Set<String> contenders = results.contenders().stream()
                .filter(contender -> contender.role() == Role.CONTENDER)
                .map(Contender::id)
                .collect(Collectors.toSet());
        results.cells().stream()
                .filter(cell ->
                        contenders.contains(cell.contender()) && !cell.point().drafts())
                .forEach(cell -> CountedThroughput.of(cell.series())
                        .ifPresent(throughput -> rows.add(
                                rows.subject(cell.operation(), cell.point(), cell.contender()),
                                "counted_throughput",
                                throughput,
                                1,
                                "1/s")));
    }

    private void model(OverNetwork one) {
        CsvRows.Subject subject = rows.subject(one.operation(), null, one.contender());
        switch (one.outcome()) {
            case OverNetwork.Unfitted unfitted -> rows.absent(subject, "network_base", "us", unfitted.reason());
            case OverNetwork.Fitted fitted -> {
                String check = fitted.model().check() == NetworkModel.Check.DOES_NOT_HOLD ? "does not fit" : "";
                rows.add(subject, "network_base", fitted.model().baseNanos(), NANOS_PER_MICRO, "us", check);
                fitted.model()
                        .direct()
                        .ifPresent(direct ->
                                rows.add(subject, "network_wait", direct.waitNanos(), NANOS_PER_MICRO, "us", check));
                rows.add(subject, "network_round_trips", fitted.model().roundTrips(), 1, "count", check);
            }
        }
    }
}
