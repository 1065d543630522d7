package dev.orderbench.jpa;

import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Variant;
import dev.orderbench.jpa.naive.NaiveStore;
import dev.orderbench.jpa.stateless.StatelessStore;
import dev.orderbench.jpa.tuned.TunedStore;
import java.util.List;
import java.util.SortedMap;
import javax.sql.DataSource;

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
        return List.of(Variant.TUNED, Variant.NAIVE, Variant.STATELESS);
    }

    @Override
    public OrderStore create(DataSource dataSource, StoreOptions options) {
        return switch (options.variant()) {
            case TUNED -> TunedStore.create(dataSource, options);
            case NAIVE -> NaiveStore.create(dataSource, options);
            case STATELESS -> StatelessStore.create(dataSource, options);
        };
    }

    @Override
    public SortedMap<String, String> settings(Variant variant) {
        return switch (variant) {
            case TUNED -> TunedStore.settings();
            case NAIVE -> NaiveStore.settings();
            case STATELESS -> StatelessStore.settings();
        };
    }
}
