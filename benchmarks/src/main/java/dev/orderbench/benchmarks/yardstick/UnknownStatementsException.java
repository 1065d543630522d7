package dev.orderbench.benchmarks.yardstick;

/** The baseline sends other statements than the yardstick knows how to run. The message says which. */
final class UnknownStatementsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownStatementsException(String message) {
        super(message);
    }
}
