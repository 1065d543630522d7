package dev.orderbench.benchmarks.statistics;

/** What is compared between two runs. Less is better. */
public enum Quantity {
    /** Time of the contender divided by that of the baseline in the same rounds: what disturbs both cancels out. */
    RATIO,
    /** Time of one operation. Nothing pairs one run with another, so a machine that became slower looks like a change. */
    TIME,
    /** Bytes that the calling threads allocated for one operation: near to the same on any machine. */
    ALLOCATION
}
