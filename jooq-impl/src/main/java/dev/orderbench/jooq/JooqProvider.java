package dev.orderbench.jooq;

import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Variant;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** jOOQ as a contender. */
public final class JooqProvider implements OrderStoreProvider {

    @Override
    public String id() {
        return "jooq";
    }

    @Override
    public String displayName() {
        return "jOOQ";
    }

    @Override
    public List<Variant> variants() {
        return List.of(Variant.TUNED);
    }

    @Override
    public OrderStore create(DataSource dataSource, StoreOptions options) {
        return new JooqStore(DSL.using(dataSource, SQLDialect.POSTGRES, settings()), options.clock());
    }

    /** Each setting has its row in METHODOLOGY.md. */
    private static Settings settings() {
        return new Settings().withExecuteLogging(false);
    }
}
