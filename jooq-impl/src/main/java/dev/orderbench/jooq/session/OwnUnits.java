package dev.orderbench.jooq.session;

import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Transaction;
import dev.orderbench.contract.TransactionOptions;
import dev.orderbench.contract.UnitOfWork;
import dev.orderbench.support.GuardedTransaction;
import dev.orderbench.support.Retry;
import dev.orderbench.support.SqlFailures;
import dev.orderbench.support.Timeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.Isolation;
import org.jooq.Readonly;
import org.jooq.TransactionProperty;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Units of work, each on a connection that is borrowed for it: a single statement in autocommit, several in a transaction of
 * jOOQ's transaction API. With a statement time-out, a single statement is a transaction too, since the server forgets a
 * time-out only at the end of one.
 *
 * <p>Safe for use by several threads. Expects connections in autocommit, JDBC's default.
 */
public final class OwnUnits implements Session {

    private static final TransactionProperty[] NONE = {};
    private static final TransactionProperty[] READ_ONLY = {Readonly.READONLY};
    private static final TransactionProperty[] SNAPSHOT = {Isolation.REPEATABLE_READ, Readonly.READONLY};

    private final DSLContext dsl;
    private final StoreOptions options;
    private final @Nullable Duration timeout;

    public OwnUnits(Configuration configuration, StoreOptions options) {
        this.dsl = DSL.using(configuration);
        this.options = options;
        this.timeout = Timeouts.toSet(options);
    }

    @Override
    public <T> T read(Function<? super DSLContext, T> statement) {
        return timeout == null ? Failures.translated(() -> statement.apply(dsl)) : transaction(statement);
    }

    @Override
    public <T> T write(Function<? super DSLContext, T> statement) {
        if (timeout != null) {
            return transaction(statement);
        }
        try {
            return statement.apply(dsl);
        } catch (DataAccessException e) {
            throw SqlFailures.duringCommit(Failures.translate(e));
        }
    }

    @Override
    public <T> T transaction(Function<? super DSLContext, T> statements) {
        return run(timeout, joined -> Failures.translated(() -> statements.apply(joined)), NONE);
    }

    @Override
    public <T> T snapshot(Function<? super DSLContext, T> statements) {
        return run(timeout, joined -> Failures.translated(() -> statements.apply(joined)), SNAPSHOT);
    }

    @Override
    public <T> T portions(Function<? super DSLContext, T> statement) {
        return run(timeout, statement, READ_ONLY);
    }

    /**
     * Runs work in one transaction, again where the options say so (R70 to R86).
     *
     * @param operations the operations of a variant on a session
     */
    public <T extends @Nullable Object> T inTransaction(
            TransactionOptions asked, Function<Session, Transaction> operations, UnitOfWork<T> work) {
        Duration limit = Timeouts.toSet(options, asked);
        TransactionProperty[] properties = properties(asked);
        Supplier<T> attempt = () -> run(
                limit,
                joined -> GuardedTransaction.run(operations.apply(new JoinedTransaction(joined)), work),
                properties);
        return Retry.run(asked.retry(), attempt);
    }

    private static TransactionProperty[] properties(TransactionOptions asked) {
        List<TransactionProperty> properties = new ArrayList<>();
        switch (asked.isolation()) {
            // The server's default: not to be asked for.
            case READ_COMMITTED -> {}
            case REPEATABLE_READ -> properties.add(Isolation.REPEATABLE_READ);
            case SERIALIZABLE -> properties.add(Isolation.SERIALIZABLE);
        }
        if (asked.readOnly()) {
            properties.add(Readonly.READONLY);
        }
        return properties.toArray(NONE);
    }

    /** Runs work in a transaction of jOOQ's. What the work throws comes out unchanged. */
    private <T extends @Nullable Object> T run(
            @Nullable Duration limit, Function<? super DSLContext, T> work, TransactionProperty... properties) {
        Progress progress = new Progress();
        try {
            return dsl.transactionResult(
                    configuration -> {
                        DSLContext joined = configuration.dsl();
                        if (limit != null) {
                            joined.setLocal("statement_timeout", DSL.inline(limit.toMillis()))
                                    .execute();
                        }
                        progress.phase = Phase.WORK;
                        T result = progress.watch(() -> work.apply(joined));
                        progress.phase = Phase.COMMIT;
                        return result;
                    },
                    properties);
        } catch (DataAccessException e) {
            throw switch (progress.phase) {
                case BEGIN -> Failures.translate(e);
                case WORK -> OwnUnits.<RuntimeException>unchanged(progress.thrown == null ? e : progress.thrown);
                case COMMIT -> SqlFailures.duringCommit(Failures.translate(e));
            };
        }
    }

    private enum Phase {
        BEGIN,
        WORK,
        COMMIT
    }

    /** How far a transaction has come: what an exception means depends on it. */
    private static final class Progress {
        private Phase phase = Phase.BEGIN;
        private @Nullable Throwable thrown;

        /** Remembers what the work throws, since jOOQ wraps what Java does not let the work declare. */
        <T extends @Nullable Object> T watch(Supplier<T> work) {
            try {
                return work.get();
            } catch (Throwable e) {
                thrown = e;
                throw e;
            }
        }
    }

    /** Throws anything, declared or not. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> RuntimeException unchanged(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
