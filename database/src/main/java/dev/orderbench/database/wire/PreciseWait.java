package dev.orderbench.database.wire;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Waits until a moment of {@link System#nanoTime()}, not ending before it and seldom more than some microseconds after it.
 *
 * <p>A parked thread wakes up late: by 60 to 150 µs on Linux, whose timers may be off by 50 µs to begin with. So the wait is
 * parked until a margin before the moment, and the rest is spun. The margin follows how late parking ended, such that nine
 * of ten waits end in the spin: it is short, since how late varies less than how late on average. A busy machine delays it
 * further, as it delays a thread that a real network wakes; the margin has an upper bound, so that spinning does not take
 * from the server what little there is.
 *
 * <p>For one waiting thread at a time, of whichever kind; another may {@link #abandon()}.
 */
final class PreciseWait {

    private static final long SHORTEST_MARGIN = 20_000;
    private static final long LONGEST_MARGIN = 150_000;
    private static final long FIRST_MARGIN = 120_000;

    /** Down by one after each wait that ended in the spin, up by nine after another: in balance at nine of ten. */
    private static final long STEP = 1_000;

    private static final int STEPS_UP = 9;

    private long margin = FIRST_MARGIN;
    private volatile boolean abandoned;
    private volatile @Nullable Thread waiting;

    /**
     * Waits. An interruption does not end the wait, as it does not end that of a socket; the thread is left interrupted.
     *
     * @return whether the moment came; otherwise the wait was abandoned
     */
    boolean until(long moment) {
        boolean interrupted = false;
        waiting = Thread.currentThread();
        long left = moment - System.nanoTime();
        while (left > 0 && !abandoned) {
            if (left > margin) {
                LockSupport.parkNanos(this, left - margin);
                interrupted |= Thread.interrupted();
                left = moment - System.nanoTime();
                if (left <= margin) {
                    learn(left);
                }
            } else {
                Thread.onSpinWait();
                left = moment - System.nanoTime();
            }
        }
        waiting = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !abandoned;
    }

    /** Ends this wait and all to come. */
    void abandon() {
        abandoned = true;
        LockSupport.unpark(waiting);
    }

    private void learn(long leftAfterParking) {
        long change = leftAfterParking > 0 ? -STEP : STEPS_UP * STEP;
        margin = Math.clamp(margin + change, SHORTEST_MARGIN, LONGEST_MARGIN);
    }
}
