package dev.orderbench.contract;

import org.jspecify.annotations.Nullable;

/**
 * A failure of an operation whose cause lies in the database or on the way to it. The three contenders translate the
 * same cause to the same subclass; nothing of their libraries escapes the contract except as {@link #getCause()}.
 *
 * <p>SQLSTATE codes are those of PostgreSQL's documentation, appendix A.
 */
public abstract sealed class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String sqlState;
    private final @Nullable String constraint;

    private StoreException(
            String message, @Nullable String sqlState, @Nullable String constraint, @Nullable Throwable cause) {
        super(message, cause);
        this.sqlState = sqlState;
        this.constraint = constraint;
    }

    /** The five characters that the server or driver gave, or {@code null} when the failure is not the database's. */
    public @Nullable String sqlState() {
        return sqlState;
    }

    /** The name of the violated constraint, or {@code null} when none was violated. */
    public @Nullable String constraint() {
        return constraint;
    }

    /**
     * Whether the same unit of work, run again without any change, can succeed and cannot do harm. False for {@link
     * CommitOutcomeUnknown}: it may have happened already, so it is to be looked at first.
     */
    public boolean retryCanHelp() {
        return switch (this) {
            case Deadlock e -> true;
            case SerializationFailure e -> true;
            case LockNotAvailable e -> true;
            case ConnectionLost e -> true;
            case TooManyConnections e -> true;
            case PoolExhausted e -> true;
            case UniqueViolation e -> false;
            case ForeignKeyViolation e -> false;
            case NotNullViolation e -> false;
            case CheckViolation e -> false;
            case InvalidValue e -> false;
            case StatementTimeout e -> false;
            case CommitOutcomeUnknown e -> false;
            case ReadOnlyViolation e -> false;
            case Interrupted e -> false;
            case NotFound e -> false;
            case StaleVersion e -> false;
            case WrongStatus e -> false;
            case Unclassified e -> false;
        };
    }

    /** A value that must be unique is taken (23505). */
    public static final class UniqueViolation extends StoreException {
        private static final long serialVersionUID = 1L;

        public UniqueViolation(String message, @Nullable String constraint, Throwable cause) {
            super(message, "23505", constraint, cause);
        }
    }

    /** A row refers to one that does not exist, or is still referred to (23503). */
    public static final class ForeignKeyViolation extends StoreException {
        private static final long serialVersionUID = 1L;

        public ForeignKeyViolation(String message, @Nullable String constraint, Throwable cause) {
            super(message, "23503", constraint, cause);
        }
    }

    /** A value is missing (23502). */
    public static final class NotNullViolation extends StoreException {
        private static final long serialVersionUID = 1L;

        public NotNullViolation(String message, Throwable cause) {
            super(message, "23502", null, cause);
        }
    }

    /** A condition on a row does not hold (23514): for {@code inventory_stock_check}, the stock does not suffice. */
    public static final class CheckViolation extends StoreException {
        private static final long serialVersionUID = 1L;

        public CheckViolation(String message, @Nullable String constraint, Throwable cause) {
            super(message, "23514", constraint, cause);
        }
    }

    /** A value that the database cannot hold (class 22): NUL in a text, a number out of range. */
    public static final class InvalidValue extends StoreException {
        private static final long serialVersionUID = 1L;

        public InvalidValue(String message, String sqlState, Throwable cause) {
            super(message, sqlState, null, cause);
        }
    }

    /** The server ended one of several transactions that waited for each other (40P01). */
    public static final class Deadlock extends StoreException {
        private static final long serialVersionUID = 1L;

        public Deadlock(String message, Throwable cause) {
            super(message, "40P01", null, cause);
        }
    }

    /** The transaction cannot be put in a serial order with concurrent ones (40001). */
    public static final class SerializationFailure extends StoreException {
        private static final long serialVersionUID = 1L;

        public SerializationFailure(String message, Throwable cause) {
            super(message, "40001", null, cause);
        }
    }

    /** A lock was not granted within the lock time-out, or at once where that was asked (55P03). */
    public static final class LockNotAvailable extends StoreException {
        private static final long serialVersionUID = 1L;

        public LockNotAvailable(String message, Throwable cause) {
            super(message, "55P03", null, cause);
        }
    }

    /** A statement was cancelled, most often by the statement time-out (57014). */
    public static final class StatementTimeout extends StoreException {
        private static final long serialVersionUID = 1L;

        public StatementTimeout(String message, Throwable cause) {
            super(message, "57014", null, cause);
        }
    }

    /** The server cannot be reached, or a connection to it broke (class 08, 57P01 to 57P03); nothing was committed. */
    public static final class ConnectionLost extends StoreException {
        private static final long serialVersionUID = 1L;

        public ConnectionLost(String message, @Nullable String sqlState, Throwable cause) {
            super(message, sqlState, null, cause);
        }
    }

    /**
     * The connection broke while a commit, or a write in autocommit, was under way: whether it happened is not known, and
     * to be found out by reading.
     */
    public static final class CommitOutcomeUnknown extends StoreException {
        private static final long serialVersionUID = 1L;

        public CommitOutcomeUnknown(String message, @Nullable String sqlState, Throwable cause) {
            super(message, sqlState, null, cause);
        }
    }

    /** A write in a read-only transaction (25006). */
    public static final class ReadOnlyViolation extends StoreException {
        private static final long serialVersionUID = 1L;

        public ReadOnlyViolation(String message, Throwable cause) {
            super(message, "25006", null, cause);
        }
    }

    /** The thread was interrupted while it waited for a connection. Its interrupt status is set. Has no SQLSTATE. */
    public static final class Interrupted extends StoreException {
        private static final long serialVersionUID = 1L;

        public Interrupted(String message, Throwable cause) {
            super(message, null, null, cause);
        }
    }

    /** The server accepts no more connections (53300). */
    public static final class TooManyConnections extends StoreException {
        private static final long serialVersionUID = 1L;

        public TooManyConnections(String message, Throwable cause) {
            super(message, "53300", null, cause);
        }
    }

    /** The pool had no connection to lend within its time-out, while the server may be well. Has no SQLSTATE. */
    public static final class PoolExhausted extends StoreException {
        private static final long serialVersionUID = 1L;

        public PoolExhausted(String message, Throwable cause) {
            super(message, null, null, cause);
        }
    }

    /** What an operation was asked to work on does not exist. Has no SQLSTATE: the database found nothing wrong. */
    public static final class NotFound extends StoreException {
        private static final long serialVersionUID = 1L;

        /**
         * @param what the kind of thing, for instance {@code product}
         * @param key the key it was looked up by
         */
        public NotFound(String what, Object key) {
            super("no %s %s".formatted(what, key), null, null, null);
        }
    }

    /** An order was changed since it was read: it has another version than the expected one. Has no SQLSTATE. */
    public static final class StaleVersion extends StoreException {
        private static final long serialVersionUID = 1L;

        public StaleVersion(long orderId, int expectedVersion) {
            super("order %d is not of version %d any more".formatted(orderId, expectedVersion), null, null, null);
        }
    }

    /** The status of an order forbids what was asked of it. Has no SQLSTATE. */
    public static final class WrongStatus extends StoreException {
        private static final long serialVersionUID = 1L;

        public WrongStatus(long orderId, OrderStatus status) {
            super("order %d is %s".formatted(orderId, status), null, null, null);
        }
    }

    /** Any other error of the database: a defect of the store or of its set-up rather than an outcome to expect. */
    public static final class Unclassified extends StoreException {
        private static final long serialVersionUID = 1L;

        public Unclassified(String message, @Nullable String sqlState, Throwable cause) {
            super(message, sqlState, null, cause);
        }
    }
}
