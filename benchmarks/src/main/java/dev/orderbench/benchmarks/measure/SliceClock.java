package dev.orderbench.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Counts what all threads of a slice get done, by one clock: from when the last of them has begun until the first of them has
 * done its last operation. In between all are at work, so nothing that a thread does alone, before or after the others, is
 * counted.
 *
 * <p>JMH has each thread call on until all have begun and until all have come to the end of what is timed, so the window holds
 * the timed part of every thread, and each thread's last operation is under way when the window closes. Then JMH holds all of
 * them until the slowest is done, which is why the window does not end with the slice. Neither the count nor the clock is
 * JMH's: what is concluded from both can be checked against what JMH measures.
 *
 * <p>Safe for use by several threads.
 */
final class SliceClock {

    private final int threads;
    private final LongSupplier nanoTime;
    private final List<Tally> tallies = new ArrayList<>();
    private long openedAt;
    private volatile boolean open;

    /**
     * @param threads how many take part in each slice
     * @param nanoTime as {@link System#nanoTime}
     */
    SliceClock(int threads, LongSupplier nanoTime) {
        this.threads = threads;
        this.nanoTime = nanoTime;
    }

    /** Now, in nanoseconds from some moment. */
    long now() {
        return nanoTime.getAsLong();
    }

    /** Makes ready for the next slice. */
    synchronized void reset() {
        tallies.clear();
        open = false;
    }

    /** A thread has begun. */
    synchronized void begin(Tally tally) {
        tallies.add(tally);
        if (tallies.size() == threads) {
            openedAt = now();
            open = true;
        }
    }

    /** Whether all have begun. */
    boolean isOpen() {
        return open;
    }

    /** When the last one began; once {@link #isOpen}. */
    long openedAt() {
        return openedAt;
    }

    /**
     * What all threads got done in a second of the window, once each has booked the slice; 0 where there was no time at which all
     * were at work.
     */
    synchronized double operationsPerSecond() {
        if (!open) {
            return 0;
        }
        // Times of nanoTime are compared by their difference: they may overflow.
        long close = openedAt
                + tallies.stream()
                        .mapToLong(tally -> tally.end() - openedAt)
                        .min()
                        .orElseThrow();
        double operations = tallies.stream()
                .mapToDouble(tally -> tally.operationsUntil(close))
                .sum();
        return close - openedAt <= 0 ? 0 : operations * 1e9 / (close - openedAt);
    }
}
