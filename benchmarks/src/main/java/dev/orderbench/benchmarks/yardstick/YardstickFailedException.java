package dev.orderbench.benchmarks.yardstick;

import org.jspecify.annotations.Nullable;

/** pgbench gave no figures. The message is a sentence that a reader of the report can be shown. */
public final class YardstickFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    YardstickFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
