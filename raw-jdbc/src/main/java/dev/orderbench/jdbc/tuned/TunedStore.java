package dev.orderbench.jdbc.tuned;

import dev.orderbench.contract.OrderEventListener;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Subscription;
import dev.orderbench.contract.TransactionOptions;
import dev.orderbench.contract.UnitOfWork;
import dev.orderbench.jdbc.session.UnitsOfWork;
import dev.orderbench.support.OrderEvents;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The tuned store: each operation is a unit of work of its own. Safe for use by several threads. */
public final class TunedStore extends TunedOperations implements OrderStore {

    private final UnitsOfWork units;
    private final StoreOptions options;
    private final OrderEvents events;

    public TunedStore(DataSource dataSource, StoreOptions options) {
        this(new UnitsOfWork(dataSource, options), options, new OrderEvents(dataSource, options.clock()));
    }

    private TunedStore(UnitsOfWork units, StoreOptions options, OrderEvents events) {
        super(units, options.clock());
        this.units = units;
        this.options = options;
        this.events = events;
    }

    /** What statements are set to; the driver has settings of its own. */
    public static SortedMap<String, String> settings() {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("fetchSize (exportOrders)", Integer.toString(Summaries.PORTION));
        return settings;
    }

    @Override
    public <T extends @Nullable Object> T inTransaction(TransactionOptions how, UnitOfWork<T> work) {
        return units.inTransaction(how, session -> new TunedTransaction(session, options.clock()), work);
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
