package dev.orderbench.jdbc.session;

import dev.orderbench.contract.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * Where the statements of an operation run: in a unit of work of their own, or as a part of a running transaction. What they
 * throw as {@link java.sql.SQLException} comes out as a {@link StoreException}.
 */
public interface Session {

    /** Runs a single statement that reads. */
    <T extends @Nullable Object> T read(Work<T> work);

    /** Runs a single statement that writes. */
    <T extends @Nullable Object> T write(Work<T> work);

    /** Runs several statements, at least one of which writes. */
    <T extends @Nullable Object> T transaction(Work<T> work);

    /** Runs several statements that read, all in the same moment. */
    <T extends @Nullable Object> T snapshot(Work<T> work);

    /** Runs a single statement whose rows are fetched in portions, which only a transaction allows. */
    <T extends @Nullable Object> T cursor(Work<T> work);
}
