package dev.orderbench.database;

import org.jspecify.annotations.Nullable;

/** A server or database that cannot be used. The message is one sentence for the user: what is wrong, what to do. */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
