package dev.orderbench.jpa.session;

import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.SharedSessionContract;
import org.hibernate.StatelessSession;

/**
 * A kind of session: how one is opened, and what is left to do after an operation.
 *
 * @param <S> the session
 */
public interface SessionKind<S extends SharedSessionContract> {

    /** Sessions with a persistence context. */
    SessionKind<Session> STATEFUL = new SessionKind<>() {

        @Override
        public Session open(SessionFactory factory) {
            return factory.openSession();
        }

        /**
         * Flushes, so that a failure comes out of the operation that caused it, and clears, so that the next operation sees
         * what its isolation level lets it see instead of what this one read (R71).
         */
        @Override
        public void settle(Session session) {
            session.flush();
            session.clear();
        }
    };

    /** Sessions without a persistence context: each statement is sent at once, nothing is remembered. */
    SessionKind<StatelessSession> STATELESS = new SessionKind<>() {

        @Override
        public StatelessSession open(SessionFactory factory) {
            return factory.openStatelessSession();
        }

        @Override
        public void settle(StatelessSession session) {
            // Nothing was held back.
        }
    };

    /** Opens a session, which takes a connection when it first needs one. */
    S open(SessionFactory factory);

    /** Ends an operation: all of it has been sent, and nothing of it is remembered. */
    void settle(S session);
}
