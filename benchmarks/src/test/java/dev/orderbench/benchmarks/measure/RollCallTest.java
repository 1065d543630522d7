package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nobody tears down before the last thread has booked the slice. */
@Timeout(60)
class RollCallTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void whoTearsDownWaitsForTheThreadThatBooksTheWhole() throws InterruptedException {
        RollCall roll = new RollCall(3);
        CountDownLatch mayBook = new CountDownLatch(1);
        List<String> happened = new ArrayList<>();
        roll.begin();
        roll.booked(() -> happened.add("too early"));
        roll.booked(() -> happened.add("too early"));
        Thread last = Thread.ofPlatform()
                .start(() -> roll.booked(() -> {
                    await(mayBook);
                    happened.add("booked");
                }));
        assertThat(roll.await(SHORT)).isFalse();
        mayBook.countDown();
        assertThat(roll.await(LONG)).isTrue();
        assertThat(happened).containsExactly("booked");
        last.join();
    }

    @Test
    void eachSliceIsBookedOnceWhoeverIsLast() throws InterruptedException {
        RollCall roll = new RollCall(4);
        AtomicInteger slices = new AtomicInteger();
        for (int slice = 1; slice <= 200; slice++) {
            roll.begin();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                threads.add(Thread.ofPlatform().start(() -> roll.booked(slices::incrementAndGet)));
            }
            assertThat(roll.await(LONG)).isTrue();
            assertThat(slices).hasValue(slice);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    @Test
    void nobodyWaitsForAThreadThatFailedToBook() throws InterruptedException {
        RollCall roll = new RollCall(1);
        roll.begin();
        Thread failing = Thread.ofPlatform()
                .unstarted(() -> roll.booked(() -> {
                    throw new IllegalStateException("the server is gone");
                }));
        failing.setUncaughtExceptionHandler((thread, failure) -> {});
        failing.start();
        assertThat(roll.await(LONG)).isTrue();
        failing.join();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
