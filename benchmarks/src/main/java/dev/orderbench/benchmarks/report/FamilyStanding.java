package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.statistics.LogTimes;
import dev.orderbench.benchmarks.statistics.Standings;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * How contenders stand in one kind of work.
 *
 * @param family which kind
 * @param operations names of its operations that were compared, in the order of the plan
 * @param standings over these, under all conditions together
 */
record FamilyStanding(OperationFamily family, List<String> operations, Standings standings) {

    FamilyStanding {
        operations = List.copyOf(operations);
    }

    /** Those of which anything was compared, in the order of the kinds. */
    static List<FamilyStanding> of(LogTimes times) {
        return Arrays.stream(OperationFamily.values())
                .map(family -> of(times, family))
                .filter(standing -> !standing.operations.isEmpty())
                .toList();
    }

    private static FamilyStanding of(LogTimes times, OperationFamily family) {
        Predicate<LogTimes.Cell> belongs = cell -> OperationFamily.of(cell.operation()) == family;
        return new FamilyStanding(
                family,
                times.cells().stream()
                        .filter(belongs)
                        .map(LogTimes.Cell::operation)
                        .distinct()
                        .toList(),
                Standings.of(times, contender -> true, belongs));
    }

    /** Whether there is anything to say. */
    boolean isUsable() {
        return standings.cells() > 0;
    }
}
