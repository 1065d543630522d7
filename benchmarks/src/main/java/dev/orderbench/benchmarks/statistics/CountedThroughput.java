package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Cell;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What all threads got done together in a second, as it was counted apart from the times. */
public final class CountedThroughput {

    private CountedThroughput() {}

    /**
     * The geometric mean over the JVMs of what each did on the average, with its t-interval; empty where nothing was counted.
     *
     * @param series the samples of one cell
     */
    public static Optional<Estimate> of(List<Cell.Series> series) {
        List<Double> logs = series.stream()
                .map(Cell.Series::operationsPerSecond)
                .filter(Objects::nonNull)
                .filter(rates -> !rates.isEmpty())
                .map(rates -> Math.log(LogMean.mean(rates)))
                .toList();
        return logs.isEmpty() ? Optional.empty() : Optional.of(LogMean.estimate(logs));
    }
}
