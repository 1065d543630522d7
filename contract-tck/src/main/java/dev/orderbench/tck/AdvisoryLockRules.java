package dev.orderbench.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.orderbench.contract.OrderStatus;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.TransactionOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** R90 and R91. */
interface AdvisoryLockRules extends Rules {

    List<Long> KEYS = List.of(0L, 42L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32);

    @Test
    default void r90_oneRunsAtATimeAcrossStores() {
        int rounds = 10;
        long order = Operations.orderOf(OrderStatus.PAID, fixture().dataset());
        AtomicInteger inside = new AtomicInteger();
        try (PooledStore pooled = fixture().setup().withPoolSize(2).open()) {
            List<Background<Boolean>> running = new ArrayList<>();
            for (OrderStore store : List.of(store(), pooled.store(), store(), pooled.store())) {
                running.add(Background.run(() -> {
                    for (int i = 0; i < rounds; i++) {
                        store.withAdvisoryLock(7, transaction -> {
                            assertThat(inside.incrementAndGet())
                                    .as("R90: units of work with the lock at once")
                                    .isOne();
                            int version =
                                    transaction.findOrder(order).orElseThrow().version();
                            int next = transaction.changeStatus(order, version, OrderStatus.PAID);
                            inside.decrementAndGet();
                            return next;
                        });
                    }
                    return true;
                }));
            }
            assertThat(running).allMatch(Background::result);
        }
        assertThat(fixture().query("SELECT version FROM orders WHERE id = " + order))
                .as("R90: each saw what those before it had committed")
                .containsExactly(List.of(Integer.toString(4 * rounds)));
    }

    @Test
    default void r90_lockIsReleasedWhenTheTransactionHasEnded() {
        try (PooledStore pooled = fixture().setup().open()) {
            for (long key : KEYS) {
                assertThat(store().<String>withAdvisoryLock(key, transaction -> "done"))
                        .isEqualTo("done");
                assertFree(key, "a commit", pooled.store());
                for (Throwable thrown : List.of(new ArithmeticException("of the work"), new AssertionError("too"))) {
                    assertThat(catchThrowable(() -> store().withAdvisoryLock(key, transaction -> {
                                throw Rules.unchanged(thrown);
                            })))
                            .isSameAs(thrown);
                    assertFree(key, "a rollback", pooled.store());
                }
            }
            store().inTransaction(TransactionOptions.DEFAULT, transaction -> {
                transaction.lockAdvisory(42);
                transaction.lockAdvisory(42);
                assertThat(transaction.tryLockAdvisory(42))
                        .as("R90: one's own lock can be had again")
                        .isTrue();
                assertThat(pooled.store().tryWithAdvisoryLock(42, other -> true))
                        .as("R90: the lock lasts until the transaction ends")
                        .isEmpty();
                return true;
            });
            assertFree(42, "a unit of work that took it three times", pooled.store());
        }
    }

    private void assertFree(long key, String after, OrderStore otherStore) {
        assertThat(otherStore.tryWithAdvisoryLock(key, transaction -> true))
                .as("R90: lock %d is free after %s; does it belong to the session?", key, after)
                .contains(true);
        assertThat(fixture()
                        .query("SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND database ="
                                + " (SELECT oid FROM pg_database WHERE datname = current_database())"))
                .as("R90: advisory locks that are held after %s", after)
                .isEmpty();
        assertNoConnectionIsKept();
    }

    @Test
    default void r91_triedLockThatAnotherHasIsNotWaitedFor() {
        try (PooledStore pooled = fixture().setup().open();
                Backends other = fixture().backends()) {
            for (long key : KEYS) {
                other.execute("BEGIN; SELECT pg_advisory_xact_lock(%d)".formatted(key));
                AtomicBoolean ran = new AtomicBoolean();
                Background<Boolean> tried = Background.run(() -> pooled.store()
                        .tryWithAdvisoryLock(key, transaction -> {
                            ran.set(true);
                            return true;
                        })
                        .isEmpty());
                boolean waited = other.awaitLockWaiterOr(tried::isDone);
                boolean triedWithin = !waited
                        && pooled.store()
                                .inTransaction(
                                        TransactionOptions.DEFAULT, transaction -> transaction.tryLockAdvisory(key));
                other.execute("ROLLBACK");

                assertThat(waited).as("R91: whether it waits for lock %d", key).isFalse();
                assertThat(tried.result()).as("R91: empty").isTrue();
                assertThat(ran).as("R91: the work has run").isFalse();
                assertThat(triedWithin)
                        .as("tryLockAdvisory of a lock that another has")
                        .isFalse();
                assertThat(pooled.lent()).isZero();
                assertThat(pooled.store().tryWithAdvisoryLock(key, transaction -> key))
                        .as("R91: the lock is free")
                        .contains(key);
            }
        }
    }
}
