package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Yardstick;
import dev.orderbench.benchmarks.statistics.AgainstPgbench;
import dev.orderbench.benchmarks.statistics.Estimate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The baseline against pgbench, as a table.
 *
 * @param legend what its columns mean; where there are no rows, why
 * @param rows none where there was no pgbench
 */
record YardstickTable(String legend, List<Row> rows) {

    private static final String FLOOR = "SELECT 1";

    /** One operation at one point; rates are operations of all threads in a second. */
    record Row(
            String operation,
            String point,
            String perSecond,
            String pgbench,
            Figure ratio,
            String target,
            String standing) {}

    /** Empty where the run had no yardstick. */
    static Optional<YardstickTable> of(Results results) {
        return AgainstPgbench.of(results).map(against -> table(results, against));
    }

    private static YardstickTable table(Results results, AgainstPgbench against) {
        String absences = against.absences().isEmpty()
                ? ""
                : Words.capitalized(Words.list(
                                against.absences().stream().map(Words::clause).toList()))
                        + ".";
        if (against.rows().isEmpty()) {
            return new YardstickTable(absences.isEmpty() ? "No yardstick: no JVM measured." : absences, List.of());
        }
        String baseline = Words.name(results.baseline());
        String legend = "pgbench, PostgreSQL's own client in C, ran the statements of " + baseline
                + " after each JVM, prepared, in as many round trips, with as many connections, on the same server."
                + " The ratio is the throughput of " + baseline
                + " divided by that of pgbench, with its 95% interval over"
                + " the JVMs: 1 would mean that Java, the driver and the pool cost nothing more than pgbench does. Rates are"
                + " operations of all threads in a second. " + FLOOR
                + " is the floor, the driver and the pool alone: no"
                + " client of theirs can do more round trips here."
                + aboveOne(against)
                + (absences.isEmpty() ? "" : " Lacking in part: " + absences);
        return new YardstickTable(
                legend, against.rows().stream().map(row -> row(results, row)).toList());
    }

    /** Such a ratio is wondered at by everyone, and was once our own fault. */
    private static String aboveOne(AgainstPgbench against) {
        List<String> above = against.rows().stream()
                .filter(row -> row.ratio() instanceof Estimate.Interval interval && interval.low() > 1)
                .map(AgainstPgbench.Row::operation)
                .distinct()
                .toList();
        return above.isEmpty()
                ? ""
                : " That Java is shown to do more than C at " + Words.list(above)
                        + " does not mean that it is faster: the two ran one after the other, and have not met the same rows in"
                        + " the same state.";
    }

    private static Row row(Results results, AgainstPgbench.Row row) {
        boolean floor = row.operation().equals(Yardstick.FLOOR);
        return new Row(
                floor ? FLOOR : row.operation(),
                row.point().label(results.plan().dataSize()),
                Numbers.perSecond(row.perSecond()),
                Numbers.perSecond(row.pgbenchPerSecond()),
                Numbers.ratio(row.ratio()),
                floor ? "–" : String.format(Locale.ROOT, "%.2f", row.target()),
                floor ? "floor" : standing(row.standing()));
    }

    static String standing(AgainstPgbench.Standing standing) {
        return switch (standing) {
            case MET -> "met";
            case MISSED -> "missed";
            case OPEN -> "not decided";
        };
    }
}
