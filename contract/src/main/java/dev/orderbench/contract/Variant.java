package dev.orderbench.contract;

import java.util.Locale;

/**
 * A way of using a contender's library. Every variant keeps all rules of the contract, except that only {@link #NAIVE} may
 * break R7; they differ in what it costs.
 */
public enum Variant {
    /** What the library's own documentation recommends; the default. Each setting has a row in METHODOLOGY.md. */
    TUNED,
    /** The honest first draft: correct, and written without a thought of what goes over the wire. */
    NAIVE,
    /** Jakarta Data repositories on Hibernate's StatelessSession: no persistence context. Offered by JPA only. */
    STATELESS;

    /** The name that users write: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
