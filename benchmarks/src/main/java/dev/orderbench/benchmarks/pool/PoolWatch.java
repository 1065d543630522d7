package dev.orderbench.benchmarks.pool;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.orderbench.benchmarks.result.PoolSample;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Looks at a pool every few milliseconds, on a thread of its own, until it is closed. */
final class PoolWatch implements AutoCloseable {

    private static final int MOST_SAMPLES = 100_000;

    private final HikariPoolMXBean pool;
    private final long everyNanos;
    private final long begunAt = System.nanoTime();
    private final List<PoolSample> samples = new ArrayList<>();
    private final Thread thread;
    private volatile boolean closed;

    private PoolWatch(HikariPoolMXBean pool, int everyMillis) {
        this.pool = pool;
        this.everyNanos = TimeUnit.MILLISECONDS.toNanos(everyMillis);
        this.thread = Thread.ofPlatform().daemon().name("pool-watch").unstarted(this::watch);
    }

    static PoolWatch begin(HikariDataSource pool, int everyMillis) {
        PoolWatch watch = new PoolWatch(pool.getHikariPoolMXBean(), everyMillis);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        // Once at least: what is watched may be over before this thread has a processor.
        do {
            samples.add(new PoolSample(
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begunAt),
                    pool.getTotalConnections(),
                    pool.getActiveConnections(),
                    pool.getThreadsAwaitingConnection()));
            LockSupport.parkNanos(everyNanos);
        } while (!closed && samples.size() < MOST_SAMPLES);
    }

    /** Ends watching. */
    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }

    /** What was seen; to be asked for when it is closed. */
    List<PoolSample> samples() {
        return List.copyOf(samples);
    }

    /** The mean number of connections that were lent. */
    double meanActive() {
        return samples.stream().mapToInt(PoolSample::active).average().orElse(0);
    }

    /** The most connections that the pool had. */
    int mostConnections() {
        return samples.stream().mapToInt(PoolSample::total).max().orElse(0);
    }
}
