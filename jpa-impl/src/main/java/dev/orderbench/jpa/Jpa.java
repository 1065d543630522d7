package dev.orderbench.jpa;

import dev.orderbench.contract.StoreException;
import dev.orderbench.support.SqlFailures;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.PersistenceException;
import java.util.function.Function;

/** Opens a persistence context for one unit of work and closes it on every path. */
final class Jpa implements AutoCloseable {

    private final EntityManagerFactory factory;

    Jpa(EntityManagerFactory factory) {
        this.factory = factory;
    }

    /** Runs a single query outside of a transaction, so that it is one statement in autocommit. */
    <T> T autocommit(Function<EntityManager, T> work) {
        try (EntityManager entityManager = factory.createEntityManager()) {
            return work.apply(entityManager);
        } catch (PersistenceException e) {
            throw translate(e);
        }
    }

    /** Runs work in one transaction: committed, and so flushed, when it returns, rolled back when it throws. */
    <T> T transaction(Function<EntityManager, T> work) {
        try (EntityManager entityManager = factory.createEntityManager()) {
            EntityTransaction transaction = entityManager.getTransaction();
            transaction.begin();
            try {
                T result = work.apply(entityManager);
                transaction.commit();
                return result;
            } catch (Throwable e) {
                if (transaction.isActive()) {
                    rollback(transaction, e);
                }
                throw e;
            }
        } catch (PersistenceException e) {
            throw translate(e);
        }
    }

    private static void rollback(EntityTransaction transaction, Throwable cause) {
        try {
            transaction.rollback();
        } catch (PersistenceException e) {
            cause.addSuppressed(e);
        }
    }

    private static StoreException translate(PersistenceException e) {
        StoreException failure = SqlFailures.translateCause(e);
        return failure != null ? failure : new StoreException.Unclassified(String.valueOf(e.getMessage()), null, e);
    }

    @Override
    public void close() {
        factory.close();
    }
}
