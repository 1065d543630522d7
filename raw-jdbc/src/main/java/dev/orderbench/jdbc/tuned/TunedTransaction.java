package dev.orderbench.jdbc.tuned;

import dev.orderbench.contract.Transaction;
import dev.orderbench.jdbc.session.AdvisoryLocks;
import dev.orderbench.jdbc.session.Session;
import java.time.InstantSource;

/** The tuned operations as parts of one transaction. */
final class TunedTransaction extends TunedOperations implements Transaction {

    private final Session session;

    TunedTransaction(Session session, InstantSource clock) {
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
