package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.statistics.Breakdown;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.Outcome;
import dev.orderbench.benchmarks.statistics.OutsideComparison;
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
     * @param network what a simulated network cost; a word where none was simulated
     * @param allocated bytes
     * @param wal bytes, or that they are not available
     */
    record Measured(
            String contender,
            String micros,
            Part clientCpu,
            Part serverCpu,
            Part network,
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
        static final Part IN_REMAINDER = new Part("in the remainder", "");

        /** No finer than the whole, to which all parts add up. */
        private static Part of(@Nullable Double nanos, Estimate whole) {
            return nanos == null
                    ? NOT_AVAILABLE
                    : new Part(
                            Numbers.part(nanos / 1000, Numbers.decimalsOfMicros(whole)),
                            Numbers.share(nanos / whole.value()));
        }

        String text() {
            return share.isEmpty() ? micros : micros + " (" + share + ")";
        }
    }

    /**
     * All rows of one operation and point.
     *
     * @param overNetwork whether a network was simulated
     */
    record Group(String operation, String point, boolean overNetwork, List<CauseRow> rows) {

        static Group of(Comparison.Group group) {
            return new Group(
                    group.operation(),
                    group.point().conditions(),
                    false,
                    group.entries().stream().map(CauseRow.Group::row).toList());
        }

        /** Of one operation at one point that is not compared, over a simulated network. */
        static Group overNetwork(List<OutsideComparison> cells) {
            return new Group(
                    cells.getFirst().operation(),
                    cells.getFirst().point().conditions(),
                    true,
                    cells.stream().map(CauseRow.Group::row).toList());
        }

        private static CauseRow row(OutsideComparison cell) {
            String name = Words.name(cell.contender());
            return switch (cell) {
                case OutsideComparison.Missing missing -> new Missing(name, "no score");
                case OutsideComparison.Measured measured -> {
                    Breakdown breakdown = measured.breakdown();
                    yield breakdown == null
                            ? new Missing(name, "not recorded")
                            : row(name, measured.nanos(), breakdown);
                }
            };
        }

        private static CauseRow row(Comparison.Entry entry) {
            String name = Words.name(entry.contender());
            return switch (entry.outcome()) {
                case Outcome.Failed failed -> new Missing(name, "no score");
                case Outcome.Measured measured -> {
                    Breakdown breakdown = measured.breakdown();
                    yield breakdown == null
                            ? new Missing(name, "not recorded")
                            : row(name, measured.nanosPerOperation(), breakdown);
                }
            };
        }

        private static CauseRow row(String name, Estimate nanos, Breakdown breakdown) {
            Double wal = breakdown.walBytes();
            Double network = breakdown.networkNanos();
            return new Measured(
                    name,
                    Numbers.micros(nanos).value(),
                    network == null ? Part.of(breakdown.clientCpuNanos(), nanos) : Part.IN_REMAINDER,
                    Part.of(breakdown.serverCpuNanos(), nanos),
                    network == null ? Part.IN_REMAINDER : Part.of(network, nanos),
                    Part.of(breakdown.waitNanos(), nanos),
                    switch (breakdown.remainder()) {
                        case Remainder.Left left -> Part.of(left.nanos(), nanos);
                        case Remainder.Exceeded exceeded -> Part.NONE;
                    },
                    Numbers.part(breakdown.allocatedBytes(), 0),
                    wal == null ? CauseRow.NOT_AVAILABLE : Numbers.part(wal, 0));
        }
    }
}
