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
            return LogMean.estimate(logTimes());
        }

        /** The mean logarithms of the time of one operation, one for each JVM. */
        List<Double> logTimes() {
            return series.stream()
                    .map(one -> LogMean.mean(
                            one.nanosPerOperation().stream().map(Math::log).toList()))
                    .toList();
        }

        /** The ratio of this time to that of the baseline, from the JVMs that measured both; empty where none did. */
        Optional<Estimate> ratioTo(Some baseline) {
            List<Double> logs = logRatiosTo(baseline);
            return logs.isEmpty() ? Optional.empty() : Optional.of(LogMean.estimate(logs));
        }

        /** The mean log-ratios of this time to that of another contender, one for each JVM that measured both. */
        List<Double> logRatiosTo(Some reference) {
            return series.stream()
                    .flatMap(one -> reference.series.stream()
                            .filter(other -> other.jvm() == one.jvm())
                            .map(other -> meanLogRatio(one, other)))
                    .toList();
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
