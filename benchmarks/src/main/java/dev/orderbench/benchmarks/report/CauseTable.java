package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Yardstick;
import dev.orderbench.benchmarks.statistics.AgainstPgbench;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.Outcome;
import dev.orderbench.benchmarks.statistics.OutsideComparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the times were spent on, as a table.
 *
 * @param groups one for each operation and point, those over a simulated network last; none where the results hold no causes
 * @param legend what its columns and words mean; where there are no groups, why
 */
record CauseTable(List<CauseRow.Group> groups, String legend) {

    private static final String COLUMNS =
            "Means for one operation, times in microseconds. Client CPU is the processor time of the calling"
                    + " thread, server CPU that of the server's processes that served it, wait the time until the pool gave a"
                    + " connection; %s. Allocated is on the client's heap,"
                    + " WAL is what the server logged, in bytes.";

    static CauseTable of(Results results, Comparison comparison) {
        return of(
                comparison,
                OutsideComparison.of(results),
                network(results),
                AgainstPgbench.of(results).flatMap(CauseTable::bareRoundTrip).orElse(""));
    }

    /**
     * @param outside of those the ones over a simulated network are shown, where its part is known
     * @param network the network that is not simulated
     * @param bareRoundTrip a sentence, or nothing
     */
    static CauseTable of(Comparison comparison, List<OutsideComparison> outside, String network, String bareRoundTrip) {
        List<CauseRow.Group> groups = new ArrayList<>(
                comparison.groups().stream().map(CauseRow.Group::of).toList());
        outside.stream()
                .filter(cell -> cell.point().rttMicros() > 0)
                .collect(Collectors.groupingBy(
                        cell -> List.of(cell.operation(), cell.point()), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(cells -> cells.stream().anyMatch(CauseTable::networkIsKnown))
                .forEach(cells -> groups.add(CauseRow.Group.overNetwork(cells)));
        boolean recorded =
                groups.stream().flatMap(group -> group.rows().stream()).anyMatch(CauseRow.Measured.class::isInstance);
        return recorded
                ? new CauseTable(
                        groups,
                        COLUMNS.formatted("the remainder is what these leave of the time: " + network
                                        + ", switches, locks, disk")
                                + words(groups)
                                + bareRoundTrip)
                : new CauseTable(List.of(), absence(comparison));
    }

    private static String absence(Comparison comparison) {
        boolean measured = comparison.groups().stream()
                .flatMap(group -> group.entries().stream())
                .anyMatch(entry -> entry.outcome() instanceof Outcome.Measured);
        return measured
                ? "These results hold no causes of the times: of virtual threads none are known, and files of format version 1"
                        + " have none."
                : "No contender has a score, so there are no times to tell the causes of.";
    }

    private static boolean networkIsKnown(OutsideComparison cell) {
        return cell instanceof OutsideComparison.Measured measured
                && measured.breakdown() != null
                && measured.breakdown().networkNanos() != null;
    }

    /** The network that nobody simulates and that is a part of every remainder. */
    static String network(Results results) {
        return results.environment().server().source().equals("external") ? "network" : "network of loopback";
    }

    /** What the whole of a round trip costs that asks for nothing, at each number of threads. */
    private static Optional<String> bareRoundTrip(AgainstPgbench against) {
        List<String> times = against.rows().stream()
                .filter(row -> row.operation().equals(Yardstick.FLOOR)
                        && row.point().rttMicros() == 0
                        && !row.point().drafts())
                .collect(Collectors.toMap(
                        row -> row.point().conditions(),
                        row -> row.point().threads() * 1e6 / row.perSecond().value(),
                        (first, later) -> first,
                        LinkedHashMap::new))
                .entrySet()
                .stream()
                .map(entry -> Numbers.threeDigits(entry.getValue()) + " microseconds with " + entry.getKey())
                .toList();
        return times.isEmpty()
                ? Optional.empty()
                : Optional.of(" A bare round trip, SELECT 1 through the pool and the driver, takes in whole "
                        + Words.list(times) + ": processor time, the way, and switches together.");
    }

    /** Those that are compared. */
    List<CauseRow.Group> compared() {
        return groups.stream().filter(group -> !group.overNetwork()).toList();
    }

    boolean overNetwork() {
        return groups.stream().anyMatch(CauseRow.Group::overNetwork);
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    /** What the words mean that stand in the place of numbers; only of those that do. */
    private static String words(List<CauseRow.Group> groups) {
        List<CauseRow.Measured> rows = groups.stream()
                .flatMap(group -> group.rows().stream())
                .filter(CauseRow.Measured.class::isInstance)
                .map(CauseRow.Measured.class::cast)
                .toList();
        String unseen = rows.stream().anyMatch(row -> row.serverCpu().equals(CauseRow.Part.NOT_AVAILABLE))
                ? " Where server CPU is not available, since the server's processes cannot be seen from here or parallel workers did"
                        + " a part of the work, the remainder includes it."
                : "";
        String exceeded = rows.stream().anyMatch(row -> row.remainder().equals(CauseRow.Part.NONE))
                ? " The remainder is “none” where the others add up to more than the time: client and server worked at the"
                        + " same moment, or operations that were not timed, which server CPU and wait include, cost more."
                : "";
        String simulated = groups.stream().anyMatch(CauseRow.Group::overNetwork)
                ? " Where a network was simulated, its part is the round trips counted on the wire times the round-trip time; the"
                        + " calling thread spins for some of it, so its client CPU is left in the remainder there."
                : "";
        return unseen + exceeded + simulated;
    }
}
