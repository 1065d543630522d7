package dev.orderbench.jooq.tuned;

import dev.orderbench.contract.OrderEventListener;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Subscription;
import dev.orderbench.contract.TransactionOptions;
import dev.orderbench.contract.UnitOfWork;
import dev.orderbench.jooq.session.LeanTransactionProvider;
import dev.orderbench.jooq.session.OwnUnits;
import dev.orderbench.jooq.session.PooledConnections;
import dev.orderbench.support.OrderEvents;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;

/** The tuned variant: each operation is a unit of work of its own. */
public final class TunedStore extends TunedOperations implements OrderStore {

    private final OwnUnits units;
    private final StoreOptions options;
    private final OrderEvents events;

    private TunedStore(OwnUnits units, StoreOptions options, OrderEvents events) {
        super(units, options.clock());
        this.units = units;
        this.options = options;
        this.events = events;
    }

    public static TunedStore create(DataSource dataSource, StoreOptions options) {
        PooledConnections connections = new PooledConnections(dataSource);
        Configuration configuration = new DefaultConfiguration()
                .set(SQLDialect.POSTGRES)
                .set(connections)
                .set(new LeanTransactionProvider(connections))
                .set(settings());
        return new TunedStore(
                new OwnUnits(configuration, options), options, new OrderEvents(dataSource, options.clock()));
    }

    /** Each setting has its row in METHODOLOGY.md. */
    private static Settings settings() {
        return new Settings().withExecuteLogging(false);
    }

    @Override
    public <T extends @Nullable Object> T inTransaction(TransactionOptions asked, UnitOfWork<T> work) {
        return units.inTransaction(asked, session -> new TunedTransaction(session, options.clock()), work);
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
