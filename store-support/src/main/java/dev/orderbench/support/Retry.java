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
                    failures.forEach(e::addSuppressed);
                    throw e;
                }
                failures.add(e);
            }
        }
    }

    /** Waits before the next attempt; false when the thread was interrupted. */
    private static boolean pause(RetryPolicy policy, int failedBefore) {
        // Beyond 2^30 the longest back-off has long been reached.
        Duration doubled = policy.firstBackoff().multipliedBy(1L << Math.min(failedBefore, 30));
        Duration limit = doubled.compareTo(policy.longestBackoff()) < 0 ? doubled : policy.longestBackoff();
        try {
            Thread.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextLong(limit.toNanos() + 1)));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
