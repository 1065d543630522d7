package dev.orderbench.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.RetryPolicy;
import dev.orderbench.contract.StoreException;
import dev.orderbench.contract.TransactionOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** R100 and R101: connections that break really, or cannot be had. */
interface ConnectionRules extends Rules {

    @Test
    default void r100_backendThatEndsDuringAnOperation() {
        List<Operations.Call> reads =
                List.of(Operations.reads().getFirst(), Operations.reads().getLast());
        List<Operations.Call> writes = Operations.writes(fixture().dataset());
        try (PooledStore pooled = fixture().setup().open();
                Backends other = fixture().backends()) {
            OrderStore store = pooled.store();
            for (Operations.Call read : reads) {
                assertThat(endedDuring(() -> read.on(store), pooled, other))
                        .as("R100: %s whose connection broke", read)
                        .isInstanceOf(StoreException.ConnectionLost.class);
            }
            for (Operations.Call write : writes) {
                assertThat(endedDuring(() -> write.on(store), pooled, other))
                        .as("R100: %s whose connection broke: lost, or in autocommit of unknown outcome", write)
                        .isInstanceOfAny(
                                StoreException.ConnectionLost.class, StoreException.CommitOutcomeUnknown.class);
                assertThat(endedDuring(() -> inTransaction(store, write), pooled, other))
                        .as("R100: nothing was committed when the connection broke during %s in a transaction", write)
                        .isInstanceOf(StoreException.ConnectionLost.class);
            }
        }
    }

    private static void inTransaction(OrderStore store, Operations.Call call) {
        store.inTransaction(TransactionOptions.DEFAULT, transaction -> {
            call.on(transaction);
            return call;
        });
    }

    /** What a call throws whose backend is ended while it waits for a lock; nothing is stored and the pool recovers. */
    private @Nullable Throwable endedDuring(Runnable call, PooledStore pooled, Backends other) {
        var before = fixture().digest();
        other.execute(StatementTimeoutRules.LOCK_EVERYTHING);
        Background<@Nullable Throwable> running = Background.run(() -> catchThrowable(call::run));
        other.terminate(other.awaitLockWaiter());
        Throwable thrown = running.result();
        other.execute("ROLLBACK");

        assertThat(fixture().digest()).as("R1: nothing is left behind").isEqualTo(before);
        assertThat(pooled.lent()).as("R3: connections lent").isZero();
        assertThat(pooled.store().findOrder(1)).as("the pool recovers").isPresent();
        if (thrown instanceof StoreException failure) {
            assertThat(failure.sqlState()).as("R2: SQLSTATE").isIn("57P01", "08006");
            assertThat(failure.retryCanHelp()).isEqualTo(failure instanceof StoreException.ConnectionLost);
        }
        return thrown;
    }

    @Test
    default void r100_connectionCutBeforeTheCommitIsLost() throws IOException {
        PGSimpleDataSource source = fixture().source();
        var before = fixture().digest();
        try (CuttingProxy proxy = new CuttingProxy(source);
                PooledStore pooled = throughProxy(source)) {
            for (CuttingProxy.Moment moment : CuttingProxy.Moment.values()) {
                proxy.cutAt(Pattern.compile("(?i)\\binventory\\b"), moment);
                assertCut(
                        catchThrowable(() -> inTransaction(
                                pooled.store(),
                                Operations.writes(fixture().dataset()).get(2))),
                        StoreException.ConnectionLost.class,
                        proxy,
                        pooled);
                proxy.cutAt(Pattern.compile("(?i)\\borders\\b"), moment);
                assertCut(
                        catchThrowable(() -> pooled.store().findOrder(1)),
                        StoreException.ConnectionLost.class,
                        proxy,
                        pooled);
            }
        }
        assertThat(fixture().digest()).as("R100: nothing was committed").isEqualTo(before);
    }

    @Test
    default void r100_commitThatIsCutHasAnUnknownOutcome() throws IOException {
        PGSimpleDataSource source = fixture().source();
        try (CuttingProxy proxy = new CuttingProxy(source);
                PooledStore pooled = throughProxy(source)) {
            for (CuttingProxy.Moment moment : CuttingProxy.Moment.values()) {
                for (Operations.Call write : Operations.writes(fixture().dataset())) {
                    var before = fixture().digest();
                    List<Operations.Call> attempts = new ArrayList<>();
                    proxy.cutAt(CuttingProxy.COMMIT, moment);
                    Throwable thrown = catchThrowable(() -> pooled.store()
                            .inTransaction(TransactionOptions.DEFAULT.withRetry(RetryPolicy.upTo(3)), transaction -> {
                                attempts.add(write);
                                write.on(transaction);
                                return write;
                            }));
                    assertCut(thrown, StoreException.CommitOutcomeUnknown.class, proxy, pooled);
                    assertThat(attempts)
                            .as("R80: attempts of a unit of work whose outcome is unknown")
                            .hasSize(1);
                    assertThat(fixture().digest().equals(before))
                            .as("the commit was cut %s, so a read tells whether it happened", moment)
                            .isEqualTo(moment == CuttingProxy.Moment.BEFORE_DELIVERY);
                }
            }
        }
    }

