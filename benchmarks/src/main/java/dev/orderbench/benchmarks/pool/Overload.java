package dev.orderbench.benchmarks.pool;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.load.Arrivals;
import dev.orderbench.benchmarks.load.LatencyRun;
import dev.orderbench.benchmarks.load.LoadRequest;
import dev.orderbench.benchmarks.load.Recording;
import dev.orderbench.benchmarks.result.LoadResult;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolSample;
import dev.orderbench.benchmarks.workload.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;

/**
 * Requests that come to a pool at random times, however many it can serve; what became of them in one or several passes together.
 *
 * <p>There are so many callers that the excess waits in the pool, and is turned away there. With fewer it would wait for a caller,
 * where no time-out of the pool counts, as behind a web server with few threads.
 */
final class Overload {

    /**
     * By Little's law at least arrivals times the longest that one can be there: 1,000/s are 250 callers with a time-out of 250 ms.
     * Platform threads, as most services have: a thread that waits for a connection costs no processor time.
     */
    static final int CALLERS = 1_000;

    private static final int WATCH_MILLIS = 20;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double PERCENT = 100;
    private static final int P50 = 50;
    private static final int P90 = 90;
    private static final int P99 = 99;

    private final Recording recording = new Recording();
    private final Histogram waits = new Histogram(TimeUnit.MINUTES.toNanos(2), 3);
    private final LongAdder answered = new LongAdder();
    private final List<Double> overtook = new ArrayList<>();
    private double seconds;
    private final List<PoolSample> samples = new ArrayList<>();

    /**
     * Makes a pass.
     *
     * @param visitor whose room leads to the pool
     * @param rate requests per second
     * @param warmUp the first part, which does not count
     * @param piece the part that counts
     * @param seed the same for the same requests at the same times
     */
    void pass(
            Visitor visitor,
            Operation operation,
            HikariDataSource pool,
            double rate,
            Duration warmUp,
            Duration piece,
            long seed)
            throws InterruptedException {
        PoolWatch watch = PoolWatch.begin(pool, WATCH_MILLIS);
        try (watch) {
            long from = System.nanoTime() + warmUp.toNanos();
            visitor.room().reset(from);
            LoadRequest request = counted(visitor.request(operation, seed), from, from + piece.toNanos());
            LatencyRun.of(request, Arrivals.poisson(rate, seed))
                    .lasting(warmUp, piece)
                    .fromPlatformThreads(CALLERS)
                    .runInto(recording);
        }
        waits.add(visitor.room().waits());
        overtook.add(visitor.room().overtook());
        seconds += piece.toNanos() / NANOS_PER_SECOND;
        if (samples.isEmpty()) {
            samples.addAll(watch.samples());
        }
    }

    /** Counts answers by when they come: those that come when all have been asked for are no throughput under this load. */
    private LoadRequest counted(LoadRequest request, long from, long to) {
        return worker -> {
            request.send(worker);
            long now = System.nanoTime();
            if (now - from >= 0 && now - to < 0) {
                answered.increment();
            }
        };
    }

    Map<PoolFigure, Double> figures() {
        LoadResult result = recording.result();
        double due = Math.max(1, result.due());
        Map<PoolFigure, Double> figures = new EnumMap<>(PoolFigure.class);
        figures.put(PoolFigure.THROUGHPUT, answered.sum() / seconds);
        figures.put(PoolFigure.LATENCY_P50, result.latency().p50() / NANOS_PER_MILLI);
        figures.put(PoolFigure.LATENCY_P99, result.latency().p99() / NANOS_PER_MILLI);
        figures.put(PoolFigure.WAIT_P50, waits.getValueAtPercentile(P50) / NANOS_PER_MILLI);
        figures.put(PoolFigure.WAIT_P90, waits.getValueAtPercentile(P90) / NANOS_PER_MILLI);
        figures.put(PoolFigure.WAIT_P99, waits.getValueAtPercentile(P99) / NANOS_PER_MILLI);
        figures.put(PoolFigure.UNATTENDED, PERCENT * (result.late() + result.notStarted()) / due);
        figures.put(
                PoolFigure.OVERTOOK,
                PERCENT
                        * overtook.stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElse(0));
        figures.put(PoolFigure.FAILURE_SHARE, PERCENT * result.failed() / due);
        return figures;
    }

    /** The pool over time, in the first pass. */
    List<PoolSample> samples() {
        return List.copyOf(samples);
    }
}
