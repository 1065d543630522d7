package dev.orderbench.benchmarks.statistics;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The change of a quantity from one run to another, from the means of the logarithms in the JVMs of each: Welch's t-interval,
 * which takes the two spreads for different and nothing for paired.
 */
final class Welch {

    private Welch() {}

    /**
     * The factor from the first to the second with its two-sided interval, of confidence {@link Comparison#CONFIDENCE}; a
     * point where either has a single JVM. Degrees of freedom are those of Welch and Satterthwaite.
     */
    static Estimate change(List<Double> oldLogs, List<Double> newLogs) {
        double difference = LogMean.mean(newLogs) - LogMean.mean(oldLogs);
        if (oldLogs.size() < 2 || newLogs.size() < 2) {
            return new Estimate.Point(Math.exp(difference));
        }
        double oldVariance = varianceOfMean(oldLogs);
        double newVariance = varianceOfMean(newLogs);
        double variance = oldVariance + newVariance;
        if (variance == 0) {
            double factor = Math.exp(difference);
            return new Estimate.Interval(factor, factor, factor);
        }
        // As shares of the variance, since the squares of small variances are too small for a double.
        double oldShare = oldVariance / variance;
        double newShare = newVariance / variance;
        double degreesOfFreedom =
                1 / (oldShare * oldShare / (oldLogs.size() - 1) + newShare * newShare / (newLogs.size() - 1));
        double halfWidth =
                TDistribution.of(degreesOfFreedom).inverseCumulativeProbability((1 + Comparison.CONFIDENCE) / 2)
                        * Math.sqrt(variance);
        return new Estimate.Interval(
                Math.exp(difference), Math.exp(difference - halfWidth), Math.exp(difference + halfWidth));
    }

    private static double varianceOfMean(List<Double> logs) {
        double mean = LogMean.mean(logs);
        double squares =
                logs.stream().mapToDouble(log -> (log - mean) * (log - mean)).sum();
        return squares / (logs.size() - 1) / logs.size();
    }
}
