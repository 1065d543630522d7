package dev.orderbench.benchmarks.load;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The threads of one load, each running the same body until it returns. */
final class Workers {

    /** What one worker does. */
    interface Body {

        /**
         * Works.
         *
         * @param worker its number, from 0
         * @param stopped whether it is to return as soon as it can
         */
        void work(int worker, BooleanSupplier stopped);
    }

    private final List<Thread> threads;
    private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
    private volatile boolean stopped;

    Workers(int count, boolean virtual, Body body) {
        Thread.Builder builder = virtual ? Thread.ofVirtual() : Thread.ofPlatform();
        builder.name("load-", 0);
        threads = IntStream.range(0, count)
                .mapToObj(worker -> builder.unstarted(() -> run(body, worker)))
                .toList();
    }

    /**
     * Runs them to their end.
     *
     * @throws InterruptedException when the caller was interrupted; the workers have then ended too
     * @throws IllegalStateException when a worker died of an error, which is its cause
     */
    void runToEnd() throws InterruptedException {
        threads.forEach(Thread::start);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            stop();
            for (Thread thread : threads) {
                thread.join();
            }
            throw e;
        }
        Throwable cause = broken.get();
        if (cause != null) {
            throw new IllegalStateException("A worker of the load died: " + cause, cause);
        }
    }

    private void run(Body body, int worker) {
        try {
            body.work(worker, () -> stopped);
        } catch (RuntimeException | Error e) {
            broken.compareAndSet(null, e);
            stop();
        }
    }

    private void stop() {
        stopped = true;
        threads.forEach(Thread::interrupt);
    }
}
