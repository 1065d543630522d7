package dev.orderbench.jooq;

import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Variant;
import dev.orderbench.jooq.naive.NaiveStore;
import dev.orderbench.jooq.tuned.TunedStore;
import java.util.List;
import java.util.SortedMap;
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
            case STATELESS -> throw unknown(options.variant());
        };
    }

    @Override
    public SortedMap<String, String> settings(Variant variant) {
        return switch (variant) {
            case TUNED -> TunedStore.settings();
            case NAIVE -> NaiveStore.settings();
            case STATELESS -> throw unknown(variant);
        };
    }

    private static IllegalArgumentException unknown(Variant variant) {
        return new IllegalArgumentException(
                "The variant of jooq must be one of tuned, naive, but is " + variant.label());
    }
}
