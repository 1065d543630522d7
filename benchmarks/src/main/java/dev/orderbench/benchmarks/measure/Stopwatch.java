package dev.orderbench.benchmarks.measure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How long something takes, by a clock that nobody sets, and whether the clock of the day was set meanwhile. */
final class Stopwatch {

    /** By less, clocks of the day are steered all the time. */
    private static final double LEAST_SECONDS = 1;

    private final InstantSource ofTheDay;
    private final LongSupplier nanos;
    private final Instant startedAt;
    private final long nanosAtStart;

    private Stopwatch(InstantSource ofTheDay, LongSupplier nanos) {
        this.ofTheDay = ofTheDay;
        this.nanos = nanos;
        this.startedAt = ofTheDay.instant();
        this.nanosAtStart = nanos.getAsLong();
    }

    /**
     * Starts one.
     *
     * @param ofTheDay the clock of the day
     * @param nanos a clock that only goes on, in nanoseconds
     */
    static Stopwatch start(InstantSource ofTheDay, LongSupplier nanos) {
        return new Stopwatch(ofTheDay, nanos);
    }

    /** By the clock of the day. */
    Instant startedAt() {
        return startedAt;
    }

    /** How long it has been running. */
    double seconds() {
        return (nanos.getAsLong() - nanosAtStart) / 1e9;
    }

    /** By how much the clock of the day was set, as a clause; empty where it was not. A machine that sleeps looks the same. */
    Optional<String> adjustment() {
        double ahead = Duration.between(startedAt, ofTheDay.instant()).toMillis() / 1_000.0 - seconds();
        if (Math.abs(ahead) <= LEAST_SECONDS) {
            return Optional.empty();
        }
        String amount = words(Duration.ofSeconds(Math.round(Math.abs(ahead))));
        return Optional.of(
                ahead < 0
                        ? "the clock was set back by " + amount
                        : "the clock was set forward by " + amount + ", or the machine slept,");
    }

    /** In hours and minutes, or in minutes and seconds; without parts that are zero. */
    private static String words(Duration duration) {
        long hours = duration.toHours();
        String first = hours > 0 ? part(hours, "h") : part(duration.toMinutes(), "min");
        String second = hours > 0 ? part(duration.toMinutesPart(), "min") : part(duration.toSecondsPart(), "s");
        return (first + second).strip();
    }

    private static String part(long amount, String unit) {
        return amount == 0 ? "" : "%d %s ".formatted(amount, unit);
    }
}
