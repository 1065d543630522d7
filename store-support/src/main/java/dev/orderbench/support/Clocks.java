package dev.orderbench.support;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The contract's time. */
public final class Clocks {

    private Clocks() {}

    /** The clock's time, cut to the microseconds that PostgreSQL stores, so that what is returned is what is stored. */
    public static Instant now(InstantSource clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
