package dev.orderbench.contract;

import java.time.Duration;
import java.time.InstantSource;

/**
 * What a store is told when it is created.
 *
 * @param variant how the library is used
 * @param clock where "now" comes from (R4)
 * @param statementTimeout how long a statement may run, in whole milliseconds; zero for no limit (R85)
 */
public record StoreOptions(Variant variant, InstantSource clock, Duration statementTimeout) {

    public StoreOptions {
        Checks.timeout(statementTimeout);
    }

    /** Options without a statement time-out. */
    public StoreOptions(Variant variant, InstantSource clock) {
        this(variant, clock, Duration.ZERO);
    }

    /** The options of production: the tuned variant on the system's clock, without a statement time-out. */
    public static StoreOptions defaults() {
        return new StoreOptions(Variant.TUNED, InstantSource.system());
    }
}
