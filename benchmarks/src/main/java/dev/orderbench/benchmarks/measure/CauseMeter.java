package dev.orderbench.benchmarks.measure;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What the current thread has cost since a moment; of a virtual thread, of which the JVM does not tell it, nothing. Not safe for
 * use by several threads.
 */
final class CauseMeter {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long allocated;
    private long cpuNanos;

    /** From now on it counts. */
    void start() {
        if (!Thread.currentThread().isVirtual()) {
            allocated = THREADS.getCurrentThreadAllocatedBytes();
            cpuNanos = THREADS.getCurrentThreadCpuTime();
        }
    }

    /** What so many operations have cost since the start. */
    ThreadCost cost(long operations) {
        return Thread.currentThread().isVirtual()
                ? new ThreadCost(operations, 0, 0)
                : new ThreadCost(
                        operations,
                        THREADS.getCurrentThreadAllocatedBytes() - allocated,
                        THREADS.getCurrentThreadCpuTime() - cpuNanos);
    }

    /** What a thread did, and what it cost. */
    record ThreadCost(long operations, long allocatedBytes, long cpuNanos) {}
}
