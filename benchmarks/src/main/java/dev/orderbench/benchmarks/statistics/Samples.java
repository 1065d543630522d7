package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Cell;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The samples of one cell. */
sealed interface Samples {

    /**
     * There are none.
     *
     * @param reason why, as a clause
     */
    record None(String reason) implements Samples {}

    /**
     * There are some.
     *
     * @param series at least one, each with at least one sample
     */
    record Some(List<Cell.Series> series) implements Samples {

        int jvms() {
            return series.size();
        }

        int slices() {
            return series.stream()
                    .mapToInt(one -> one.nanosPerOperation().size())
                    .sum();
        }

        /** The time of one operation, in nanoseconds. */
        Estimate time() {
            return LogMean.estimate(series.stream()
                    .map(one -> LogMean.mean(
                            one.nanosPerOperation().stream().map(Math::log).toList()))
                    .toList());
        }

        /** The ratio of this time to that of the baseline, from the JVMs that measured both; empty where none did. */
        Optional<Estimate> ratioTo(Some baseline) {
            List<Double> logs = series.stream()
                    .flatMap(one -> baseline.series.stream()
                            .filter(other -> other.jvm() == one.jvm())
                            .map(other -> meanLogRatio(one, other)))
                    .toList();
            return logs.isEmpty() ? Optional.empty() : Optional.of(LogMean.estimate(logs));
        }

        private static double meanLogRatio(Cell.Series contender, Cell.Series baseline) {
            List<Double> times = contender.nanosPerOperation();
            List<Double> baselineTimes = baseline.nanosPerOperation();
            return LogMean.mean(IntStream.range(0, times.size())
                    .mapToObj(round -> Math.log(times.get(round) / baselineTimes.get(round)))
                    .toList());
        }
    }
}
