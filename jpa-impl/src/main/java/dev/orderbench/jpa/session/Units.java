package dev.orderbench.jpa.session;

import dev.orderbench.contract.Isolation;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.TransactionOptions;
import dev.orderbench.support.SqlFailures;
import dev.orderbench.support.Timeouts;
import jakarta.persistence.PersistenceException;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.SharedSessionContract;
import org.hibernate.Transaction;
import org.jspecify.annotations.Nullable;

/** Opens a session for each unit of work and closes it on every path. */
final class Units<S extends SharedSessionContract> implements Scope<S> {

    private static final TransactionOptions CURSOR = TransactionOptions.DEFAULT.withReadOnly();

    private static final TransactionOptions SNAPSHOT = CURSOR.withIsolation(Isolation.REPEATABLE_READ);

    private final SessionFactory factory;
    private final SessionKind<S> kind;
    private final StoreOptions options;

    Units(SessionFactory factory, SessionKind<S> kind, StoreOptions options) {
        this.factory = factory;
        this.kind = kind;
        this.options = options;
    }

    /** A time-out holds for a transaction, so a query that has one needs one. */
    @Override
    public <T> T query(Function<S, T> work) {
        if (Timeouts.toSet(options) != null) {
            return cursor(work);
        }
        return Failures.translating(() -> {
            try (S session = kind.open(factory)) {
                return work.apply(session);
            }
        });
    }

    @Override
    public <T> T cursor(Function<S, T> work) {
        return transaction(CURSOR, unit -> unit.cursor(work));
    }

    @Override
    public <T> T snapshot(Function<S, T> work) {
        return transaction(SNAPSHOT, unit -> unit.snapshot(work));
    }

    @Override
    public <T> T write(Function<S, T> work) {
        return transaction(TransactionOptions.DEFAULT, unit -> unit.write(work));
    }

    /** Runs work in one transaction, once: committed when it returns, rolled back when it throws. */
    <T extends @Nullable Object> T transaction(TransactionOptions transaction, Work<S, T> work) {
        try (S session = kind.open(factory)) {
            Transaction running = Failures.translating(session::beginTransaction);
            try {
                TransactionSettings.apply(session, transaction, Timeouts.toSet(options, transaction));
                T result = work.run(new JoinedUnit<>(kind, session));
                commit(running);
                return result;
            } catch (Throwable e) {
                rollback(running, e);
                throw e;
            } finally {
                TransactionSettings.undo(session, transaction);
            }
        }
    }

    /** All was flushed before, so what fails here is the commit (R100). */
    private static void commit(Transaction transaction) {
        try {
            transaction.commit();
        } catch (PersistenceException e) {
            throw SqlFailures.duringCommit(Failures.translate(e));
        }
    }

    private static void rollback(Transaction transaction, Throwable cause) {
        try {
            if (transaction.getStatus().canRollback()) {
                transaction.rollback();
            }
        } catch (PersistenceException e) {
            cause.addSuppressed(e);
        }
    }

    /** What runs in a transaction; it translates its own failures. */
    interface Work<S, T extends @Nullable Object> {
        T run(Scope<S> unit);
    }
}
