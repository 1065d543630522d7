package dev.orderbench.jooq.session;

import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** PostgreSQL's advisory locks, held until the transaction ends. */
public final class AdvisoryLocks {

    private AdvisoryLocks() {}

    /** Waits for as long as another has the lock. */
    public static void lock(Session session, long key) {
        session.write(dsl -> dsl.select(DSL.function("pg_advisory_xact_lock", SQLDataType.OTHER, DSL.val(key)))
                .execute());
    }

    /** Takes the lock if no other has it. */
    public static boolean tryLock(Session session, long key) {
        return session.write(
                dsl -> dsl.select(DSL.function("pg_try_advisory_xact_lock", SQLDataType.BOOLEAN, DSL.val(key)))
                        .fetchSingle()
                        .value1());
    }
}
