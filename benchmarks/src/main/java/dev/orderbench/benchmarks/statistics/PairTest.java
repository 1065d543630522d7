package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Contender;

/**
 * The paired t-test of two contenders in one operation at one point, from the JVMs that measured both, at
 * least two.
 *
 * @param first one of them, the earlier in the order of the results
 * @param second the other
 * @param ratio time of the second divided by time of the first, with its plain interval
 * @param p p-value of the hypothesis that they take the same time
 * @param adjustedP the same, adjusted after Holm within the family that {@link Comparison} names
 */
public record PairTest(Contender first, Contender second, Estimate.Interval ratio, double p, double adjustedP) {

    /** Whether a difference was shown, with the whole family held to {@link Comparison#CONFIDENCE}. */
    public boolean differenceShown() {
        return adjustedP < 1 - Comparison.CONFIDENCE;
    }

    boolean involves(Contender contender) {
        return first.equals(contender) || second.equals(contender);
    }

    boolean isOf(Contender one, Contender other) {
        return first.equals(one) && second.equals(other) || first.equals(other) && second.equals(one);
    }
}
