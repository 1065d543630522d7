package dev.orderbench.tck;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for conditions. */
final class Await {

    private static final Duration INTERVAL = Duration.ofMillis(2);

    private Await() {}

    /**
     * Looks again and again until a condition holds.
     *
     * @param what the condition in words, for the failure when it does not come to hold
     */
    static void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Background.LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("waited for %s in vain: %s".formatted(Background.LIMIT, what));
            }
            try {
                Thread.sleep(INTERVAL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
