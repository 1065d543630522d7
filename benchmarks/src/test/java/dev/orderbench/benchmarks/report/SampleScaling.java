package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Made-up runs over threads. */
final class SampleScaling {

    private SampleScaling() {}

    /**
     * {@link SampleResults#grown()}, but that one of three JVMs in which raw JDBC calls from 8 threads was six times as fast: the
     * interval ends at some thirteen times its middle.
     */
    static Results wide() {
        Results run = SampleResults.grown();
        String first = run.contenders().getFirst().id();
        return SampleResults.changing(
                run,
                cell -> cell.point().equals(Point.of(8, "small"))
                                && cell.contender().equals(first)
                        ? wide(cell)
                        : cell);
    }

    private static Cell wide(Cell cell) {
        List<Cell.Series> series = cell.series();
        return new Cell(
                cell.operation(),
                cell.point(),
                cell.contender(),
                null,
                IntStream.range(0, series.size())
                        .mapToObj(i -> i == 0 ? sixTimesAsFast(series.getFirst()) : series.get(i))
                        .toList());
    }

    private static Cell.Series sixTimesAsFast(Cell.Series series) {
        return new Cell.Series(
                series.jvm(),
                series.nanosPerOperation().stream().map(one -> one / 6).toList(),
                Objects.requireNonNull(series.operationsPerSecond()).stream()
                        .map(one -> one * 6)
                        .toList(),
                series.causes());
    }
}
