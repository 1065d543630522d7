package dev.orderbench.jpa;

import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Variant;
import dev.orderbench.support.SqlFailures;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.HibernateException;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.Action;

/** Jakarta Persistence on Hibernate as a contender. */
public final class JpaProvider implements OrderStoreProvider {

    @Override
    public String id() {
        return "jpa";
    }

    @Override
    public String displayName() {
        return "JPA (Hibernate)";
    }

    @Override
    public List<Variant> variants() {
        return List.of(Variant.TUNED);
    }

    @Override
    public OrderStore create(DataSource dataSource, StoreOptions options) {
        try {
            return new JpaStore(new Jpa(factory(dataSource)), options.clock());
        } catch (HibernateException e) {
            StoreException failure = SqlFailures.translateCause(e);
            throw failure != null ? failure : new StoreException.Unclassified(String.valueOf(e.getMessage()), null, e);
        }
    }

    /** Each setting has its row in METHODOLOGY.md. */
    private static EntityManagerFactory factory(DataSource dataSource) {
        return new HibernatePersistenceConfiguration("order-bench")
                .managedClasses(
                        UserEntity.class,
                        ProductEntity.class,
                        InventoryEntity.class,
                        OrderEntity.class,
                        OrderItemEntity.class)
                .property(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource)
                .property(AvailableSettings.HBM2DDL_AUTO, Action.VALIDATE)
                .property(AvailableSettings.PHYSICAL_NAMING_STRATEGY, PhysicalNamingStrategySnakeCaseImpl.class)
                .property(AvailableSettings.JDBC_TIME_ZONE, "UTC")
                .property(AvailableSettings.STATEMENT_BATCH_SIZE, 50)
                .property(AvailableSettings.ORDER_INSERTS, true)
                .property(AvailableSettings.ORDER_UPDATES, true)
                .createEntityManagerFactory();
    }
}
