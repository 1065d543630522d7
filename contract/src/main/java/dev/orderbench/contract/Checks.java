package dev.orderbench.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The checks that the contract's records make of what they are given. */
final class Checks {

    static final Instant EARLIEST = Instant.EPOCH;

    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

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

    /**
     * An instant from 1970 to 9999 that PostgreSQL can store unchanged; refuses one with nanoseconds, which it would round.
     */
    static void microseconds(Instant instant, String name) {
        if (!instant.truncatedTo(ChronoUnit.MICROS).equals(instant)) {
            throw new IllegalArgumentException("%s must be in whole microseconds, but is %s".formatted(name, instant));
        }
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new IllegalArgumentException(
                    "%s must lie between %s and %s, but is %s".formatted(name, EARLIEST, LATEST, instant));
        }
    }

    /** A time-out that the server can keep: whole milliseconds, at most its largest, about 24 days. */
    static void timeout(Duration timeout) {
        if (timeout.isNegative()
                || timeout.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) > 0
                || !timeout.equals(Duration.ofMillis(timeout.toMillis()))) {
            throw new IllegalArgumentException(
                    "the statement time-out must be 0 or more whole milliseconds, at most %d, but is %s"
                            .formatted(Integer.MAX_VALUE, timeout));
        }
    }
}
