package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Footprint;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Yardstick;
import dev.orderbench.benchmarks.statistics.AgainstPgbench;

/** The rows of {@code results.csv} on the baseline beside pgbench; of the floor, on the driver and the pool beside it. */
final class YardstickCsv {

    private static final String RATIO = "yardstick_ratio";

    private final CsvRows rows;
    private final Contender baseline;

    private YardstickCsv(CsvRows rows, Contender baseline) {
        this.rows = rows;
        this.baseline = baseline;
    }

    static void add(CsvRows rows, Results results) {
        YardstickCsv csv = new YardstickCsv(rows, results.baseline());
        AgainstPgbench.of(results).ifPresent(csv::compared);
    }

    private void compared(AgainstPgbench against) {
        against.rows().forEach(this::compared);
        if (!against.absences().isEmpty()) {
            rows.absent(rows.subject("", null, baseline), RATIO, "1", String.join("; ", against.absences()));
        }
    }

    private void compared(AgainstPgbench.Row row) {
        boolean floor = row.operation().equals(Yardstick.FLOOR);
        CsvRows.Subject subject = floor
                ? rows.subject(row.operation(), row.point(), Footprint.DRIVER_AND_POOL)
                : rows.subject(row.operation(), row.point(), baseline);
        if (floor) {
            rows.add(subject, "throughput", row.perSecond(), 1, "1/s");
        }
        rows.add(subject, "pgbench_throughput", row.pgbenchPerSecond(), 1, "1/s");
        rows.add(
                subject,
                RATIO,
                row.ratio(),
                floor ? "floor" : YardstickTable.standing(row.standing()),
                floor ? "" : "target is " + Words.plain(row.target()));
    }
}
