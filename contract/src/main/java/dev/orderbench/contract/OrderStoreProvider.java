package dev.orderbench.contract;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import javax.sql.DataSource;

/**
 * The entry of a contender: names it and creates its stores. Found by {@link java.util.ServiceLoader}, so that nothing
 * that measures or tests has to know the contenders by class.
 *
 * <p>A provider holds no resources; {@link #create} may be called any number of times.
 */
public interface OrderStoreProvider {

    /** The short name used on command lines and in results: lower case letters, digits and hyphens. */
    String id();

    /** The name that a reader of the report sees. */
    String displayName();

    /** The variants on offer, the default first; never empty. */
    List<Variant> variants();

    /**
     * What the stores of a variant are set to that differs from their library's defaults, by the library's own names. It tells
     * a reader of results what was measured, so it has to come from the values that {@link #create} uses.
     *
     * @param variant one of {@link #variants()}
     */
    default SortedMap<String, String> settings(Variant variant) {
        return Collections.emptySortedMap();
    }

    /**
     * Creates a store.
     *
     * @param dataSource where the store takes its connections from; remains the caller's to close
     * @param options clock and variant
     * @throws IllegalArgumentException when the variant is not one of {@link #variants()}
     * @throws StoreException when the database cannot be reached or its schema is not the contract's
     */
    OrderStore create(DataSource dataSource, StoreOptions options);
}
