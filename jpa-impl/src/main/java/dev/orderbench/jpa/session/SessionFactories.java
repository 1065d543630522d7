package dev.orderbench.jpa.session;

import dev.orderbench.contract.StoreException;
import dev.orderbench.support.SqlFailures;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** Builds session factories. What is set here any application on this schema needs; variants add what they are about. */
public final class SessionFactories {

    private static final Map<String, String> COMMON = Map.of(
            JdbcSettings.JDBC_TIME_ZONE, "UTC",
            JdbcSettings.LOG_JDBC_ERRORS, "false",
            SchemaToolingSettings.HBM2DDL_AUTO, "validate",
            MappingSettings.PHYSICAL_NAMING_STRATEGY, PhysicalNamingStrategySnakeCaseImpl.class.getName());

    private SessionFactories() {}

    /** All that a factory is set to, in a map that the caller may add to. */
    public static SortedMap<String, String> settings(Map<String, String> ofVariant) {
        SortedMap<String, String> settings = new TreeMap<>(COMMON);
        settings.putAll(ofVariant);
        return settings;
    }

    /**
     * Builds a factory, and compares the mapping with the schema.
     *
     * @param ofVariant settings of the variant
     * @throws StoreException when the database cannot be reached or its schema is not the mapping's
     */
    public static SessionFactory create(DataSource dataSource, List<Class<?>> entities, Map<String, String> ofVariant) {
        requireServer(dataSource);
        try {
            HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("order-bench");
            configuration.managedClasses(entities);
            configuration.property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource);
            configuration.properties(settings(ofVariant));
            return configuration.createEntityManagerFactory();
        } catch (HibernateException e) {
            throw Failures.translate(e);
        }
    }

    /** Fails as the server does; Hibernate would only warn, and fail later for want of a dialect. */
    private static void requireServer(DataSource dataSource) {
        try {
            dataSource.getConnection().close();
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }
}
