package dev.orderbench.jpa.session;

import java.util.function.Function;
import org.hibernate.SharedSessionContract;

/** A session whose transaction is running, begun and ended by another. */
final class JoinedUnit<S extends SharedSessionContract> implements Scope<S> {

    private final SessionKind<S> kind;
    private final S session;

    JoinedUnit(SessionKind<S> kind, S session) {
        this.kind = kind;
        this.session = session;
    }

    @Override
    public <T> T query(Function<S, T> work) {
        return run(work);
    }

    @Override
    public <T> T cursor(Function<S, T> work) {
        return run(work);
    }

    @Override
    public <T> T snapshot(Function<S, T> work) {
        return run(work);
    }

    @Override
    public <T> T write(Function<S, T> work) {
        return run(work);
    }

    private <T> T run(Function<S, T> work) {
        return Failures.translating(() -> {
            T result = work.apply(session);
            kind.settle(session);
            return result;
        });
    }
}
