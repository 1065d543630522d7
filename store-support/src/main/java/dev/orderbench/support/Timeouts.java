package dev.orderbench.support;

import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.TransactionOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Which statement time-out a unit of work has to set (R85, R86). */
public final class Timeouts {

    private Timeouts() {}

    /** The time-out to set at the start of a transaction, zero for no limit; {@code null} for none to set. */
    public static @Nullable Duration toSet(StoreOptions store, TransactionOptions transaction) {
        return transaction.statementTimeout() != null ? transaction.statementTimeout() : toSet(store);
    }

    /** The time-out to set for an operation of its own; {@code null} for none to set. */
    public static @Nullable Duration toSet(StoreOptions store) {
        return store.statementTimeout().isZero() ? null : store.statementTimeout();
    }
}
