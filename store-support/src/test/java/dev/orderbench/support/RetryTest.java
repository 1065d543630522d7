package dev.orderbench.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.orderbench.contract.RetryPolicy;
import dev.orderbench.contract.StoreException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryTest {

    private static final RuntimeException CAUSE = new RuntimeException("what the server said");

    private static RetryPolicy atOnce(int attempts) {
        return new RetryPolicy(attempts, Duration.ZERO, Duration.ZERO);
    }

    @Test
    void firstSuccessEndsIt() {
        AtomicInteger attempts = new AtomicInteger();
        int result = Retry.run(atOnce(5), () -> {
            if (attempts.incrementAndGet() == 1) {
                throw new StoreException.Deadlock("", CAUSE);
            }
            if (attempts.get() == 2) {
                throw new StoreException.SerializationFailure("", CAUSE);
            }
            return attempts.get();
        });
        assertThat(result).isEqualTo(3);
        assertThat(attempts).hasValue(3);
    }

    @Test
    void lastFailureHasThoseBeforeItSuppressed() {
        List<StoreException> failures = new ArrayList<>();
        Throwable thrown = catchThrowable(() -> Retry.run(atOnce(3), () -> {
            failures.add(new StoreException.Deadlock("", CAUSE));
            throw failures.getLast();
        }));
        assertThat(failures).hasSize(3);
        assertThat(thrown).isSameAs(failures.get(2));
        assertThat(thrown.getSuppressed()).containsExactly(failures.get(0), failures.get(1));
    }

    @Test
    void sameFailureEachTimeComesOutAsItIs() {
        StoreException always = new StoreException.Deadlock("", CAUSE);
        assertThat(catchThrowable(() -> Retry.run(atOnce(3), () -> {
                    throw always;
                })))
                .isSameAs(always)
                .hasNoSuppressedExceptions();
    }

    @Test
    void otherFailureEndsIt() {
        AtomicInteger attempts = new AtomicInteger();
        StoreException other = new StoreException.LockNotAvailable("", CAUSE);
        assertThat(catchThrowable(() -> Retry.run(atOnce(3), () -> {
                    attempts.incrementAndGet();
                    throw other;
                })))
                .isSameAs(other);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void interruptedThreadDoesNotWait() {
        StoreException failure = new StoreException.Deadlock("", CAUSE);
        RetryPolicy endless = new RetryPolicy(100, Duration.ofDays(365), Duration.ofDays(365));
        Thread.currentThread().interrupt();
        Throwable thrown = catchThrowable(() -> Retry.run(endless, () -> {
            throw failure;
        }));
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(thrown).isSameAs(failure);
    }

    @Test
    void backOffDoublesUpToItsLimit() {
        RetryPolicy policy = new RetryPolicy(100, Duration.ofMillis(10), Duration.ofMillis(65));
        assertThat(List.of(0, 1, 2, 3, 98).stream()
                        .map(failedBefore -> Retry.longestPause(policy, failedBefore) / 1_000_000))
                .containsExactly(10L, 20L, 40L, 65L, 65L);
    }

    @Test
    void backOffOfAnyLengthCanBeComputed() {
        Duration forever = ChronoUnit.FOREVER.getDuration();
        RetryPolicy growing = new RetryPolicy(100, Duration.ofNanos(1), forever);
        assertThat(Retry.longestPause(growing, 10)).isEqualTo(1_024);
        for (int failedBefore = 0; failedBefore < 100; failedBefore++) {
            assertThat(Retry.longestPause(growing, failedBefore)).isPositive().isLessThan(Long.MAX_VALUE);
            assertThat(Retry.longestPause(new RetryPolicy(100, forever, forever), failedBefore))
                    .isEqualTo(Long.MAX_VALUE - 1);
            assertThat(Retry.longestPause(atOnce(100), failedBefore)).isZero();
        }
    }
}
