package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Causes;
import dev.orderbench.benchmarks.result.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

        /** What that time was spent on; {@code null} where no JVM recorded it. */
        @Nullable Breakdown breakdown(Estimate time) {
            List<Causes> causes = series.stream()
                    .map(Cell.Series::causes)
                    .filter(Objects::nonNull)
                    .toList();
            return causes.isEmpty() ? null : Breakdown.of(causes, time.value());
        }

        /** The mean logarithm of the time of one operation, over the JVMs. */
        double logTime() {
            return LogMean.mean(logTimes());
        }

        /** The mean logarithms of the time of one operation, one for each JVM. */
        List<Double> logTimes() {
            return series.stream().map(Some::meanLogTime).toList();
        }

        private static double meanLogTime(Cell.Series series) {
            double sum = 0;
            for (double nanos : series.nanosPerOperation()) {
                sum += Math.log(nanos);
            }
            return sum / series.nanosPerOperation().size();
        }

        /** The mean log-ratios of this time to that of another contender, one for each JVM that measured both. */
        List<Double> logRatiosTo(Some reference) {
            Map<Integer, Cell.Series> ofReference =
                    reference.series.stream().collect(Collectors.toMap(Cell.Series::jvm, Function.identity()));
            List<Double> logRatios = new ArrayList<>();
            for (Cell.Series one : series) {
                Cell.Series other = ofReference.get(one.jvm());
                if (other != null) {
                    logRatios.add(meanLogRatio(one, other));
                }
            }
            return logRatios;
        }

        private static double meanLogRatio(Cell.Series contender, Cell.Series reference) {
            List<Double> times = contender.nanosPerOperation();
            List<Double> referenceTimes = reference.nanosPerOperation();
            double sum = 0;
            for (int round = 0; round < times.size(); round++) {
                sum += Math.log(times.get(round) / referenceTimes.get(round));
            }
            return sum / times.size();
        }
    }
}
