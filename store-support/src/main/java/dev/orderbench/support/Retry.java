package dev.orderbench.support;

import dev.orderbench.contract.RetryPolicy;
import dev.orderbench.contract.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs a unit of work again after a deadlock or a serialization failure (R80 to R82). */
public final class Retry {

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE - 1);

    private Retry() {}

    /**
     * Runs attempts until one succeeds, one fails otherwise, or the policy allows no more.
     *
     * @param attempt the whole unit of work, from borrowing its connection to giving it back
     */
    public static <T extends @Nullable Object> T run(RetryPolicy policy, Supplier<T> attempt) {
        List<StoreException> failures = new ArrayList<>();
        while (true) {
            try {
                return attempt.get();
            } catch (StoreException.Deadlock | StoreException.SerializationFailure e) {
                if (failures.size() + 1 >= policy.attempts() || !pause(policy, failures.size())) {
                    // The work may throw the same object each time, which cannot be suppressed into itself.
                    failures.stream().filter(before -> before != e).forEach(e::addSuppressed);
                    throw e;
                }
                failures.add(e);
            }
        }
    }

    /** Waits before the next attempt; false when the thread was interrupted. */
    private static boolean pause(RetryPolicy policy, int failedBefore) {
        try {
            Thread.sleep(
                    Duration.ofNanos(ThreadLocalRandom.current().nextLong(longestPause(policy, failedBefore) + 1)));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The upper limit of the wait after some failures and one more, in nanoseconds. */
    static long longestPause(RetryPolicy policy, int failedBefore) {
        long first = nanos(policy.firstBackoff());
        long longest = nanos(policy.longestBackoff());
        int doublings = Math.min(failedBefore, Long.SIZE - 2);
        return first > longest >> doublings ? longest : first << doublings;
    }

    /** A policy may name a duration that no long can hold, where it means none that ends. */
    private static long nanos(Duration duration) {
        return duration.compareTo(LONGEST) < 0 ? duration.toNanos() : LONGEST.toNanos();
    }
}
