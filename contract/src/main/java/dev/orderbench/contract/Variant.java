package dev.orderbench.contract;

/**
 * A way of using a contender's library. Every variant keeps all rules of the contract; they differ in what it costs.
 */
public enum Variant {
    /** What the library's own documentation recommends; the default. Each setting has a row in METHODOLOGY.md. */
    TUNED
}
