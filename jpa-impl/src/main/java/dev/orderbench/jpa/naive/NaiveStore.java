package dev.orderbench.jpa.naive;

import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.jpa.session.JpaStore;
import dev.orderbench.jpa.session.SessionFactories;
import dev.orderbench.jpa.session.SessionKind;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;

/** Hibernate with its default settings. */
public final class NaiveStore {

    private NaiveStore() {}

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
                Map.of());
        return new JpaStore<>(
                factory,
                SessionKind.STATEFUL,
                scope -> new NaiveOperations(scope, options.clock()),
                dataSource,
                options);
    }
}
