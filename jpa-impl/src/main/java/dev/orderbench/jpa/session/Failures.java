package dev.orderbench.jpa.session;

import dev.orderbench.contract.StoreException;
import dev.orderbench.support.SqlFailures;
import jakarta.data.exceptions.DataException;
import jakarta.persistence.PersistenceException;
import java.util.function.Supplier;

/** Turns the exceptions of Hibernate and of its repositories into failures of the contract. */
final class Failures {

    private Failures() {}

    /** Runs something that talks to the database. */
    static <T> T translating(Supplier<T> work) {
        try {
            return work.get();
        } catch (PersistenceException | DataException e) {
            throw translate(e);
        }
    }

    static StoreException translate(RuntimeException e) {
        StoreException failure = SqlFailures.translateCause(e);
        return failure != null ? failure : new StoreException.Unclassified(String.valueOf(e.getMessage()), null, e);
    }
}
