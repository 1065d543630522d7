package dev.orderbench.tck;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Variant;
import dev.orderbench.database.Pools;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;

/**
 * How another store of the contender under test is set up, on the database of a fixture.
 *
 * @param provider the contender
 * @param variant its variant
 * @param source where connections come from
 * @param poolSize the size of the pool between source and store
 * @param patience how long the pool lets a caller wait for a connection
 * @param clock the store's clock
 * @param statementTimeout the store's statement time-out
 */
record Setup(
        OrderStoreProvider provider,
        Variant variant,
        DataSource source,
        int poolSize,
        Duration patience,
        InstantSource clock,
        Duration statementTimeout) {

    Setup withSource(DataSource value) {
        return new Setup(provider, variant, value, poolSize, patience, clock, statementTimeout);
    }

    Setup withPoolSize(int value) {
        return new Setup(provider, variant, source, value, patience, clock, statementTimeout);
    }

    Setup withPatience(Duration value) {
        return new Setup(provider, variant, source, poolSize, value, clock, statementTimeout);
    }

    Setup withClock(InstantSource value) {
        return new Setup(provider, variant, source, poolSize, patience, value, statementTimeout);
    }

    Setup withStatementTimeout(Duration value) {
        return new Setup(provider, variant, source, poolSize, patience, clock, value);
    }

    /** Opens the pool and creates the store on it; the caller closes both at once. */
    PooledStore open() {
        HikariDataSource pool = Pools.open(source, poolSize, patience);
        try {
            return new PooledStore(pool, unpooled(pool));
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** Creates the store on the source itself, without a pool of the kit between them; the caller closes it. */
    OrderStore unpooled() {
        return unpooled(source);
    }

    private OrderStore unpooled(DataSource dataSource) {
        return provider.create(dataSource, new StoreOptions(variant, clock, statementTimeout));
    }
}
