package dev.orderbench.jpa.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Variant;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.Pools;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;
import dev.orderbench.jpa.JpaProvider;
import java.time.InstantSource;
import java.util.SortedMap;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.boot.spi.SessionFactoryOptions;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The settings that the provider tells are those that Hibernate runs with. */
class JpaSettingsTest {

    private static final JpaProvider PROVIDER = new JpaProvider();

    private static PostgresServer server;
    private static TemplateDatabase template;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(System.getProperty("bench.db", "embedded"));
        template = TemplateDatabase.create(server, DatasetSize.TINY);
    }

    @AfterAll
    static void stop() {
        template.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void hibernateHasEachSettingThatIsTold(Variant variant) {
        SortedMap<String, String> told = PROVIDER.settings(variant);

        withFactory(variant, factory -> {
            assertThat(told.keySet())
                    .filteredOn(name -> name.startsWith("hibernate."))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(factory.getProperties().get(name))
                            .as(name)
                            .hasToString(told.get(name)));
            assertThat(told)
                    .containsEntry(
                            "hibernate.jdbc.time_zone",
                            factory.getSessionFactoryOptions().getJdbcTimeZone().getID())
                    .containsEntry(
                            "hibernate.physical_naming_strategy", PhysicalNamingStrategySnakeCaseImpl.class.getName());
        });
    }

    @Test
    void batchesAndInstantsAreWhatTheyAreSaidToBe() {
        withFactory(Variant.TUNED, factory -> {
            SessionFactoryOptions options = factory.getSessionFactoryOptions();
            assertThat(PROVIDER.settings(Variant.TUNED))
                    .containsEntry("hibernate.jdbc.batch_size", Integer.toString(options.getJdbcBatchSize()))
                    .containsEntry("hibernate.order_inserts", Boolean.toString(options.isOrderInsertsEnabled()))
                    .containsEntry("hibernate.type.preferred_instant_jdbc_type", "TIMESTAMP_WITH_TIMEZONE");
            assertThat(options.getPreferredSqlTypeCodeForInstant()).isEqualTo(SqlTypes.TIMESTAMP_WITH_TIMEZONE);
        });
        withFactory(Variant.NAIVE, factory -> {
            SessionFactoryOptions options = factory.getSessionFactoryOptions();
            assertThat(PROVIDER.settings(Variant.NAIVE))
                    .doesNotContainKeys(
                            "hibernate.jdbc.batch_size",
                            "hibernate.order_inserts",
                            "hibernate.type.preferred_instant_jdbc_type");
            assertThat(options.getJdbcBatchSize()).isNotEqualTo(50);
            assertThat(options.isOrderInsertsEnabled()).isFalse();
            assertThat(options.getPreferredSqlTypeCodeForInstant()).isEqualTo(SqlTypes.TIMESTAMP_UTC);
        });
    }

    private interface Look {
        void at(SessionFactoryImplementor factory);
    }

    private static void withFactory(Variant variant, Look look) {
        try (WorkingDatabase database = template.copy();
                var pool = Pools.open(database.connection(), 2);
                var store = (JpaStore<?>) PROVIDER.create(pool, new StoreOptions(variant, InstantSource.system()))) {
            look.at(store.factory.unwrap(SessionFactoryImplementor.class));
        }
    }
}
