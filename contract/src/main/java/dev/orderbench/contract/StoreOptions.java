package dev.orderbench.contract;

import java.time.InstantSource;

/**
 * What a store is told when it is created.
 *
 * @param variant how the library is used
 * @param clock where "now" comes from (R4)
 */
public record StoreOptions(Variant variant, InstantSource clock) {

    /** The options of production: the tuned variant on the system's clock. */
    public static StoreOptions defaults() {
        return new StoreOptions(Variant.TUNED, InstantSource.system());
    }
}
