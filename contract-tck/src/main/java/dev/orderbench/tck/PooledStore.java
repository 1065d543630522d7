package dev.orderbench.tck;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.contract.OrderStore;

/** A store with a pool of its own. */
record PooledStore(HikariDataSource pool, OrderStore store) implements AutoCloseable {

    /** How many connections are lent. */
    int lent() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    /** Waits until a new pool has opened all its connections. */
    PooledStore filled() {
        Await.until(
                "the pool is full", () -> pool.getHikariPoolMXBean().getIdleConnections() == pool.getMaximumPoolSize());
        return this;
    }

    @Override
    public void close() {
        try (pool) {
            store.close();
        }
    }
}
