package dev.orderbench.benchmarks.load;

import dev.orderbench.benchmarks.result.Distribution;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.AtomicHistogram;

/**
 * A closed-loop load: each worker sends its next request as soon as the last one is answered. It finds how much can be done
 * in a second. It says little of latency: while an answer is late, nothing is asked, so a stall that hundreds of users
 * would have met is met once by each worker.
 *
 * @param request what to send; a failure is counted and has no service time
 * @param duration how long; a request that is under way at its end is still answered and counted
 * @param workers number of threads
 * @param virtualThreads whether they are virtual threads
 */
public record ClosedLoopRun(LoadRequest request, Duration duration, int workers, boolean virtualThreads) {

    private static final long LONGEST_NANOS = TimeUnit.HOURS.toNanos(1);

    /**
     * What was found.
     *
     * @param ratePerSecond answers in a second, of all workers together
     * @param serviceTime from the start of a request to its answer
     * @param failures requests that failed
     */
    public record Result(double ratePerSecond, Distribution serviceTime, long failures) {}

    /**
     * Applies the load.
     *
     * @throws InterruptedException when the caller was interrupted; all workers have then ended
     * @throws IllegalStateException when a request threw an {@link Error}
     */
    public Result run() throws InterruptedException {
        AtomicHistogram times = new AtomicHistogram(LONGEST_NANOS, 3);
        LongAdder failures = new LongAdder();
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        new Workers(workers, virtualThreads, (worker, stopped) -> work(worker, stopped, end, times, failures))
                .runToEnd();
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Result(times.getTotalCount() / seconds, Distributions.of(times), failures.sum());
    }

    private void work(int worker, BooleanSupplier stopped, long end, AtomicHistogram times, LongAdder failures) {
        long began = System.nanoTime();
        while (began - end < 0 && !stopped.getAsBoolean()) {
            try {
                request.send(worker);
                times.recordValue(Math.clamp(System.nanoTime() - began, 0, LONGEST_NANOS));
            } catch (Exception e) {
                failures.increment();
            }
            began = System.nanoTime();
        }
    }
}
