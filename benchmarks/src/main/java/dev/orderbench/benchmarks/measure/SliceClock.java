package dev.orderbench.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what all threads of a slice get done, by one clock: from when the last of them has begun until the first of them
 * ends. In between all are at work, so nothing that a thread does alone, before or after the others, is counted.
 *
 * <p>JMH has each thread call on until all have begun and until all have come to the end of what is timed, so the window holds
 * the timed part of every thread. Neither the count nor the clock is JMH's: what is concluded from both can be checked
 * against what JMH measures. Safe for use by several threads.
 */
final class SliceClock {

    private final int threads;
    private final List<AtomicLong> counters = new ArrayList<>();
    private long operationsAtBegin;
    private long nanosAtBegin;
    private double operationsPerSecond;
    private boolean ended;

    /**
     * @param threads how many take part in each slice
     */
    SliceClock(int threads) {
        this.threads = threads;
    }

    /** Makes ready for the next slice. */
    synchronized void reset() {
        counters.clear();
        operationsPerSecond = 0;
        ended = false;
    }

    /**
     * A thread has begun.
     *
     * @param counter of the operations that it has done, which only it changes
     */
    synchronized void begin(AtomicLong counter) {
        counters.add(counter);
        if (counters.size() == threads) {
            operationsAtBegin = operations();
            nanosAtBegin = System.nanoTime();
        }
    }

    /** A thread ends; the first that does ends the window. */
    synchronized void end() {
        if (!ended && counters.size() == threads) {
            long nanos = System.nanoTime() - nanosAtBegin;
            operationsPerSecond = (operations() - operationsAtBegin) * 1e9 / nanos;
        }
        ended = true;
    }

    /** What all threads got done in a second of the window; 0 where there was no time at which all were at work. */
    synchronized double operationsPerSecond() {
        return operationsPerSecond;
    }

    private long operations() {
        return counters.stream().mapToLong(AtomicLong::getOpaque).sum();
    }
}
