package dev.orderbench.benchmarks.statistics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.statistics.distribution.TDistribution;

/** Means of logarithms, one for each JVM, and what they say of the quantity itself. */
final class LogMean {

    // Solved for, which takes longer than all the rest of a comparison. There are few different ones.
    private static final Map<Quantile, Double> QUANTILES = new ConcurrentHashMap<>();

    private LogMean() {}

    /** The geometric mean with its t-interval, for at least one JVM. Confidence is {@link Comparison#CONFIDENCE}. */
    static Estimate estimate(List<Double> logsOfJvms) {
        return logsOfJvms.size() == 1
                ? new Estimate.Point(Math.exp(logsOfJvms.getFirst()))
                : interval(logsOfJvms, 1 - Comparison.CONFIDENCE);
    }

    /**
     * The geometric mean with its two-sided t-interval, for at least two JVMs.
     *
     * @param significance one less the confidence
     */
    static Estimate.Interval interval(List<Double> logsOfJvms, double significance) {
        double mean = mean(logsOfJvms);
        double halfWidth = quantile(logsOfJvms.size() - 1, significance) * standardError(logsOfJvms, mean);
        return new Estimate.Interval(Math.exp(mean), Math.exp(mean - halfWidth), Math.exp(mean + halfWidth));
    }

    /**
     * The p-value of the two-sided t-test that the quantity has this value, for at least two JVMs. It is less than some
     * significance just when the interval of that significance leaves the value out.
     */
    static double pValue(List<Double> logsOfJvms, double value) {
        double mean = mean(logsOfJvms);
        double distance = Math.abs(mean - Math.log(value));
        double standardError = standardError(logsOfJvms, mean);
        if (standardError == 0) {
            return distance == 0 ? 1 : 0;
        }
        return 2 * TDistribution.of(logsOfJvms.size() - 1).survivalProbability(distance / standardError);
    }

    static double mean(List<Double> logs) {
        return logs.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double standardError(List<Double> logs, double mean) {
        double squares =
                logs.stream().mapToDouble(log -> (log - mean) * (log - mean)).sum();
        return Math.sqrt(squares / (logs.size() - 1) / logs.size());
    }

    /** What a t-distributed quantity exceeds, on either side, with this probability. */
    private static double quantile(int degreesOfFreedom, double significance) {
        return QUANTILES.computeIfAbsent(
                new Quantile(degreesOfFreedom, significance),
                wanted -> TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(significance / 2));
    }

    private record Quantile(int degreesOfFreedom, double significance) {}
}
