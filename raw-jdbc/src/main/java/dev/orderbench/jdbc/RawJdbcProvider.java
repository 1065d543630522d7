package dev.orderbench.jdbc;

import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Variant;
import dev.orderbench.jdbc.naive.NaiveStore;
import dev.orderbench.jdbc.tuned.TunedStore;
import java.util.List;
import java.util.SortedMap;
import javax.sql.DataSource;

/** Raw JDBC as a contender: the baseline that the others are compared with. */
public final class RawJdbcProvider implements OrderStoreProvider {

    @Override
    public String id() {
        return "raw-jdbc";
    }

    @Override
    public String displayName() {
        return "Raw JDBC";
    }

    @Override
    public List<Variant> variants() {
        return List.of(Variant.TUNED, Variant.NAIVE);
    }

    @Override
    public OrderStore create(DataSource dataSource, StoreOptions options) {
        return switch (options.variant()) {
            case TUNED -> new TunedStore(dataSource, options);
            case NAIVE -> new NaiveStore(dataSource, options);
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

    private IllegalArgumentException unknown(Variant variant) {
        return new IllegalArgumentException("raw-jdbc has no variant '%s': expected one of %s"
                .formatted(
                        variant.label(),
                        String.join(
                                ", ", variants().stream().map(Variant::label).toList())));
    }
}
