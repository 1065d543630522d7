package dev.orderbench.jdbc.naive;

import dev.orderbench.contract.Transaction;
import dev.orderbench.jdbc.session.AdvisoryLocks;
import dev.orderbench.jdbc.session.Session;
import java.time.InstantSource;

/** The naive operations as parts of one transaction. */
final class NaiveTransaction extends NaiveOperations implements Transaction {

    private final Session session;

    NaiveTransaction(Session session, InstantSource clock) {
        super(session, clock);
        this.session = session;
    }

    @Override
    public void lockAdvisory(long key) {
        session.transaction(connection -> {
            AdvisoryLocks.lock(connection, key);
            return key;
        });
    }

    @Override
    public boolean tryLockAdvisory(long key) {
        return session.transaction(connection -> AdvisoryLocks.tryLock(connection, key));
    }
}
