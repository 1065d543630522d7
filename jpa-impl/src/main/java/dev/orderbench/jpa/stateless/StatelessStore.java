package dev.orderbench.jpa.stateless;

import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.jpa.session.JpaStore;
import dev.orderbench.jpa.session.SessionFactories;
import dev.orderbench.jpa.session.SessionKind;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.MappingSettings;

/** Hibernate without a persistence context. */
public final class StatelessStore {

    private StatelessStore() {}

    /** Creates a store; each setting has its row in METHODOLOGY.md. */
    public static OrderStore create(DataSource dataSource, StoreOptions options) {
        SessionFactory factory = SessionFactories.create(
                dataSource,
                List.of(
                        UserEntity.class,
                        ProductEntity.class,
                        InventoryEntity.class,
                        OrderEntity.class,
                        OrderItemEntity.class),
                Map.of(MappingSettings.PREFERRED_INSTANT_JDBC_TYPE, "TIMESTAMP_WITH_TIMEZONE"));
        return new JpaStore<>(
                factory,
                SessionKind.STATELESS,
                scope -> new StatelessOperations(scope, options.clock()),
                dataSource,
                options);
    }
}
