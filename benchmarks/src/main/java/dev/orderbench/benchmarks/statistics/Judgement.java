package dev.orderbench.benchmarks.statistics;

/** What may be said of a change, given by how much a quantity may grow. */
public enum Judgement {
    /** It grew by more: the whole interval lies above the threshold. */
    WORSE,
    /** It shrank: the whole interval lies below 1. */
    BETTER,
    /** It did not grow by more: the whole interval lies below the threshold. */
    WITHIN,
    /** The interval holds the threshold, or there is none: it may have grown by more, or not. */
    UNDECIDED
}
