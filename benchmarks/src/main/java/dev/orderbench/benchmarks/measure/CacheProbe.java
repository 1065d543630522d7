package dev.orderbench.benchmarks.measure;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;

/**
 * How fast memory answers that should be in a cache: a chase of pointers through 8 MB, one cache line after the other in
 * a random cycle, so that nothing can be fetched ahead. Larger than the caches that belong to one core, smaller than those
 * that cores, and often neighbours on the same machine, share: it becomes slow when others fill those, which neither
 * processor time nor stolen time reveals.
 *
 * <p>Time is processor time of the calling thread, so that waiting for a processor is not taken for waiting for memory.
 *
 * <p>Not safe for use by several threads.
 */
final class CacheProbe {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int BYTES = 8 << 20;
    private static final int LINE_BYTES = 64;
    private static final int LINES = BYTES / LINE_BYTES;
    private static final int INTS_OF_LINE = LINE_BYTES / Integer.BYTES;

    /** Enough for the compiler to have done with the loop. */
    private static final int WARMUP_CYCLES = 20;

    /** The first int of each line is the index of the next line's. */
    private final int[] next = new int[LINES * INTS_OF_LINE];

    private int place;

    /** Takes some 100 ms. */
    CacheProbe() {
        int[] order = cycle(new Random(1));
        for (int i = 0; i < LINES; i++) {
            next[order[i] * INTS_OF_LINE] = order[(i + 1) % LINES] * INTS_OF_LINE;
        }
        for (int i = 0; i < WARMUP_CYCLES; i++) {
            chase();
        }
    }

    private static int[] cycle(Random random) {
        int[] order = new int[LINES];
        for (int i = 1; i < LINES; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** The mean time of a step, in nanoseconds, after a cycle that brings the memory into the cache. Takes a few ms. */
    double nanosPerStep() {
        chase();
        long begin = THREADS.getCurrentThreadCpuTime();
        chase();
        return (double) (THREADS.getCurrentThreadCpuTime() - begin) / LINES;
    }

    private void chase() {
        int at = place;
        for (int i = 0; i < LINES; i++) {
            at = next[at];
        }
        // Kept, so that the loop has an effect.
        place = at;
    }
}
