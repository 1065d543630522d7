package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Combination;
import dev.orderbench.benchmarks.result.Footprint;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Wire;
import dev.orderbench.benchmarks.statistics.Drafts;
import dev.orderbench.benchmarks.statistics.InOneTransaction;

/** The rows of {@code results.csv} on what to choose beside how fast it is: drafts, footprints, and two ways of access together. */
final class ChoiceCsv {

    private static final double NANOS_PER_MICRO = 1e3;

    private final CsvRows rows;

    private ChoiceCsv(CsvRows rows) {
        this.rows = rows;
    }

    static void add(CsvRows rows, Results results) {
        ChoiceCsv csv = new ChoiceCsv(rows);
        Drafts.of(results).forEach(csv::drafts);
        results.footprints().forEach(csv::footprint);
        InOneTransaction.of(results.combinations()).forEach(csv::combination);
    }

    private void drafts(Drafts drafts) {
        for (Drafts.Row row : drafts.rows()) {
            CsvRows.Subject subject = rows.subject(drafts.operation(), drafts.point(), row.draft());
            switch (row.outcome()) {
                case Drafts.Missing missing -> rows.absent(subject, "ratio_to_tuned", "1", missing.reason());
                case Drafts.Measured measured -> {
                    rows.add(subject, "time", measured.draftNanos(), NANOS_PER_MICRO, "us");
                    rows.add(subject, "ratio_to_tuned", measured.ratio(), "", "");
                }
            }
        }
    }

    private void footprint(Footprint footprint) {
        CsvRows.Subject subject = rows.subject("", null, footprint.contender());
        String failure = footprint.failure();
        if (failure != null) {
            rows.absent(subject, "first_row", "ms", failure);
        }
        if (footprint.jars().isEmpty()) {
            return;
        }
        rows.add(subject, "jars", (double) footprint.jars().size(), 1, "count");
        double bytes =
                footprint.jars().values().stream().mapToLong(Long::longValue).sum();
        rows.add(subject, "jars_size", bytes, 1, "B");
        rows.median(subject, "first_row", footprint.firstRowMillis(), "ms");
        rows.median(
                subject,
                "retained_heap",
                footprint.retainedBytes().stream().map(Long::doubleValue).toList(),
                "B");
    }

    private void combination(InOneTransaction one) {
        Combination combination = one.combination();
        CsvRows.Subject subject = new CsvRows.Subject("", null, combination.write() + "+" + combination.read(), "");
        String failure = combination.failure();
        if (failure != null) {
            rows.absent(subject, "combined_transaction", "us", failure);
            return;
        }
        one.time().ifPresent(time -> rows.add(subject, "combined_transaction", time, NANOS_PER_MICRO, "us"));
        one.ratio().ifPresent(ratio -> rows.add(subject, "ratio_to_writer_alone", ratio, "", ""));
        Wire wire = combination.wire();
        if (wire != null) {
            rows.add(subject, "combined_statements", wire.statements(), 1, "count");
            rows.add(subject, "combined_round_trips", wire.roundTrips(), 1, "count");
        }
    }
}
