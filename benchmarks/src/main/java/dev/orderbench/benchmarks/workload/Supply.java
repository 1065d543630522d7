package dev.orderbench.benchmarks.workload;

import dev.orderbench.contract.OrderStatus;
import dev.orderbench.database.Dataset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * What the calls on one database use up: emails that nobody has yet, and the versions of orders. It cannot run out. All
 * threads and contenders that call on a database share one.
 */
public final class Supply {

    private final Dataset dataset;
    private final int threads;
    private final AtomicLong registrations = new AtomicLong();

    /** Of each order, by index. An order belongs to one thread, so that its version is never out of date. */
    private final int[] versions;

    /**
     * @param dataset what is in the database, unchanged when the first call is made
     * @param threads how many threads call, numbered from 0
     */
    public Supply(Dataset dataset, int threads) {
        this.dataset = dataset;
        this.threads = threads;
        this.versions = new int[dataset.size().orders()];
    }

    long nextRegistration() {
        return registrations.incrementAndGet();
    }

    /** A change of a random order of one thread: it succeeds if all changes before it did. */
    Change nextChange(int thread, RandomGenerator random) {
        int order = order(thread, random);
        while (dataset.status(order) == OrderStatus.CANCELLED) {
            order = order(thread, random);
        }
        OrderStatus status = random.nextBoolean() ? OrderStatus.SHIPPED : OrderStatus.DELIVERED;
        return new Change(order + 1L, versions[order]++, status);
    }

    private int order(int thread, RandomGenerator random) {
        return random.nextInt(dataset.size().orders() / threads) * threads + thread;
    }

    /** What an order is to become. */
    record Change(long orderId, int expectedVersion, OrderStatus status) {}
}
