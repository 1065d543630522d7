package dev.orderbench.benchmarks.selftest;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Results;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A wrong method: takes every slice for a JVM of its own, as if slices of the same JVM knew nothing of one another. The
 * rest is the right method.
 */
final class SlicesAsReplicates {

    private SlicesAsReplicates() {}

    /** The same samples, each in a JVM of its own. */
    static Results of(Results results) {
        return new Results(
                results.format(),
                results.version(),
                results.startedAt(),
                results.finishedAt(),
                results.complete(),
                results.plan(),
                results.environment(),
                results.contenders(),
                results.jvms(),
                results.cells().stream().map(SlicesAsReplicates::apart).toList());
    }

    private static Cell apart(Cell cell) {
        return new Cell(
                cell.operation(),
                cell.point(),
                cell.contender(),
                cell.failure(),
                cell.series().stream().flatMap(SlicesAsReplicates::apart).toList());
    }

    private static Stream<Cell.Series> apart(Cell.Series series) {
        List<Double> times = series.nanosPerOperation();
        return IntStream.range(0, times.size())
                .mapToObj(
                        round -> new Cell.Series(series.jvm() * times.size() + round, List.of(times.get(round)), null));
    }
}
