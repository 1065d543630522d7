package dev.orderbench.tck;

import static dev.orderbench.tck.Operations.stockOf;
import static dev.orderbench.tck.OrderData.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.orderbench.contract.Isolation;
import dev.orderbench.contract.NewOrder;
import dev.orderbench.contract.NewUser;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.RetryPolicy;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.Transaction;
import dev.orderbench.contract.TransactionOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** R80 to R82. */
interface RetryRules extends Rules {

    /** Attempts that follow each other nearly at once. */
    private static TransactionOptions attempts(int attempts) {
        return TransactionOptions.DEFAULT
                .withIsolation(Isolation.REPEATABLE_READ)
                .withRetry(new RetryPolicy(attempts, Duration.ofMillis(1), Duration.ofMillis(5)));
    }

    /** Makes a unit of work in REPEATABLE READ fail: it updates what another has changed since its first statement. */
    private void collide(Transaction transaction) {
        transaction.findOrder(1);
        // By SQL, which writes the row also when it holds that already.
        fixture().query("UPDATE inventory SET stock = 100 WHERE product_id = 1 RETURNING stock");
        transaction.adjustStock(stockOf(1, 50));
    }

    @Test
    default void r80_serializationFailureIsRunAgain() {
        AtomicInteger attempt = new AtomicInteger();
        store().inTransaction(attempts(5), transaction -> {
            // Taken, if the first attempt is not rolled back.
            transaction.registerUser(new NewUser("ann@example.org", "Ann", "hash"));
            if (attempt.incrementAndGet() == 1) {
                // A failure that the work swallows ends the attempt all the same (R72).
                assertThat(catchThrowable(() -> collide(transaction)))
                        .isInstanceOf(StoreException.SerializationFailure.class);
            }
            transaction.adjustStock(stockOf(1, 30));
            return true;
        });

        assertThat(attempt).as("R80: attempts").hasValue(2);
        assertThat(fixture().stock(1)).isEqualTo(30);
        assertThat(fixture().query("SELECT name FROM users WHERE email = 'ann@example.org'"))
                .hasSize(1);
        assertNoConnectionIsKept();
    }

    @Test
    default void r80_failureOfTheCommitIsRunAgain() {
        AtomicInteger attempt = new AtomicInteger();
        TransactionOptions serializable = attempts(5).withIsolation(Isolation.SERIALIZABLE);
        store().inTransaction(serializable, outer -> {
            outer.userWithRecentOrders(1, 1_000);
            outer.placeOrder(new NewOrder(2, List.of(line(2, 1))));
            if (attempt.incrementAndGet() == 1) {
                // Write skew that is seen only when the outer one commits.
                store().inTransaction(attempts(1).withIsolation(Isolation.SERIALIZABLE), inner -> {
                    inner.userWithRecentOrders(2, 1_000);
                    return inner.placeOrder(new NewOrder(1, List.of(line(1, 1))));
                });
            }
            return true;
        });

        assertThat(attempt).as("R80: attempts").hasValue(2);
        assertThat(fixture().stock(2))
                .as("R80: what the failed attempt sold is sold once")
                .isEqualTo(fixture().dataset().stock(1) - 1L);
    }

    @Test
    default void r80_deadlockIsRunAgain() {
        // Found by the server after a second, unless it lets us hurry it.
        boolean hurried = catchThrowable(() -> fixture().alterDatabase("deadlock_timeout = '20ms'")) == null;
        assertThat(hurried).as("only speed depends on it").isIn(true, false);
        AtomicInteger attempts = new AtomicInteger();
        CyclicBarrier bothHaveTheirFirst = new CyclicBarrier(2);
        List<StoreException> deadlocks = new ArrayList<>();
        try (PooledStore pooled = fixture().setup().withPoolSize(2).open()) {
            Background<Boolean> up =
                    Background.run(() -> crossing(pooled.store(), 1, 2, bothHaveTheirFirst, attempts, deadlocks));
            Background<Boolean> down =
                    Background.run(() -> crossing(pooled.store(), 2, 1, bothHaveTheirFirst, attempts, deadlocks));
            assertThat(up.result()).isTrue();
            assertThat(down.result()).isTrue();
            assertThat(pooled.lent()).as("R3: connections lent").isZero();
        }

        // Who was ended may be back before the other has woken up, and meet it once more.
        assertThat(deadlocks).as("R80: what the server ended").isNotEmpty();
        assertThat(attempts)
                .as("R80: attempts of the two, one more for each that the server ended")
                .hasValue(2 + deadlocks.size());
        deadlocks.forEach(
                deadlock -> Rules.assertFailure(deadlock, StoreException.Deadlock.class, "40P01", null, true));
        assertThat(fixture().stock(1)).isEqualTo(fixture().stock(2)).isIn(11L, 12L);
    }

