package dev.orderbench.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.TransactionOptions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R85 and R86. */
interface StatementTimeoutRules extends Rules {

    /** Has every statement wait that reads or writes an order, a user or stock. */
    String LOCK_EVERYTHING =
            "BEGIN; LOCK TABLE users, products, inventory, orders, order_items IN ACCESS EXCLUSIVE MODE";

    /** Short, since what it is to end waits for a lock that is not released. */
    Duration SHORT = Duration.ofMillis(40);

    Duration LONG = Duration.ofSeconds(60);

    @Test
    default void r85_eachOperationEndsWithTheTimeoutOfItsStore() throws SQLException {
        try (SingleConnection single = new SingleConnection(fixture().source());
                OrderStore store = fixture()
                        .setup()
                        .withSource(single)
                        .withStatementTimeout(SHORT)
                        .unpooled();
                Backends other = fixture().backends()) {
            List<String> lent = single.state();
            other.execute(LOCK_EVERYTHING);
            for (Operations.Call call : Operations.all(fixture().dataset())) {
                assertTimesOut(call.toString(), single, lent, other, () -> call.on(store));
            }
            assertTimesOut("an operation of a unit of work", single, lent, other, () -> {
                store.inTransaction(TransactionOptions.DEFAULT, transaction -> transaction.findOrder(1));
            });
            other.execute("ROLLBACK");

            other.execute("BEGIN; SELECT pg_advisory_xact_lock(42)");
            assertTimesOut(
                    "withAdvisoryLock", single, lent, other, () -> store.withAdvisoryLock(42, transaction -> true));
        }
    }

    @Test
    default void r86_timeoutOfAUnitOfWorkIsInForceForItAlone() throws SQLException {
        TransactionOptions brief = TransactionOptions.DEFAULT.withStatementTimeout(SHORT);
        try (SingleConnection single = new SingleConnection(fixture().source());
                OrderStore store = fixture().setup().withSource(single).unpooled();
                Backends other = fixture().backends()) {
            List<String> lent = single.state();
            other.execute(LOCK_EVERYTHING);
            assertTimesOut("an operation of a unit of work with a time-out", single, lent, other, () -> {
                store.inTransaction(brief, transaction -> transaction.findOrder(1));
            });
            assertTimesOut("an operation of a read-only unit of work with a time-out", single, lent, other, () -> {
                store.inTransaction(brief.withReadOnly(), transaction -> transaction.findOrder(1));
            });
            assertOutlastsTheTimeout(store, TransactionOptions.DEFAULT, other);
        }
    }

    @Test
    default void r86_timeoutOfAUnitOfWorkReplacesThatOfTheStore() throws SQLException {
        for (Duration longer : List.of(Duration.ZERO, LONG)) {
            try (SingleConnection single = new SingleConnection(fixture().source());
                    OrderStore store = fixture()
                            .setup()
                            .withSource(single)
                            .withStatementTimeout(SHORT)
                            .unpooled();
                    Backends other = fixture().backends()) {
                List<String> lent = single.state();
                other.execute(LOCK_EVERYTHING);
                assertOutlastsTheTimeout(store, TransactionOptions.DEFAULT.withStatementTimeout(longer), other);
                assertThat(single.state()).isEqualTo(lent);
            }
        }
        try (SingleConnection single = new SingleConnection(fixture().source());
                OrderStore store = fixture()
                        .setup()
                        .withSource(single)
                        .withStatementTimeout(LONG)
                        .unpooled();
                Backends other = fixture().backends()) {
            List<String> lent = single.state();
            other.execute(LOCK_EVERYTHING);
            assertTimesOut("an operation of a unit of work with a shorter time-out", single, lent, other, () -> {
                store.inTransaction(
                        TransactionOptions.DEFAULT.withStatementTimeout(SHORT),
                        transaction -> transaction.findOrder(1));
            });
        }
    }

    /** Has a unit of work wait for longer than {@link #SHORT} for the lock that another has, and then get it. */
    private static void assertOutlastsTheTimeout(OrderStore store, TransactionOptions options, Backends other) {
        Background<Boolean> waiting = Background.run(() -> store.inTransaction(
                options, transaction -> transaction.findOrder(1).isPresent()));
        Await.until(
                "R86: the time-out is not in force, so the statement waits beyond it",
                () -> waiting.isDone() || other.lockWaiterFor(3 * SHORT.toMillis()));
        other.execute("ROLLBACK");
        assertThat(waiting.result()).isTrue();
    }

    private static void assertTimesOut(
            String what, SingleConnection single, List<String> lent, Backends other, Runnable call)
            throws SQLException {
        Background<Throwable> ending = Background.run(() -> catchThrowable(call::run));
        Await.until(
                "%s ends, or waits as if there were no time-out".formatted(what),
                () -> ending.isDone() || other.lockWaiterFor(100 * SHORT.toMillis()));
        if (!ending.isDone()) {
            other.execute("ROLLBACK");
        }
        Throwable thrown = ending.result();
        assertThat(thrown)
                .as("R85: %s that has to wait for longer than the time-out", what)
                .isInstanceOf(StoreException.StatementTimeout.class);
        Rules.assertFailure(thrown, StoreException.StatementTimeout.class, "57014", null, false);
        assertThat(single.isLent())
                .as("R3: whether %s keeps its connection", what)
                .isFalse();
        assertThat(single.state())
                .as("R3: the state of the connection after %s timed out", what)
                .containsExactlyElementsOf(lent);
    }
}
