package dev.orderbench.jooq.session;

import dev.orderbench.contract.StoreException;
import dev.orderbench.support.SqlFailures;
import java.util.function.Supplier;
import org.jooq.exception.DataAccessException;

/** Translates jOOQ's exceptions to the failures of the contract. */
public final class Failures {

    private Failures() {}

    /** Runs what asks the database, and translates what jOOQ throws. */
    public static <T> T translated(Supplier<T> statements) {
        try {
            return statements.get();
        } catch (DataAccessException e) {
            throw translate(e);
        }
    }

    static StoreException translate(DataAccessException exception) {
        StoreException failure = SqlFailures.translateCause(exception);
        return failure != null
                ? failure
                : new StoreException.Unclassified(String.valueOf(exception.getMessage()), null, exception);
    }
}
