package dev.orderbench.jpa.stateless;

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
import org.hibernate.cfg.MappingSettings;

/** Hibernate without a persistence context. */
public final class StatelessStore {

    /** Each setting has its row in METHODOLOGY.md. */
    private static final Map<String, String> SETTINGS =
            Map.of(MappingSettings.PREFERRED_INSTANT_JDBC_TYPE, "TIMESTAMP_WITH_TIMEZONE");

    private StatelessStore() {}

    /** What differs from Hibernate's defaults. */
    public static SortedMap<String, String> settings() {
        SortedMap<String, String> settings = SessionFactories.settings(SETTINGS);
        settings.put("fetchSize (exportOrders)", Integer.toString(OrderLists.FETCH_SIZE));
        settings.put("orders in a portion (importOrders)", Integer.toString(OrderImport.ORDERS_IN_PORTION));
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
                SessionKind.STATELESS,
                scope -> new StatelessOperations(scope, options.clock()),
                dataSource,
                options);
    }
}
