package dev.orderbench.jooq.naive;

import dev.orderbench.contract.Transaction;
import dev.orderbench.jooq.session.AdvisoryLocks;
import dev.orderbench.jooq.session.Session;
import java.time.InstantSource;

/** The operations as parts of one transaction. */
final class NaiveTransaction extends NaiveOperations implements Transaction {

    private final Session session;

    NaiveTransaction(Session session, InstantSource clock) {
        super(session, clock);
        this.session = session;
    }

    @Override
    public void lockAdvisory(long key) {
        AdvisoryLocks.lock(session, key);
    }

    @Override
    public boolean tryLockAdvisory(long key) {
        return AdvisoryLocks.tryLock(session, key);
    }
}
