package dev.orderbench.jpa.naive;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.hibernate.Session;

/** Loads an entity by its key. */
final class Lookup {

    private Lookup() {}

    static <T> Optional<T> find(Session session, Class<T> type, long id) {
        return find(session, type, id, LockModeType.NONE);
    }

    /** A query, since {@code find} takes some failed statements for a row that does not exist (HHH-12472). */
    static <T> Optional<T> find(Session session, Class<T> type, long id, LockModeType lock) {
        return session.createSelectionQuery("select e from " + type.getSimpleName() + " e where e.id = :id", type)
                .setParameter("id", id)
                .setLockMode(lock)
                .getResultStream()
                .findFirst();
    }
}
