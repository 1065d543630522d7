package dev.orderbench.jpa.session;

import org.hibernate.SharedSessionContract;

/** PostgreSQL's advisory locks, which end with the transaction; Jakarta Persistence has nothing like them. */
public final class AdvisoryLocks {

    // A function that returns void has no type that Hibernate could map.
    private static final String LOCK = "SELECT 1 FROM pg_advisory_xact_lock(:key)";

    private static final String TRY_LOCK = "SELECT pg_try_advisory_xact_lock(:key)";

    private AdvisoryLocks() {}

    /** Takes a lock, waiting for it (R90). */
    public static boolean lock(SharedSessionContract session, long key) {
        session.createNativeQuery(LOCK, Integer.class).setParameter("key", key).getSingleResult();
        return true;
    }

    /** Takes a lock if no other has it (R91). */
    public static boolean tryLock(SharedSessionContract session, long key) {
        return session.createNativeQuery(TRY_LOCK, Boolean.class)
                .setParameter("key", key)
                .getSingleResult();
    }
}
