package dev.orderbench.jdbc.session;

import dev.orderbench.contract.Isolation;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Transaction;
import dev.orderbench.contract.TransactionOptions;
import dev.orderbench.contract.UnitOfWork;
import dev.orderbench.support.GuardedTransaction;
import dev.orderbench.support.Retry;
import dev.orderbench.support.SqlFailures;
import dev.orderbench.support.Timeouts;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The session of a store: each work is a unit of work of its own, on a connection that is borrowed for it. A single statement
 * runs in autocommit, unless a statement time-out has to be set for it. Safe for use by several threads.
 */
public final class UnitsOfWork implements Session {

    private final DataSource dataSource;
    private final StoreOptions options;
    private final Setup reading;
    private final Setup writing;
    private final Setup snapshot;

    public UnitsOfWork(DataSource dataSource, StoreOptions options) {
        this.dataSource = dataSource;
        this.options = options;
        this.reading = new Setup(Isolation.READ_COMMITTED, true, Timeouts.toSet(options));
        this.writing = new Setup(Isolation.READ_COMMITTED, false, Timeouts.toSet(options));
        this.snapshot = new Setup(Isolation.REPEATABLE_READ, true, Timeouts.toSet(options));
    }

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
        return reading.timeout() == null ? autocommit(work, false) : transaction(reading, work);
    }

    @Override
    public <T extends @Nullable Object> T write(Work<T> work) {
        return writing.timeout() == null ? autocommit(work, true) : transaction(writing, work);
    }

    @Override
    public <T extends @Nullable Object> T transaction(Work<T> work) {
        return transaction(writing, work);
    }

    @Override
    public <T extends @Nullable Object> T snapshot(Work<T> work) {
        return transaction(snapshot, work);
    }

    @Override
    public <T extends @Nullable Object> T cursor(Work<T> work) {
        return transaction(reading, work);
    }

    /**
     * Runs the work of a caller in one transaction, and again as its options say (R70 to R82).
     *
     * @param operations makes the operations of the transaction from its session
     */
    public <T extends @Nullable Object> T inTransaction(
            TransactionOptions how, Function<Session, Transaction> operations, UnitOfWork<T> work) {
        Setup setup = new Setup(how.isolation(), how.readOnly(), Timeouts.toSet(options, how));
        return Retry.run(
                how.retry(),
                () -> transaction(
                        setup,
                        connection -> GuardedTransaction.run(operations.apply(new JoinedSession(connection)), work)));
    }

    private <T extends @Nullable Object> T autocommit(Work<T> work, boolean writes) {
        LentConnection lent = LentConnection.borrow(dataSource);
        T result;
        try {
            result = inAutocommit(lent, work, writes);
        } catch (Throwable e) {
            lent.giveBack(e);
            throw e;
        }
        lent.giveBack(null);
        return result;
    }

    private static <T extends @Nullable Object> T inAutocommit(LentConnection lent, Work<T> work, boolean writes) {
        try {
            return work.run(lent.inAutocommit());
        } catch (SQLException e) {
            StoreException failure = SqlFailures.translate(e);
            throw writes ? SqlFailures.duringCommit(failure) : failure;
        }
    }

    private <T extends @Nullable Object> T transaction(Setup setup, Work<T> work) {
        LentConnection lent = LentConnection.borrow(dataSource);
        T result;
        try {
            result = uncommitted(lent, setup, work);
            commit(lent, setup);
        } catch (Throwable e) {
            lent.rollback(e);
            lent.giveBack(e);
            throw e;
        }
        lent.giveBack(null);
        return result;
    }

    private static <T extends @Nullable Object> T uncommitted(LentConnection lent, Setup setup, Work<T> work) {
        try {
            var connection = lent.inTransaction(setup.readOnly());
            setup.send(connection);
            return work.run(connection);
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }

    /** What only reads has nothing to commit, so a connection that breaks here leaves nothing unknown. */
    private static void commit(LentConnection lent, Setup setup) {
        try {
            lent.commit();
        } catch (SQLException e) {
            StoreException failure = SqlFailures.translate(e);
            throw setup.readOnly() ? failure : SqlFailures.duringCommit(failure);
        }
    }
}
