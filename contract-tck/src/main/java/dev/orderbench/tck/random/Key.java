package dev.orderbench.tck.random;

/** Which user or order an operation is about. What the program itself made has no key before it runs. */
sealed interface Key {

    /** A key of the dataset, or one that nothing has. */
    record Literal(long value) implements Key {}

    /**
     * A key that an earlier operation returned; unknown when that failed.
     *
     * @param operation the operation's label
     * @param index which of its keys, in the order in which it returned them
     */
    record Made(int operation, int index) implements Key {

        /** A key that nothing has, for the case that the operation returned none. */
        long dangling() {
            return -1_000_000L - operation;
        }
    }
}
