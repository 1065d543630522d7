package dev.orderbench.benchmarks.load;

import dev.orderbench.benchmarks.result.LoadResult;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.function.BooleanSupplier;

/**
 * An open-loop load: requests are due at times that were fixed beforehand, and a fixed number of workers takes them in their
 * order. A worker that is free waits for the time and then sends; one that is not sends as soon as it is. So a slow answer
 * does not keep later requests from being due, and their wait for a worker is part of their latency.
 *
 * <p>Latency is counted from the time at which a request was due to its answer, service time from its actual start. The
 * service time is what a closed loop would have seen.
 *
 * <p>After the last request is due, the backlog is worked off, for as long again as the load lasted at most. What has not
 * been begun by then is given up: it is counted, and the time it has waited is recorded as its latency, which is a lower
 * bound.
 *
 * @param request what to send
 * @param arrivals when requests are due
 * @param warmUp the first part of the load, which is not recorded
 * @param duration the part that is recorded
 * @param workers how many requests can be under way at the same time
 * @param virtualThreads whether workers are virtual threads, or else platform threads
 */
public record LatencyRun(
        LoadRequest request,
        Arrivals arrivals,
        Duration warmUp,
        Duration duration,
        int workers,
        boolean virtualThreads) {

    /** How long before the first request is due the workers are started. */
    private static final long HEAD_START_NANOS = 5_000_000;

    private static final int DEFAULT_WORKERS = 4;

    public LatencyRun {
        if (workers < 1) {
            throw new IllegalArgumentException("A load needs at least one worker, but was given " + workers);
        }
        if (warmUp.isNegative() || duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(
                    "A load must last some time, but was given %s after a warm-up of %s".formatted(duration, warmUp));
        }
    }

    /** A load of ten seconds after a warm-up of one, from four platform threads. */
    public static LatencyRun of(LoadRequest request, Arrivals arrivals) {
        return new LatencyRun(request, arrivals, Duration.ofSeconds(1), Duration.ofSeconds(10), DEFAULT_WORKERS, false);
    }

    /** The same for another time. */
    public LatencyRun lasting(Duration newWarmUp, Duration newDuration) {
        return new LatencyRun(request, arrivals, newWarmUp, newDuration, workers, virtualThreads);
    }

    /** The same from so many platform threads. */
    public LatencyRun fromPlatformThreads(int count) {
        return new LatencyRun(request, arrivals, warmUp, duration, count, false);
    }

    /** The same from so many virtual threads. */
    public LatencyRun fromVirtualThreads(int count) {
        return new LatencyRun(request, arrivals, warmUp, duration, count, true);
    }

    /**
     * Applies the load.
     *
     * @throws InterruptedException when the caller was interrupted; all workers have then ended
     * @throws IllegalStateException when a request threw an {@link Error}
     */
    public LoadResult run() throws InterruptedException {
        Recording recording = new Recording();
        runInto(recording);
        return recording.result();
    }

    /** Like {@link #run()}, adding what it finds to what others have found. */
    public void runInto(Recording recording) throws InterruptedException {
        new Course(recording).run();
    }

    /** The state of one run. */
    private final class Course {

        private final Recording recording;
        private final long[] due = arrivals.due(warmUp.plus(duration));
        private final int firstMeasured = firstAtOrAfter(warmUp.toNanos());
        private final Backlog backlog = new Backlog(due.length - firstMeasured);
        private final AtomicBoolean gaveUp = new AtomicBoolean();
        private final AtomicInteger next = new AtomicInteger();
        private final LongAccumulator lastEnd = new LongAccumulator(Math::max, 0);
        private final long start = System.nanoTime() + HEAD_START_NANOS;
        private final long giveUp = start + 2 * warmUp.plus(duration).toNanos();

        Course(Recording recording) {
            this.recording = recording;
        }

        void run() throws InterruptedException {
            new Workers(workers, virtualThreads, this::work).runToEnd();
            long scheduled = duration.toNanos();
            long taken = Math.max(scheduled, lastEnd.get() - warmUp.toNanos());
            recording.ended(due.length - firstMeasured, scheduled, taken, gaveUp.get() || backlog.keptGrowing());
        }

        private void work(int worker, BooleanSupplier stopped) {
            for (int i = next.getAndIncrement();
                    i < due.length && !stopped.getAsBoolean();
                    i = next.getAndIncrement()) {
                take(worker, i, stopped);
                if (!stopped.getAsBoolean()) {
                    // A request that left the thread interrupted must not have the next ones lost.
                    Thread.interrupted();
                }
            }
        }

        private void take(int worker, int index, BooleanSupplier stopped) {
            long intended = start + due[index];
            boolean measured = index >= firstMeasured;
            long taken = System.nanoTime();
            boolean inTime = taken - intended <= 0;
            if (taken - giveUp > 0) {
                if (measured) {
                    recording.notStarted(taken - intended);
                    gaveUp.set(true);
                }
                return;
            }
            if (measured) {
                backlog.add(index - firstMeasured, inTime ? 0 : taken - intended);
            }
            long began = inTime ? Pacer.await(intended) : taken;
            if (stopped.getAsBoolean()) {
                return;
            }
            if (!measured) {
                sendUnmeasured(worker);
                return;
            }
            if (inTime) {
                recording.startedInTime(began - intended);
            } else {
                recording.startedLate(began - intended);
            }
            try {
                request.send(worker);
                long end = System.nanoTime();
                recording.answered(intended, began, end);
                lastEnd.accumulate(end - start);
            } catch (Exception e) {
                recording.failed(e);
            }
        }

        private void sendUnmeasured(int worker) {
            try {
                request.send(worker);
            } catch (Exception e) {
                // What fails in the warm-up fails again where it is counted.
            }
        }

        private int firstAtOrAfter(long nanos) {
            int found = Arrays.binarySearch(due, nanos);
            return found >= 0 ? found : -found - 1;
        }
    }
}
