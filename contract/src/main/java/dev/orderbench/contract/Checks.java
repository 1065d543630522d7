package dev.orderbench.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The checks that the contract's records make of what they are given. */
final class Checks {

    private Checks() {}

    static void atLeast(int minimum, int value, String name) {
        if (value < minimum) {
            throw new IllegalArgumentException("%s must be %d or more, but is %d".formatted(name, minimum, value));
        }
    }

    static void between(int minimum, int maximum, int value, String name) {
        if (value < minimum || value > maximum) {
            throw new IllegalArgumentException(
                    "%s must be between %d and %d, but is %d".formatted(name, minimum, maximum, value));
        }
    }

    /** Money with exactly two decimals; refuses an amount that would have to be rounded. */
    static BigDecimal money(BigDecimal amount, String name) {
        if (amount.stripTrailingZeros().scale() > 2) {
            throw new IllegalArgumentException("%s must have at most two decimals, but is %s".formatted(name, amount));
        }
        return amount.setScale(2, RoundingMode.UNNECESSARY);
    }

    /** An instant that PostgreSQL can store unchanged; refuses one with nanoseconds, which it would round. */
    static void microseconds(Instant instant, String name) {
        if (!instant.truncatedTo(ChronoUnit.MICROS).equals(instant)) {
            throw new IllegalArgumentException("%s must be in whole microseconds, but is %s".formatted(name, instant));
        }
    }
}
