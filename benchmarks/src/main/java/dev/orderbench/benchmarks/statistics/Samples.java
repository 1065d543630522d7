package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Causes;
import dev.orderbench.benchmarks.result.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
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

        /**
         * What that time was spent on; {@code null} where no JVM recorded it.
         *
         * @param networkNanos what a simulated network cost of it, or {@code null}
         */
        @Nullable Breakdown breakdown(Estimate time, @Nullable Double networkNanos) {
            List<Causes> causes = series.stream()
                    .map(Cell.Series::causes)
                    .filter(Objects::nonNull)
                    .toList();
            return causes.isEmpty() ? null : Breakdown.of(causes, time.value(), networkNanos);
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
            return pairedWith(reference, (one, other) -> meanLogRatio(one, other, 0, one.size()));
        }

        /**
         * How much the mean log-ratio to another contender is higher in the second half of the rounds than in the first, one for
         * each JVM that measured both in two rounds at least. Of an odd number, the one in the middle is left out.
         */
        List<Double> logChangesOfRatioTo(Some reference) {
            return pairedWith(reference, (one, other) -> {
                int half = one.size() / 2;
                return half == 0
                        ? Double.NaN
                        : meanLogRatio(one, other, one.size() - half, one.size()) - meanLogRatio(one, other, 0, half);
            });
        }

        /** What a function says of the times in each JVM that measured both; what is not a number is left out. */
        private List<Double> pairedWith(Some reference, ToDoubleBiFunction<List<Double>, List<Double>> function) {
            Map<Integer, Cell.Series> ofReference =
                    reference.series.stream().collect(Collectors.toMap(Cell.Series::jvm, Function.identity()));
            List<Double> values = new ArrayList<>();
            for (Cell.Series one : series) {
                Cell.Series other = ofReference.get(one.jvm());
                if (other != null) {
                    double value = function.applyAsDouble(one.nanosPerOperation(), other.nanosPerOperation());
                    if (!Double.isNaN(value)) {
                        values.add(value);
                    }
                }
            }
            return values;
        }

        private static double meanLogRatio(List<Double> times, List<Double> referenceTimes, int from, int until) {
            double sum = 0;
            for (int round = from; round < until; round++) {
                sum += Math.log(times.get(round) / referenceTimes.get(round));
            }
            return sum / (until - from);
        }
    }
}
