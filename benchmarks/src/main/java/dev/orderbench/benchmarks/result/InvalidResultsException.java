package dev.orderbench.benchmarks.result;

/**
 * A file that cannot be read as results. Its message is one sentence that names the file and says what would be
 * accepted.
 */
public final class InvalidResultsException extends RuntimeException {

    InvalidResultsException(String message) {
        super(message);
    }
}
