package dev.orderbench.contract;

import java.time.Duration;

/**
 * How often a unit of work that met a deadlock or a serialization failure is run again, and how long it waits before.
 *
 * <p>Before attempt {@code n + 1} it waits a random time up to {@code firstBackoff * 2^(n - 1)}, at most {@code
 * longestBackoff} ("full jitter": those who collided do not collide again).
 *
 * @param attempts how often it is run in all, 1 to 100; 1 for no retry
 * @param firstBackoff the longest wait before the second attempt
 * @param longestBackoff the longest wait before any attempt; not shorter than {@code firstBackoff}
 */
public record RetryPolicy(int attempts, Duration firstBackoff, Duration longestBackoff) {

    /** The work is run once. */
    public static final RetryPolicy NONE = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);

    public RetryPolicy {
        Checks.between(1, 100, attempts, "attempts");
        if (firstBackoff.isNegative() || longestBackoff.compareTo(firstBackoff) < 0) {
            throw new IllegalArgumentException(
                    "the back-off must be 0 or more and the first not longer than the longest, but they are %s and %s"
                            .formatted(firstBackoff, longestBackoff));
        }
    }

    /** A number of attempts with waits from 10 ms to 1 s. */
    public static RetryPolicy upTo(int attempts) {
        return new RetryPolicy(attempts, Duration.ofMillis(10), Duration.ofSeconds(1));
    }
}
