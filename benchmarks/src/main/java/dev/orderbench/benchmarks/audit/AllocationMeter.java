package dev.orderbench.benchmarks.audit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * The bytes that the calling thread allocates in a call, as the JVM counts them: the mean of many calls, after as many that
 * let the compiler do its work. It moves by some percent from run to run, since what the compiler can avoid to allocate
 * depends on what it has seen.
 */
final class AllocationMeter {

    private static final int CALLS = 2_000;
    private static final long WARM_UP_NANOS = Duration.ofMillis(1_500).toNanos();
    private static final long NANOS = Duration.ofMillis(700).toNanos();

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /**
     * @param prepare what comes before each call and is not counted
     */
    long bytesPerCall(Runnable prepare, Runnable call) {
        sum(prepare, call, WARM_UP_NANOS, new int[1]);
        int[] calls = new int[1];
        long bytes = sum(prepare, call, NANOS, calls);
        return bytes / calls[0];
    }

    private long sum(Runnable prepare, Runnable call, long nanos, int[] calls) {
        long end = System.nanoTime() + nanos;
        long bytes = 0;
        do {
            prepare.run();
            long before = threads.getCurrentThreadAllocatedBytes();
            call.run();
            bytes += threads.getCurrentThreadAllocatedBytes() - before;
            calls[0]++;
        } while (calls[0] < CALLS && System.nanoTime() < end);
        return bytes;
    }
}
