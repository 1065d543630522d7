package dev.orderbench.jooq.tuned;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.contract.StoreOptions;
import java.util.SortedMap;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class TunedStoreTest {

    @Test
    void settingsToldAreThoseThatStatementsRunWith() {
        TunedStore store = TunedStore.create(new PGSimpleDataSource(), StoreOptions.defaults());
        Configuration used = store.units.read(DSLContext::configuration);
        SortedMap<String, String> told = TunedStore.settings();

        assertThat(told)
                .containsEntry("executeLogging", String.valueOf(used.settings().isExecuteLogging()))
                .containsEntry("dialect", used.dialect().name())
                .containsEntry(
                        "connectionProvider",
                        used.connectionProvider().getClass().getSimpleName())
                .containsEntry(
                        "transactionProvider",
                        used.transactionProvider().getClass().getSimpleName());
        assertThat(told)
                .containsOnlyKeys(
                        "connectionProvider",
                        "dialect",
                        "executeLogging",
                        "fetchSize (exportOrders)",
                        "orders in a portion (importOrders)",
                        "transactionProvider");
        store.close();
    }
}
