package dev.orderbench.contract;

import java.time.Instant;

/**
 * A range of time that includes its start and excludes its end.
 *
 * @param from the first moment, in microseconds
 * @param until the moment after the last one, in microseconds; not before {@code from}
 */
public record TimeRange(Instant from, Instant until) {

    /** All times at which an order can have been placed. */
    public static final TimeRange ALL = new TimeRange(Checks.EARLIEST, Checks.LATEST);

    public TimeRange {
        Checks.microseconds(from, "from");
        Checks.microseconds(until, "until");
        if (until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "until must not lie before from, but %s lies before %s".formatted(until, from));
        }
    }
}
