package dev.orderbench.jooq.session;

import java.util.function.Function;
import org.jooq.DSLContext;

/** Operations as parts of a transaction that is under way, on its connection; whoever began it ends it. */
record JoinedTransaction(DSLContext dsl) implements Session {

    @Override
    public <T> T read(Function<? super DSLContext, T> statement) {
        return Failures.translated(() -> statement.apply(dsl));
    }

    @Override
    public <T> T write(Function<? super DSLContext, T> statement) {
        return read(statement);
    }

    @Override
    public <T> T transaction(Function<? super DSLContext, T> statements) {
        return read(statements);
    }

    @Override
    public <T> T snapshot(Function<? super DSLContext, T> statements) {
        return read(statements);
    }

    @Override
    public <T> T portions(Function<? super DSLContext, T> statement) {
        return statement.apply(dsl);
    }
}
