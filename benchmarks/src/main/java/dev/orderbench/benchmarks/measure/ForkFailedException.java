package dev.orderbench.benchmarks.measure;

import org.jspecify.annotations.Nullable;

/** A measuring JVM that gave no samples. */
final class ForkFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String output;

    /**
     * @param message why, in a few words
     * @param output all that the JVM and JMH printed
     */
    ForkFailedException(String message, String output, @Nullable Throwable cause) {
        super(message, cause);
        this.output = output;
    }

    String output() {
        return output;
    }
}
