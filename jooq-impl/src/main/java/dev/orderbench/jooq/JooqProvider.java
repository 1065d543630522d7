package dev.orderbench.jooq;

import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Variant;
import dev.orderbench.jooq.naive.NaiveStore;
import dev.orderbench.jooq.tuned.TunedStore;
import java.util.List;
import javax.sql.DataSource;

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
        return List.of(Variant.TUNED, Variant.NAIVE);
    }

    @Override
    public OrderStore create(DataSource dataSource, StoreOptions options) {
        return switch (options.variant()) {
            case TUNED -> TunedStore.create(dataSource, options);
            case NAIVE -> NaiveStore.create(dataSource, options);
            case STATELESS ->
                throw new IllegalArgumentException("The variant of jooq must be one of tuned, naive, but is "
                        + options.variant().label());
        };
    }
}
