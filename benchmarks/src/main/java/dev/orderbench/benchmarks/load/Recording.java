package dev.orderbench.benchmarks.load;

import dev.orderbench.benchmarks.result.LoadResult;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.AtomicHistogram;

/**
 * Collects what one or several runs found: several, when a load is applied in pieces that alternate with those of others.
 * Its histograms have a fixed size of some 200 KB each, so that recording neither locks nor allocates.
 *
 * <p>Safe for use by several threads.
 */
public final class Recording {

    /** Longer times are recorded as this one. */
    private static final long LONGEST_NANOS = 3_600_000_000_000L;

    private static final int SIGNIFICANT_DIGITS = 3;

    private final AtomicHistogram latency = new AtomicHistogram(LONGEST_NANOS, SIGNIFICANT_DIGITS);
    private final AtomicHistogram serviceTime = new AtomicHistogram(LONGEST_NANOS, SIGNIFICANT_DIGITS);
    private final AtomicHistogram pacingError = new AtomicHistogram(LONGEST_NANOS, SIGNIFICANT_DIGITS);
    private final ConcurrentHashMap<String, LongAdder> failures = new ConcurrentHashMap<>();
    private final LongAdder late = new LongAdder();
    private final LongAdder notStarted = new LongAdder();
    private final LongAccumulator longestLag = new LongAccumulator(Math::max, 0);
    private final LongAdder due = new LongAdder();
    private final LongAdder dueNanos = new LongAdder();
    private final LongAdder takenNanos = new LongAdder();
    private final LongAdder runs = new LongAdder();
    private final LongAdder runsAboveCapacity = new LongAdder();

    /** An answer came. */
    void answered(long intendedStart, long start, long end) {
        record(latency, end - intendedStart);
        record(serviceTime, end - start);
    }

    void failed(Exception reason) {
        failures.computeIfAbsent(reason.getClass().getSimpleName(), name -> new LongAdder())
                .increment();
    }

    /** A worker was free when the request was due, and began it so much later. */
    void startedInTime(long error) {
        record(pacingError, error);
    }

    /** No worker was free when the request was due, and it began so much later. */
    void startedLate(long lag) {
        late.increment();
        longestLag.accumulate(lag);
    }

    /** The request was given up before a worker was free: so long it has waited at least. */
    void notStarted(long waited) {
        notStarted.increment();
        longestLag.accumulate(waited);
        record(latency, waited);
    }

    /**
     * A run has ended.
     *
     * @param requests how many were due in its measured part
     * @param scheduledNanos length of the measured part
     * @param nanos how long it took to answer them
     * @param aboveCapacity whether its backlog kept growing, or was not worked off
     */
    void ended(long requests, long scheduledNanos, long nanos, boolean aboveCapacity) {
        due.add(requests);
        dueNanos.add(scheduledNanos);
        takenNanos.add(nanos);
        runs.increment();
        if (aboveCapacity) {
            runsAboveCapacity.increment();
        }
    }

    /** What has been found so far. Several runs were above capacity when more than half of them were. */
    public LoadResult result() {
        SortedMap<String, Long> failed = new TreeMap<>();
        failures.forEach((name, count) -> failed.put(name, count.sum()));
        return new LoadResult(
                perSecond(due.sum(), dueNanos.sum()),
                perSecond(serviceTime.getTotalCount(), takenNanos.sum()),
                due.sum(),
                Distributions.of(latency),
                Distributions.of(serviceTime),
                Distributions.of(pacingError),
                failed,
                late.sum(),
                longestLag.get(),
                notStarted.sum(),
                2 * runsAboveCapacity.sum() > runs.sum());
    }

    private static double perSecond(long count, long nanos) {
        return nanos == 0 ? 0 : count * 1e9 / nanos;
    }

    private static void record(AtomicHistogram histogram, long nanos) {
        histogram.recordValue(Math.clamp(nanos, 0, LONGEST_NANOS));
    }
}