    @Test
    default void r100_operationThatIsCutIsLostOnlyIfNothingWasCommitted() throws IOException {
        PGSimpleDataSource source = fixture().source();
        try (CuttingProxy proxy = new CuttingProxy(source);
                PooledStore pooled = throughProxy(source)) {
            for (CuttingProxy.Moment moment : CuttingProxy.Moment.values()) {
                for (Pattern statement :
                        List.of(CuttingProxy.COMMIT, Pattern.compile("(?i)\\b(insert\\s+into|update|copy)\\b"))) {
                    fixture().query(Operations.undoChangesOfStatus(fixture().dataset()));
                    for (Operations.Call write : Operations.writes(fixture().dataset())) {
                        var before = fixture().digest();
                        proxy.cutAt(statement, moment);
                        Throwable thrown = catchThrowable(() -> write.on(pooled.store()));
                        boolean happened = !fixture().digest().equals(before);
                        if (thrown == null) {
                            assertThat(proxy.hasCut())
                                    .as("%s succeeded although its connection was cut", write)
                                    .isFalse();
                        } else if (statement == CuttingProxy.COMMIT || happened) {
                            assertCut(thrown, StoreException.CommitOutcomeUnknown.class, proxy, pooled);
                        } else {
                            assertThat(thrown)
                                    .as("R100: %s that was cut %s", write, moment)
                                    .isInstanceOfAny(
                                            StoreException.ConnectionLost.class,
                                            StoreException.CommitOutcomeUnknown.class);
                        }
                        assertThat(pooled.lent()).as("R3: connections lent").isZero();
                    }
                }
            }
        }
    }

    private PooledStore throughProxy(PGSimpleDataSource source) {
        return fixture().setup().withSource(source).open();
    }

    private static void assertCut(
            @Nullable Throwable thrown,
            Class<? extends StoreException> failure,
            CuttingProxy proxy,
            PooledStore pooled) {
        assertThat(proxy.hasCut()).as("the statement to cut at was sent").isTrue();
        Rules.assertFailure(thrown, failure, "08006", null, failure == StoreException.ConnectionLost.class);
        assertThat(pooled.lent()).as("R3: connections lent").isZero();
    }

    @Test
    default void r100_serverThatIsGoneIsConnectionLost() throws IOException {
        PGSimpleDataSource gone = fixture().source();
        try (ServerSocket closedSoon = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gone.setServerNames(new String[] {closedSoon.getInetAddress().getHostAddress()});
            gone.setPortNumbers(new int[] {closedSoon.getLocalPort()});
        }
        SwitchedDataSource unpooled = new SwitchedDataSource(fixture().source());
        try (OrderStore store = fixture().setup().withSource(unpooled).unpooled()) {
            unpooled.switchTo(gone);
            for (Operations.Call call : Operations.all(fixture().dataset())) {
                assertGone(() -> call.on(store));
            }
            assertGone(() -> store.inTransaction(TransactionOptions.DEFAULT, transaction -> true));
            assertGone(() -> store.subscribe(new EventRecorder(patience())));
        }

        SwitchedDataSource pooledSource = new SwitchedDataSource(fixture().source());
        try (PooledStore pooled = fixture()
                .setup()
                .withSource(pooledSource)
                .withPatience(Duration.ofMillis(300))
                .open()) {
            pooledSource.switchTo(gone);
            pooled.pool().getHikariPoolMXBean().softEvictConnections();
            assertGone(() -> pooled.store().findOrder(1));
            assertGone(() -> pooled.store().registerUser(Operations.somebody()));
            assertGone(() -> pooled.store().inTransaction(TransactionOptions.DEFAULT, transaction -> true));
        }

        Throwable atCreation = catchThrowable(() -> {
            try (OrderStore store = fixture().setup().withSource(gone).unpooled()) {
                assertGone(() -> store.findOrder(1));
            }
        });
        if (atCreation != null) {
            Rules.assertFailure(atCreation, StoreException.ConnectionLost.class, "08001", null, true);
        }
    }

    private static void assertGone(Runnable call) {
        Throwable thrown = catchThrowable(call::run);
        assertThat(thrown)
                .as("R100: a server that cannot be reached; nothing was begun, and the pool is not to blame")
                .isInstanceOf(StoreException.ConnectionLost.class);
        Rules.assertFailure(thrown, StoreException.ConnectionLost.class, "08001", null, true);
    }

    @Test
    default void r101_serverWithoutFreeConnectionIsTooMany() {
        try (Backends administrator = fixture().backends()) {
            assumeTrue(
                    administrator
                            .texts("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user")
                            .equals(List.of("t")),
                    "R101: not checked, since the role that runs the tests may not create a role of few connections");
            String role = "orderbench_" + UUID.randomUUID().toString().substring(0, 8);
            administrator
                    .execute("CREATE ROLE %s LOGIN PASSWORD '%1$s'".formatted(role))
                    .execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO " + role)
                    .execute("GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO " + role);
            try {
                assertTooMany(administrator, role);
            } finally {
                administrator.execute("DROP OWNED BY " + role).execute("DROP ROLE " + role);
            }
        }
    }

    private void assertTooMany(Backends administrator, String role) {
        PGSimpleDataSource source = fixture().source();
        source.setUser(role);
        source.setPassword(role);
        try (OrderStore unpooled = fixture().setup().withSource(source).unpooled();
                PooledStore pooled = fixture()
                        .setup()
                        .withSource(source)
                        .withPatience(Duration.ofMillis(300))
                        .open()) {
            administrator.execute("ALTER ROLE %s CONNECTION LIMIT 0".formatted(role));
            pooled.pool().getHikariPoolMXBean().softEvictConnections();
            for (OrderStore store : List.of(unpooled, pooled.store())) {
                List<Runnable> calls = List.of(
                        () -> store.findOrder(1),
                        () -> store.registerUser(Operations.somebody()),
                        () -> store.inTransaction(TransactionOptions.DEFAULT, transaction -> true));
                for (Runnable call : calls) {
                    Rules.assertFailure(
                            catchThrowable(call::run), StoreException.TooManyConnections.class, "53300", null, true);
                }
            }
        }
    }
}
