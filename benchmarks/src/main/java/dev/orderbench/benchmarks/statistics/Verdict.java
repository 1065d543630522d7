package dev.orderbench.benchmarks.statistics;

/** What an interval of a ratio to the baseline allows to be said. */
public enum Verdict {
    /** The whole interval lies above 1: the contender takes more time. */
    SLOWER,

    /** The whole interval lies below 1: the contender takes less time. */
    FASTER,

    /**
     * The interval holds 1. That is no proof of equality: the interval says how large a difference may have been
     * missed.
     */
    NO_DIFFERENCE_SHOWN,

    /** A single JVM measured, so there is no interval to decide from. */
    NO_INTERVAL;

    static Verdict of(Estimate ratio) {
        return switch (ratio) {
            case Estimate.Point point -> NO_INTERVAL;
            case Estimate.Interval interval when interval.low() > 1 -> SLOWER;
            case Estimate.Interval interval when interval.high() < 1 -> FASTER;
            case Estimate.Interval interval -> NO_DIFFERENCE_SHOWN;
        };
    }
}
