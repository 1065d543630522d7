package dev.orderbench.jpa.session;

import java.util.function.Function;

/**
 * Where an operation runs: as a unit of work of its own, or as a part of a transaction that is running. In the second case
 * all methods here do the same: they run the work in that transaction.
 *
 * @param <S> the kind of session
 */
public interface Scope<S> {

    /** Runs one query, in autocommit. */
    <T> T query(Function<S, T> work);

    /** Runs one query that fetches its rows in portions, in a read-only transaction. */
    <T> T cursor(Function<S, T> work);

    /** Runs several queries that show one moment, in a read-only transaction that is repeatable read. */
    <T> T snapshot(Function<S, T> work);

    /** Runs what writes, in a transaction. What the session holds back is sent before this returns. */
    <T> T write(Function<S, T> work);
}
