package dev.orderbench.contract;

/** The order of search results (R32). */
public enum OrderSort {
    /** By time, then id, both descending. */
    NEWEST_FIRST,
    /** By time, then id, both ascending. */
    OLDEST_FIRST,
    /** By total, then id, both descending. */
    HIGHEST_TOTAL_FIRST
}
