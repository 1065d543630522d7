package dev.orderbench.benchmarks.statistics;

/** How a contender that was measured stands to the baseline. */
public sealed interface Relation {

    /** It is the baseline. */
    record Baseline() implements Relation {}

    /**
     * It was compared with the baseline.
     *
     * @param ratio time of the contender divided by time of the baseline; above 1 is slower
     * @param verdict what the interval of the ratio allows to be said
     */
    record Ratio(Estimate ratio, Verdict verdict) implements Relation {

        Ratio(Estimate ratio) {
            this(ratio, Verdict.of(ratio));
        }
    }

    /**
     * It cannot be compared, although it was measured itself.
     *
     * @param reason why, as a clause
     */
    record Unavailable(String reason) implements Relation {}
}
