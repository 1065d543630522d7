package dev.orderbench.benchmarks.measure;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who of a slice's threads has booked what it did. JMH has the first thread that ends tear down what all share, also after the last
 * slice, when others may still have to book; so the one that tears down waits for them here.
 *
 * <p>Safe for use by several threads, except that {@link #begin} is called when none of them is at work.
 */
final class RollCall {

    private final int threads;
    private final AtomicInteger present = new AtomicInteger();
    private volatile CountDownLatch absent = new CountDownLatch(0);

    /**
     * @param threads how many take part in each slice
     */
    RollCall(int threads) {
        this.threads = threads;
    }

    /** The next slice begins. */
    void begin() {
        present.set(0);
        absent = new CountDownLatch(threads);
    }

    /**
     * A thread has booked its part.
     *
     * @param whole what the last of them does for the slice as a whole, before those who wait go on
     */
    void booked(Runnable whole) {
        try {
            if (present.incrementAndGet() == threads) {
                whole.run();
            }
        } finally {
            absent.countDown();
        }
    }

    /**
     * Waits until all have booked and the slice as a whole is booked too.
     *
     * @return whether they have; a thread that died never does
     */
    boolean await(Duration patience) throws InterruptedException {
        return absent.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
