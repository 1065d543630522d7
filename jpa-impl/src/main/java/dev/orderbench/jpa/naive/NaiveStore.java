package dev.orderbench.jpa.naive;

import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.jpa.session.JpaStore;
import dev.orderbench.jpa.session.SessionFactories;
import dev.orderbench.jpa.session.SessionKind;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;

/** Hibernate with its default settings. */
public final class NaiveStore {

    private static final Map<String, String> SETTINGS = Map.of();

    private NaiveStore() {}

    /** What differs from Hibernate's defaults. */
    public static SortedMap<String, String> settings() {
        SortedMap<String, String> settings = SessionFactories.settings(SETTINGS);
        settings.put("fetchSize (exportOrders)", Integer.toString(OrderLists.PORTION));
        return settings;
    }

    /** Creates a store. */
    public static OrderStore create(DataSource dataSource, StoreOptions options) {
        SessionFactory factory = SessionFactories.create(
                dataSource,
                List.of(
                        UserEntity.class,
                        ProductEntity.class,
                        InventoryEntity.class,
                        OrderEntity.class,
                        OrderItemEntity.class),
                SETTINGS);
        return new JpaStore<>(
                factory,
                SessionKind.STATEFUL,
                scope -> new NaiveOperations(scope, options.clock()),
                dataSource,
                options);
    }
}
