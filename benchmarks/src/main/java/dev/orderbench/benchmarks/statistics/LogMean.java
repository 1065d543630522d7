package dev.orderbench.benchmarks.statistics;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/** Means of logarithms, one for each JVM, and what they say of the quantity itself. */
final class LogMean {

    private LogMean() {}

    /** The geometric mean with its t-interval, for at least one JVM. Confidence is {@link Comparison#CONFIDENCE}. */
    static Estimate estimate(List<Double> logsOfJvms) {
        double mean = mean(logsOfJvms);
        int jvms = logsOfJvms.size();
        if (jvms == 1) {
            return new Estimate.Point(Math.exp(mean));
        }
        double squares = logsOfJvms.stream()
                .mapToDouble(log -> (log - mean) * (log - mean))
                .sum();
        double standardError = Math.sqrt(squares / (jvms - 1) / jvms);
        double halfWidth = quantile(jvms - 1) * standardError;
        return new Estimate.Interval(Math.exp(mean), Math.exp(mean - halfWidth), Math.exp(mean + halfWidth));
    }

    static double mean(List<Double> logs) {
        return logs.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double quantile(int degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseCumulativeProbability((1 + Comparison.CONFIDENCE) / 2);
    }
}
