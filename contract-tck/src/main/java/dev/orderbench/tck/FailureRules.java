package dev.orderbench.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.TimeRange;
import dev.orderbench.contract.TransactionOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** R2 and R3 for causes that need a hand: schemas that have changed, locks, a thread that is interrupted, an {@link Error}. */
interface FailureRules extends Rules {

    @Test
    default void r02_missingValueIsANotNullViolation() {
        try (Backends schema = fixture().backends()) {
            for (String table : List.of("users", "orders")) {
                schema.execute("ALTER TABLE %s ADD COLUMN added text NOT NULL DEFAULT ''".formatted(table))
                        .execute("ALTER TABLE %s ALTER COLUMN added DROP DEFAULT".formatted(table));
            }
        }
        for (Operations.Call write : Operations.writes(fixture().dataset())) {
            if (List.of("registerUser", "registerUserWithOrders", "placeOrder", "importOrders")
                    .contains(write.name())) {
                assertFails(() -> write.on(store()), StoreException.NotNullViolation.class, "23502", null, false);
            }
        }
    }

    @Test
    default void r02_lockTimeoutIsLockNotAvailable() throws SQLException {
        PGSimpleDataSource source = fixture().source();
        source.setOptions("-c lock_timeout=40ms");
        var before = fixture().digest();
        try (SingleConnection single = new SingleConnection(source);
                OrderStore store = fixture().setup().withSource(single).unpooled()) {
            List<String> lent = single.state();
            try (Backends other = fixture().backends()) {
                other.execute(StatementTimeoutRules.LOCK_EVERYTHING);
                for (Operations.Call call : Operations.all(fixture().dataset())) {
                    Rules.assertFailure(
                            catchThrowable(() -> call.on(store)),
                            StoreException.LockNotAvailable.class,
                            "55P03",
                            null,
                            true);
                    assertThat(single.isLent())
                            .as("R3: whether %s keeps its connection", call)
                            .isFalse();
                }
            }
            assertThat(single.state()).isEqualTo(lent);
        }
        assertThat(fixture().digest()).isEqualTo(before);
    }

    @Test
    default void r02_interruptionWhileWaitingForAConnectionIsInterrupted() throws SQLException {
        try (PooledStore pooled = fixture().setup().open();
                Connection onlyOne = pooled.pool().getConnection()) {
            assertThat(onlyOne).isNotNull();
            List<Consumer<OrderStore>> calls = List.of(
                    store -> store.findOrder(1),
                    store -> store.registerUser(Operations.somebody()),
                    store -> store.inTransaction(TransactionOptions.DEFAULT, transaction -> true),
                    store -> store.subscribe(new EventRecorder(patience())));
            for (Consumer<OrderStore> call : calls) {
                Background<RetryRules.End> waiting = Background.run(() -> new RetryRules.End(
                        catchThrowable(() -> call.accept(pooled.store())),
                        Thread.currentThread().isInterrupted()));
                Await.until(
                        "a call waits for a connection",
                        () -> waiting.isDone()
                                || pooled.pool().getHikariPoolMXBean().getThreadsAwaitingConnection() == 1);
                waiting.interrupt();

                RetryRules.End end = waiting.result();
                Rules.assertFailure(end.thrown(), StoreException.Interrupted.class, null, null, false);
                assertThat(end.interrupted())
                        .as("R3: whether the thread is still interrupted")
                        .isTrue();
            }
        }
    }

    @Test
    default void r03_errorOfASinkLetsTheConnectionGo() throws SQLException {
        StackOverflowError thrown = new StackOverflowError("of the sink");
        try (SingleConnection single = new SingleConnection(fixture().source());
                OrderStore store = fixture().setup().withSource(single).unpooled()) {
            List<String> lent = single.state();
            List<ThrowingCallable> exports = List.of(
                    () -> store.exportOrders(TimeRange.ALL, order -> {
                        throw thrown;
                    }),
                    () -> store.inTransaction(
                            TransactionOptions.DEFAULT,
                            transaction -> transaction.exportOrders(TimeRange.ALL, order -> {
                                throw thrown;
                            })));
            for (ThrowingCallable export : exports) {
                assertThat(catchThrowable(export)).isSameAs(thrown);
                assertThat(single.isLent())
                        .as("R3: whether the connection is kept after an Error")
                        .isFalse();
                assertThat(single.state())
                        .as("R3: the state of the connection after an Error")
                        .containsExactlyElementsOf(lent);
            }
        }
    }

    @Test
    default void r101_poolWithoutAConnectionIsExhausted() throws SQLException {
        try (PooledStore pooled =
                        fixture().setup().withPatience(Duration.ofMillis(250)).open();
                Connection onlyOne = pooled.pool().getConnection()) {
            assertThat(onlyOne).isNotNull();
            for (TransactionOptions options :
                    List.of(TransactionOptions.DEFAULT, TransactionOptions.DEFAULT.withReadOnly())) {
                Rules.assertFailure(
                        catchThrowable(() -> pooled.store().inTransaction(options, transaction -> true)),
                        StoreException.PoolExhausted.class,
                        null,
                        null,
                        true);
            }
            Rules.assertFailure(
                    catchThrowable(() -> pooled.store().subscribe(new EventRecorder(patience()))),
                    StoreException.PoolExhausted.class,
                    null,
                    null,
                    true);
        }
    }
}
