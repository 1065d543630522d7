package dev.orderbench.contract;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a unit of work is run.
 *
 * @param isolation its isolation level
 * @param readOnly whether it only reads; a write in it is a {@link StoreException.ReadOnlyViolation}
 * @param statementTimeout how long each of its statements may run, in whole milliseconds; zero for no limit; {@code null}
 *     for that of the store
 * @param retry whether it is run again after a deadlock or a serialization failure
 */
public record TransactionOptions(
        Isolation isolation, boolean readOnly, @Nullable Duration statementTimeout, RetryPolicy retry) {

    /** Read committed, reading and writing, the store's time-out, no retry. */
    public static final TransactionOptions DEFAULT =
            new TransactionOptions(Isolation.READ_COMMITTED, false, null, RetryPolicy.NONE);

    public TransactionOptions {
        if (statementTimeout != null) {
            Checks.timeout(statementTimeout);
        }
    }

    public TransactionOptions withIsolation(Isolation value) {
        return new TransactionOptions(value, readOnly, statementTimeout, retry);
    }

    public TransactionOptions withReadOnly() {
        return new TransactionOptions(isolation, true, statementTimeout, retry);
    }

    public TransactionOptions withStatementTimeout(Duration value) {
        return new TransactionOptions(isolation, readOnly, value, retry);
    }

    public TransactionOptions withRetry(RetryPolicy value) {
        return new TransactionOptions(isolation, readOnly, statementTimeout, value);
    }
}
