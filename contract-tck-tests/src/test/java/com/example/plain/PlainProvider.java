package com.example.plain;

import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Variant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Creates stores that are correct, or wrong in exactly one way. */
public final class PlainProvider implements OrderStoreProvider {

    private final @Nullable Defect defect;

    /** The correct store. */
    public PlainProvider() {
        this(null);
    }

    /** The store with a defect, or the correct one where that is {@code null}. */
    public PlainProvider(@Nullable Defect defect) {
        this.defect = defect;
    }

    @Override
    public String id() {
        return defect == null ? "plain" : "plain with " + defect;
    }

    @Override
    public String displayName() {
        return "Plain";
    }

    @Override
    public List<Variant> variants() {
        return List.of(defect == Defect.NAIVE_IN_NAME_ONLY ? Variant.NAIVE : Variant.TUNED);
    }

    @Override
    public OrderStore create(DataSource dataSource, StoreOptions options) {
        return new PlainStore(dataSource, options, defect);
    }
}
