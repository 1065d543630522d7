package dev.orderbench.jooq.naive;

import dev.orderbench.contract.OrderEventListener;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Subscription;
import dev.orderbench.contract.TransactionOptions;
import dev.orderbench.contract.UnitOfWork;
import dev.orderbench.jooq.session.OwnUnits;
import dev.orderbench.jooq.session.PooledConnections;
import dev.orderbench.support.OrderEvents;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.SQLDialect;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;

/** The naive variant: each operation is a unit of work of its own. */
public final class NaiveStore extends NaiveOperations implements OrderStore {

    private final OwnUnits units;
    private final StoreOptions options;
    private final OrderEvents events;

    private NaiveStore(OwnUnits units, StoreOptions options, OrderEvents events) {
        super(units, options.clock());
        this.units = units;
        this.options = options;
        this.events = events;
    }

    /** With jOOQ's default settings and its default transactions. */
    public static NaiveStore create(DataSource dataSource, StoreOptions options) {
        Configuration configuration =
                new DefaultConfiguration().set(SQLDialect.POSTGRES).set(new PooledConnections(dataSource));
        return new NaiveStore(
                new OwnUnits(configuration, options), options, new OrderEvents(dataSource, options.clock()));
    }

    @Override
    public <T extends @Nullable Object> T inTransaction(TransactionOptions asked, UnitOfWork<T> work) {
        return units.inTransaction(asked, session -> new NaiveTransaction(session, options.clock()), work);
    }

    @Override
    public Subscription subscribe(OrderEventListener listener) {
        return events.subscribe(listener);
    }

    @Override
    public void close() {
        events.close();
    }
}
