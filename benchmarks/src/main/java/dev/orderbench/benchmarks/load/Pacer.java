package dev.orderbench.benchmarks.load;

import java.util.concurrent.locks.LockSupport;

/**
 * Waits for a point in time: parked for the most part, since a core that spins is a core that the server lacks, and then
 * spinning, since a parked thread wakes late: on Linux by the timer slack of 50 us and the time of a context switch.
 */
final class Pacer {

    /** How long before the point a platform thread is to wake. */
    private static final long PLATFORM_MARGIN_NANOS = 120_000;

    /** A virtual thread is woken by a timer thread, and then waits for a carrier. */
    private static final long VIRTUAL_MARGIN_NANOS = 200_000;

    private Pacer() {}

    /**
     * Waits on the calling thread.
     *
     * @param point as {@link System#nanoTime()}
     * @return the time when the wait was over: at the point or somewhat after it, before it only when interrupted
     */
    static long await(long point) {
        long margin = Thread.currentThread().isVirtual() ? VIRTUAL_MARGIN_NANOS : PLATFORM_MARGIN_NANOS;
        long now = System.nanoTime();
        while (point - now > margin && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(point - now - margin);
            now = System.nanoTime();
        }
        while (point - now > 0 && !Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
            now = System.nanoTime();
        }
        return now;
    }
}
