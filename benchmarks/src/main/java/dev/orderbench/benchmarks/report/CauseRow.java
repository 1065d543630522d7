package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.statistics.Breakdown;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.Outcome;
import dev.orderbench.benchmarks.statistics.Remainder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One contender in the table of what the times were spent on. */
sealed interface CauseRow {

    /** What stands in the place of a number that the machine or the server does not tell. */
    String NOT_AVAILABLE = "not available";

    String contender();

    /**
     * There are causes. Times are in microseconds.
     *
     * @param micros time of one operation
     * @param allocated bytes
     * @param wal bytes, or that they are not available
     */
    record Measured(
            String contender,
            String micros,
            Part clientCpu,
            Part serverCpu,
            Part waiting,
            Part remainder,
            String allocated,
            String wal)
            implements CauseRow {}

    /** There are none. */
    record Missing(String contender, String reason) implements CauseRow {}

    /**
     * A part of a time.
     *
     * @param micros in microseconds, or a word
     * @param share of the whole, in percent; empty where there is a word
     */
    record Part(String micros, String share) {

        static final Part NOT_AVAILABLE = new Part(CauseRow.NOT_AVAILABLE, "");
        static final Part NONE = new Part("none", "");

        private static Part of(@Nullable Double nanos, double wholeNanos, int decimals) {
            return nanos == null
                    ? NOT_AVAILABLE
                    : new Part(Numbers.fixed(nanos / 1000, decimals), Numbers.share(nanos / wholeNanos));
        }

        String text() {
            return share.isEmpty() ? micros : micros + " (" + share + ")";
        }
    }

    /** All rows of one operation and point. */
    record Group(String operation, String point, List<CauseRow> rows) {

        static Group of(Comparison.Group group) {
            // All of a group have the same decimals, so that they can be compared and added up down and across.
            double smallest = group.entries().stream()
                    .map(Comparison.Entry::outcome)
                    .filter(Outcome.Measured.class::isInstance)
                    .mapToDouble(outcome ->
                            ((Outcome.Measured) outcome).nanosPerOperation().value())
                    .min()
                    .orElse(0);
            int decimals = Numbers.decimalsOfParts(smallest / 1000);
            return new Group(
                    group.operation(),
                    group.point().conditions(),
                    group.entries().stream().map(entry -> row(entry, decimals)).toList());
        }

        private static CauseRow row(Comparison.Entry entry, int decimals) {
            String name = Words.name(entry.contender());
            return switch (entry.outcome()) {
                case Outcome.Failed failed -> new Missing(name, "no score");
                case Outcome.Measured measured -> {
                    Breakdown breakdown = measured.breakdown();
                    yield breakdown == null
                            ? new Missing(name, "not recorded")
                            : row(name, measured.nanosPerOperation().value(), breakdown, decimals);
                }
            };
        }

        private static CauseRow row(String name, double nanos, Breakdown breakdown, int decimals) {
            Double wal = breakdown.walBytes();
            return new Measured(
                    name,
                    Numbers.fixed(nanos / 1000, decimals),
                    Part.of(breakdown.clientCpuNanos(), nanos, decimals),
                    Part.of(breakdown.serverCpuNanos(), nanos, decimals),
                    Part.of(breakdown.waitNanos(), nanos, decimals),
                    switch (breakdown.remainder()) {
                        case Remainder.Left left -> Part.of(left.nanos(), nanos, decimals);
                        case Remainder.Exceeded exceeded -> Part.NONE;
                    },
                    Numbers.fixed(breakdown.allocatedBytes(), 0),
                    wal == null ? CauseRow.NOT_AVAILABLE : Numbers.fixed(wal, 0));
        }
    }
}
