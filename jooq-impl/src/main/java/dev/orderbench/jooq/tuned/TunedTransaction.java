package dev.orderbench.jooq.tuned;

import dev.orderbench.contract.Transaction;
import dev.orderbench.jooq.session.AdvisoryLocks;
import dev.orderbench.jooq.session.Session;
import java.time.InstantSource;

/** The operations as parts of one transaction. */
final class TunedTransaction extends TunedOperations implements Transaction {

    private final Session session;

    TunedTransaction(Session session, InstantSource clock) {
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
