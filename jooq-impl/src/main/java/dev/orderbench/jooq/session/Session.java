package dev.orderbench.jooq.session;

import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * Where the statements of an operation run: each operation in a unit of work of its own, or all of them in one transaction
 * that is under way. An operation says what it needs and does not know which it is.
 */
public sealed interface Session permits OwnUnits, JoinedTransaction {

    /** Runs one statement that reads: in autocommit, unless a transaction is under way. */
    <T> T read(Function<? super DSLContext, T> statement);

    /** Runs one statement that writes: in autocommit, unless a transaction is under way. */
    <T> T write(Function<? super DSLContext, T> statement);

    /** Runs several statements, of which some write, in one transaction. */
    <T> T transaction(Function<? super DSLContext, T> statements);

    /** Runs several statements that read, all of one moment (R1). */
    <T> T snapshot(Function<? super DSLContext, T> statements);

    /**
     * Runs one statement that reads in portions, and therefore in a transaction. Its exceptions are not translated, since
     * those of whoever takes the rows are among them (R36); {@link Failures#translated} is for the statement's own.
     */
    <T> T portions(Function<? super DSLContext, T> statement);
}
