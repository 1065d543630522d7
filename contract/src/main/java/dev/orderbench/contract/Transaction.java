package dev.orderbench.contract;

/**
 * The operations of a store within one unit of work, all in its one transaction on its one connection. To be used by the
 * thread that runs the work, until it ends; later use is an {@link IllegalStateException} (R73).
 */
public interface Transaction extends OrderOperations {

    /**
     * Takes PostgreSQL's advisory lock of a key, waiting for as long as another has it; it is released when this
     * transaction ends (R90).
     *
     * @throws StoreException.Deadlock when it would wait for itself
     * @throws StoreException.LockNotAvailable when the server's lock time-out is over
     */
    void lockAdvisory(long key);

    /**
     * Takes the advisory lock of a key if no other has it, without waiting; it is released when this transaction ends.
     *
     * @return whether it was taken
     */
    boolean tryLockAdvisory(long key);
}
