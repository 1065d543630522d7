package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What is counted is what all threads do while all are at work. */
class SliceClockTest {

    private static final long MILLI = 1_000_000;

    /** As the system's, it may begin anywhere, and overflow. */
    private long now = Long.MAX_VALUE - 30 * MILLI;

    private final SliceClock clock = new SliceClock(2, () -> now);
    private final Tally one = new Tally(clock);
    private final Tally other = new Tally(clock);

    /**
     * One thread does operations of 20 ms, of which the first is half done when the other begins. The other does one of 35 ms, and
     * is held for 15 ms until the first has done what it had begun. In the 35 ms for which both were at work the first did 10/20
     * and 20/20 and 5/20 of an operation, the other did one.
     */
    @Test
    void sharesOfOperationsAreCounted() {
        one.begin();
        pass(10);
        other.begin();
        pass(10);
        one.done();
        pass(20);
        one.done();
        pass(5);
        other.done();
        pass(15);
        one.done();

        assertThat(clock.operationsPerSecond()).isCloseTo(2.75 / 0.035, within(1e-6));
    }

    /** Before the other begins, one does a hundred operations of 1 ms; then both do ten. */
    @Test
    void whatAThreadDoesAloneIsNotCounted() {
        one.begin();
        for (int i = 0; i < 100; i++) {
            pass(1);
            one.done();
        }
        other.begin();
        for (int i = 0; i < 10; i++) {
            pass(1);
            other.done();
            one.done();
        }

        assertThat(clock.operationsPerSecond()).isCloseTo(2_000, within(1e-6));
    }

    /** Calls that are not timed come before: a thread's traces fade. */
    @Test
    void whatIsDoneBeforeAThreadBeginsIsNotCounted() {
        other.begin();
        for (int i = 0; i < 100; i++) {
            pass(1);
            one.done();
        }
        one.begin();
        pass(2);
        one.done();
        other.done();

        // The other's only operation took 102 ms.
        assertThat(clock.operationsPerSecond()).isCloseTo((1 + 2 / 102.0) / 0.002, within(1e-6));
    }

    @Test
    void sliceThatNotAllHaveBegunHasNoRate() {
        one.begin();
        pass(1);
        one.done();

        assertThat(clock.operationsPerSecond()).isZero();
    }

    @Test
    void threadWithoutAnOperationMakesNoRate() {
        one.begin();
        other.begin();
        pass(1);
        one.done();

        assertThat(clock.operationsPerSecond()).isZero();
    }

    @Test
    void nextSliceBeginsAnew() {
        whatAThreadDoesAloneIsNotCounted();
        clock.reset();

        assertThat(clock.isOpen()).isFalse();
        assertThat(clock.operationsPerSecond()).isZero();
    }

    private void pass(long millis) {
        now += millis * MILLI;
    }
}
