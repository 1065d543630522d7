package dev.orderbench.benchmarks.pool;

import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.AtomicHistogram;

/**
 * How late callers of a pool that has nothing to lend are told so, and what they are told.
 *
 * <p>Callers come one after the other, spread evenly over the time-out: fifty at the same instant would wait for each other's
 * exceptions, and what is measured would be their queue for the processors. Between each two of them another thread waits just as
 * long for something else that does not come, in the way in which HikariCP waits. It is late only by what the machine makes it.
 *
 * @param late how long after the time-out callers were told "pool exhausted", in nanoseconds
 * @param plain how long after the same time the other threads went on, in nanoseconds
 * @param others calls that had another outcome
 */
record Exhaustion(AtomicHistogram late, AtomicHistogram plain, long others) {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final int P99 = 99;

    /**
     * Has callers call in vain.
     *
     * @param store on a pool that has lent all that it has
     * @param timeOut of that pool
     * @param callers how many there are, and of the others as well
     * @param calls of each
     */
    static Exhaustion of(OrderStore store, Duration timeOut, int callers, int calls) throws InterruptedException {
        AtomicHistogram late = new AtomicHistogram(TimeUnit.MINUTES.toNanos(1), 3);
        AtomicHistogram plain = new AtomicHistogram(TimeUnit.MINUTES.toNanos(1), 3);
        LongAdder others = new LongAdder();
        SynchronousQueue<Object> nothing = new SynchronousQueue<>(true);
        long apart = timeOut.toNanos() / (2L * callers);
        long begin = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 2 * callers; i++) {
            long from = begin + i * apart;
            threads.add(
                    i % 2 == 0
                            ? start("exhausted-" + i, from, calls, () -> callInVain(store, timeOut, late, others))
                            : start("waiting-" + i, from, calls, () -> wait(nothing, timeOut, plain)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return new Exhaustion(late, plain, others.sum());
    }

    private static Thread start(String name, long from, int calls, Runnable call) {
        return Thread.ofPlatform().name(name).start(() -> {
            for (long left = from - System.nanoTime(); left > 0; left = from - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            for (int i = 0; i < calls; i++) {
                call.run();
            }
        });
    }

    private static void callInVain(OrderStore store, Duration timeOut, AtomicHistogram late, LongAdder others) {
        long begun = System.nanoTime();
        try {
            store.findOrder(1);
            others.increment();
        } catch (StoreException.PoolExhausted e) {
            late.recordValue(Math.max(0, System.nanoTime() - begun - timeOut.toNanos()));
        } catch (StoreException e) {
            others.increment();
        }
    }

    private static void wait(SynchronousQueue<Object> nothing, Duration time, AtomicHistogram plain) {
        long begun = System.nanoTime();
        try {
            nothing.poll(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        plain.recordValue(Math.max(0, System.nanoTime() - begun - time.toNanos()));
    }

    Map<PoolFigure, Double> figures() {
        Map<PoolFigure, Double> figures = new EnumMap<>(PoolFigure.class);
        figures.put(PoolFigure.TIME, late.getMean() / NANOS_PER_MILLI);
        figures.put(PoolFigure.TIME_P99, late.getValueAtPercentile(P99) / NANOS_PER_MILLI);
        figures.put(PoolFigure.PLAIN_WAIT, plain.getMean() / NANOS_PER_MILLI);
        figures.put(PoolFigure.PLAIN_WAIT_P99, plain.getValueAtPercentile(P99) / NANOS_PER_MILLI);
        figures.put(PoolFigure.FAILURES, (double) late.getTotalCount());
        figures.put(PoolFigure.OTHER_FAILURES, (double) others);
        return figures;
    }
}
