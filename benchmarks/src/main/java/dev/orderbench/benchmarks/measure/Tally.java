package dev.orderbench.benchmarks.measure;

/**
 * How much one thread gets done of a slice while all threads are at work.
 *
 * <p>Operations are not counted whole. In a slice of 50 ms a thread may do two of 20 ms, and of the one that is under way when
 * the last thread has begun, and of the one when the first thread has ended, the share is counted that lies within. Counted
 * whole or left out, they would make the throughput of long operations wrong by up to a third.
 *
 * <p>Written by its own thread; others read it after that thread has booked its slice.
 */
final class Tally {

    private final SliceClock clock;
    private boolean open;
    private double operations;
    private long begin;
    private long end;

    /**
     * @param clock of the slice, which has not opened
     */
    Tally(SliceClock clock) {
        this.clock = clock;
    }

    /** The thread begins what counts; operations that it did before are forgotten. */
    void begin() {
        begin = clock.now();
        end = begin;
        clock.begin(this);
    }

    /** The thread has done an operation, and calls the next one at once. */
    void done() {
        begin = end;
        end = clock.now();
        if (open) {
            operations++;
        } else if (clock.isOpen()) {
            open = true;
            operations = share(end - clock.openedAt());
        }
    }

    /** When the last operation ended, by the slice's clock; where none did, when the thread began. */
    long end() {
        return end;
    }

    /**
     * The operations that were done from when the last thread began.
     *
     * @param close until then, by the slice's clock; not before the thread's last operation began
     */
    double operationsUntil(long close) {
        return operations - share(end - close);
    }

    /** Nanoseconds as a share of the last operation. */
    private double share(long nanos) {
        return end == begin ? 0 : Math.clamp((double) nanos / (end - begin), 0, 1);
    }
}
