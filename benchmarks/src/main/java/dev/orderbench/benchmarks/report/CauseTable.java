package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.statistics.Comparison;
import java.util.List;

/**
 * What the times were spent on, as a table.
 *
 * @param groups one for each operation and point; none where the results hold no causes
 * @param legend what its columns and words mean; where there are no groups, why
 */
record CauseTable(List<CauseRow.Group> groups, String legend) {

    private static final String COLUMNS =
            "Means for one operation, times in microseconds. Client CPU is the processor time of the calling"
                    + " thread, server CPU that of the backend that served it, wait the time until the pool gave a"
                    + " connection; the remainder is what these leave of the time. Allocated is on the client's heap,"
                    + " WAL is what the server logged, in bytes.";

    static CauseTable of(Comparison comparison) {
        List<CauseRow.Group> groups =
                comparison.groups().stream().map(CauseRow.Group::of).toList();
        boolean recorded =
                groups.stream().flatMap(group -> group.rows().stream()).anyMatch(CauseRow.Measured.class::isInstance);
        return recorded
                ? new CauseTable(groups, COLUMNS + words(groups))
                : new CauseTable(
                        List.of(), "These results hold no causes of the times: files of format version 1 have none.");
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
                ? " Where server CPU is not available, the remainder includes it."
                : "";
        String exceeded = rows.stream().anyMatch(row -> row.remainder().equals(CauseRow.Part.NONE))
                ? " The remainder is “none” where the three add up to more than the time: client and server worked at the"
                        + " same moment, or operations that were not timed, which server CPU and wait include, cost more."
                : "";
        return unseen + exceeded;
    }
}
