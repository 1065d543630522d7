package dev.orderbench.benchmarks.statistics;

/** What is compared between two runs. Less is better. */
public enum Quantity {
    /** Time of the contender divided by that of the baseline in the same rounds: what disturbs both cancels out. */
    RATIO,
    /** Time of one operation. Nothing pairs one run with another, so a machine that became slower looks like a change. */
    TIME,
    /** Bytes that the calling threads allocated for one operation: near to the same on any machine. */
    ALLOCATION,
    /** Statements that were executed for one operation: the same on any machine. */
    STATEMENTS,
    /** How often one operation waited for the server's answer: the same on any machine. */
    ROUND_TRIPS,
    /** Bytes that one operation sent and received: nearly the same on any machine. */
    BYTES
}
