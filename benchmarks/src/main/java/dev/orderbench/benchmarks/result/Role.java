package dev.orderbench.benchmarks.result;

/** What a contender is measured for. */
public enum Role {
    /** To be compared with the others. */
    CONTENDER,

    /** A contender as it is first written, or in another style: to be compared with the same one tuned, in stages of drafts only. */
    DRAFT,

    /** A control: an identical copy of the baseline under another name. Its true ratio to the baseline is 1. */
    TWIN,

    /**
     * A control: a copy of the baseline that does every twentieth operation twice. Its true ratio to the baseline is
     * 1.05.
     */
    SLOWER_TWIN;

    /** Whether it is measured to check the measurement itself. */
    public boolean isControl() {
        return this == TWIN || this == SLOWER_TWIN;
    }
}
