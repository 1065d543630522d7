package dev.orderbench.benchmarks.statistics;

/** What the adjusted test of a contender and the baseline allows to be said. */
public enum Verdict {
    /** A difference was shown: the contender takes more time. */
    SLOWER,

    /** A difference was shown: the contender takes less time. */
    FASTER,

    /**
     * No difference was shown. That is no proof of equality: the interval says how large a difference may have been
     * missed.
     */
    NO_DIFFERENCE_SHOWN,

    /** A single JVM measured, so there is nothing to decide from. */
    NO_INTERVAL;

    /** Of a test whose first contender is the baseline. */
    static Verdict of(PairTest test) {
        if (!test.differenceShown()) {
            return NO_DIFFERENCE_SHOWN;
        }
        return test.ratio().value() > 1 ? SLOWER : FASTER;
    }
}
