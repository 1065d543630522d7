package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is counted is what all threads do while all are at work. */
class SliceClockTest {

    private final AtomicLong one = new AtomicLong(100);
    private final AtomicLong other = new AtomicLong(7);
    private final SliceClock clock = new SliceClock(2);

    @Test
    void countsFromTheLastBeginToTheFirstEnd() {
        long before = System.nanoTime();
        clock.begin(one);
        one.addAndGet(50);
        clock.begin(other);
        long begun = System.nanoTime();
        one.addAndGet(20);
        other.addAndGet(10);
        long ending = System.nanoTime();
        clock.end();
        long ended = System.nanoTime();
        other.addAndGet(1_000);
        clock.end();

        double most = 30 * 1e9 / Math.max(1, ending - begun);
        double least = 30 * 1e9 / (ended - before);
        assertThat(clock.operationsPerSecond()).isBetween(least, most);
    }

    @Test
    void sliceThatNotAllHaveBegunHasNoRate() {
        clock.begin(one);
        one.addAndGet(50);
        clock.end();

        assertThat(clock.operationsPerSecond()).isZero();
    }

    @Test
    void nextSliceBeginsAnew() {
        countsFromTheLastBeginToTheFirstEnd();
        clock.reset();
        assertThat(clock.operationsPerSecond()).isZero();
        countsFromTheLastBeginToTheFirstEnd();
    }
}
