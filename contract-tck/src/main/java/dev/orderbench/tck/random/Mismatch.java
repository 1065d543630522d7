package dev.orderbench.tck.random;

import java.util.List;

/** A difference between what the reference and the contender did. */
sealed interface Mismatch {

    /** The index of the statement after which it showed. */
    int statement();

    /** A statement did something else. */
    record InOutcome(int statement, Outcome expected, Outcome actual) implements Mismatch {}

    /**
     * The tables hold something else.
     *
     * @param missing rows that the reference has and the contender's tables have not
     * @param unexpected rows that these have and the reference has not
     */
    record InTables(int statement, List<List<String>> missing, List<List<String>> unexpected) implements Mismatch {}
}
