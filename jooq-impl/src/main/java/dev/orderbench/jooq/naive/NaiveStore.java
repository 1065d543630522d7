package dev.orderbench.jooq.naive;

import dev.orderbench.contract.OrderEventListener;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Subscription;
import dev.orderbench.contract.TransactionOptions;
import dev.orderbench.contract.UnitOfWork;
import dev.orderbench.jooq.session.DifferingSettings;
import dev.orderbench.jooq.session.OwnUnits;
import dev.orderbench.jooq.session.PooledConnections;
import dev.orderbench.support.OrderEvents;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.SQLDialect;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;

/** The naive variant: each operation is a unit of work of its own. */
public final class NaiveStore extends NaiveOperations implements OrderStore {

    final OwnUnits units;

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
        return new NaiveStore(
                new OwnUnits(configuration(new PooledConnections(dataSource)), options),
                options,
                new OrderEvents(dataSource, options.clock()));
    }

    private static Configuration configuration(PooledConnections connections) {
        return new DefaultConfiguration().set(SQLDialect.POSTGRES).set(connections);
    }

    /** What differs from jOOQ's defaults. */
    public static SortedMap<String, String> settings() {
        SortedMap<String, String> settings = DifferingSettings.of(configuration(PooledConnections.NONE));
        settings.put("fetchSize (exportOrders)", Integer.toString(Summaries.PORTION));
        return settings;
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
