package dev.orderbench.jooq.naive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.contract.StoreOptions;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.conf.Settings;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class NaiveStoreTest {

    @Test
    void settingsToldAreThoseThatStatementsRunWith() {
        NaiveStore store = NaiveStore.create(new PGSimpleDataSource(), StoreOptions.defaults());
        Configuration used = store.units.read(DSLContext::configuration);

        assertThat(used.settings()).isEqualTo(new Settings());
        assertThat(NaiveStore.settings())
                .containsEntry("dialect", used.dialect().name())
                .containsEntry(
                        "connectionProvider",
                        used.connectionProvider().getClass().getSimpleName())
                .containsOnlyKeys("connectionProvider", "dialect", "fetchSize (exportOrders)");
        store.close();
    }
}