    /** Sets the stock of two products, one after the other, and meets on the way who does so in the opposite order. */
    private static boolean crossing(
            OrderStore store,
            long first,
            long second,
            CyclicBarrier meeting,
            AtomicInteger attempts,
            List<StoreException> deadlocks) {
        int stock = (int) (10 + first);
        boolean[] met = {false};
        return store.inTransaction(TransactionOptions.DEFAULT.withRetry(RetryPolicy.upTo(5)), transaction -> {
            attempts.incrementAndGet();
            transaction.adjustStock(stockOf(first, stock));
            if (!met[0]) {
                met[0] = true;
                meet(meeting);
            }
            try {
                transaction.adjustStock(stockOf(second, stock));
            } catch (StoreException e) {
                synchronized (deadlocks) {
                    deadlocks.add(e);
                }
                throw e;
            }
            return true;
        });
    }

    private static void meet(CyclicBarrier meeting) {
        try {
            meeting.await(Background.LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    default void r80_otherFailuresAreNotRunAgain() {
        RuntimeException cause = new RuntimeException("as seen by the work");
        for (Throwable thrown : List.of(
                new StoreException.UniqueViolation("", null, cause),
                new StoreException.LockNotAvailable("", cause),
                new StoreException.ConnectionLost("", "08006", cause),
                new StoreException.CommitOutcomeUnknown("", "08006", cause),
                new StoreException.StatementTimeout("", cause),
                new StoreException.PoolExhausted("", cause),
                new StoreException.TooManyConnections("", cause),
                new StoreException.NotFound("order", 1),
                cause,
                new AssertionError("of the work"))) {
            assertThat(attemptsThatEndWith(thrown))
                    .as("R80: attempts of a unit of work that ends with %s", thrown)
                    .isOne();
        }
        assertThat(attemptsThatEndWith(new StoreException.Deadlock("", cause)))
                .as("R80: attempts of a unit of work that ends with a deadlock")
                .isEqualTo(4);
        assertThat(catchThrowable(() -> store().inTransaction(attempts(4), t -> t.cancelOrder(4_711))))
                .isInstanceOf(StoreException.NotFound.class);
        assertNoConnectionIsKept();
    }

    private int attemptsThatEndWith(Throwable thrown) {
        AtomicInteger attempts = new AtomicInteger();
        assertThat(catchThrowable(() -> store().inTransaction(attempts(4), transaction -> {
                    attempts.incrementAndGet();
                    transaction.findOrder(1);
                    throw Rules.unchanged(thrown);
                })))
                .isSameAs(thrown);
        return attempts.get();
    }

    @Test
    default void r81_lastFailureComesOutWithThoseBeforeIt() {
        for (int allowed : List.of(1, 3)) {
            List<Throwable> failures = new ArrayList<>();
            Throwable out = catchThrowable(() -> store().inTransaction(attempts(allowed), transaction -> {
                Throwable failure = catchThrowable(() -> collide(transaction));
                failures.add(failure);
                throw Rules.unchanged(failure);
            }));

            assertThat(failures).as("R80: attempts of %d", allowed).hasSize(allowed);
            Rules.assertFailure(out, StoreException.SerializationFailure.class, "40001", null, true);
            assertThat(out).as("R81: the last failure").isSameAs(failures.getLast());
            assertThat(out.getSuppressed())
                    .as("R81: the failures before the last, in their order")
                    .containsExactlyElementsOf(failures.subList(0, allowed - 1));
        }
        assertThat(fixture().stock(1)).as("what the others set").isEqualTo(100);
        assertNoConnectionIsKept();
    }

    @Test
    default void r82_noConnectionIsHeldWhileWaitingAndAnInterruptionEndsIt() {
        TransactionOptions patient = TransactionOptions.DEFAULT
                .withIsolation(Isolation.REPEATABLE_READ)
                .withRetry(new RetryPolicy(100, Duration.ofHours(1_000), Duration.ofHours(1_000)));
        List<Throwable> failures = new ArrayList<>();
        try (PooledStore pooled =
                fixture().setup().withPatience(Duration.ofSeconds(3)).open()) {
            Background<End> waiting = Background.run(() -> {
                Throwable out = catchThrowable(() -> pooled.store().inTransaction(patient, transaction -> {
                    Throwable failure = catchThrowable(() -> collide(transaction));
                    failures.add(failure);
                    throw Rules.unchanged(failure);
                }));
                return new End(out, Thread.currentThread().isInterrupted());
            });
            Await.until(
                    "the unit of work waits for its second attempt",
                    () -> waiting.isSleeping() && fixture().stock(1) == 100);
            assertThat(pooled.store().findOrder(1))
                    .as("R82: the only connection is free between attempts")
                    .isPresent();

            waiting.interrupt();
            End end = waiting.result();
            assertThat(end.thrown()).as("R82: an interruption ends the waiting").isSameAs(failures.getLast());
            assertThat(failures).hasSize(1);
            assertThat(end.interrupted()).as("R82: still interrupted").isTrue();
            assertThat(pooled.lent()).isZero();
        }
    }

    /** How a call in another thread ended. */
    record End(@Nullable Throwable thrown, boolean interrupted) {}
}
