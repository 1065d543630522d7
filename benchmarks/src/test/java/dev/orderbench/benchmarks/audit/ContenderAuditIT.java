package dev.orderbench.benchmarks.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Variant;
import dev.orderbench.database.Dataset;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pool asks a connection that was idle for half a second whether it lives: that is no statement of the contender. */
class ContenderAuditIT {

    private static final Duration LONGER_THAN_THE_POOL_TRUSTS = Duration.ofMillis(700);
    private static final String POOLS_QUESTION = "";

    private static PostgresServer server;
    private static TemplateDatabase template;

    @BeforeAll
    static void start() {
        server = PostgresServer.start("embedded");
        template = TemplateDatabase.create(server, DatasetSize.TINY);
    }

    @AfterAll
    static void stop() {
        template.close();
        server.close();
    }

    @Test
    void aCallInWhichThePoolAskedIsRepeated() {
        assertThat(sent(call -> call == AuditCases.WARM_UP))
                .singleElement()
                .asString()
                .contains("FROM users");
    }

    /** That the test above can fail. */
    @Test
    void whatIsAskedEachTimeIsTold() {
        assertThat(sent(call -> call >= AuditCases.WARM_UP)).hasSize(2).startsWith(POOLS_QUESTION);
    }

    /**
     * What one call sends.
     *
     * @param standsStill in which calls the machine stands still before a connection is borrowed
     */
    private static List<String> sent(IntPredicate standsStill) {
        AuditCase lookUp = new AuditCase(
                "findUserByEmail",
                "hit",
                false,
                1,
                AuditCases.WARM_UP,
                1,
                false,
                List.of(),
                (store, call) -> {
                    if (standsStill.test(call)) {
                        LockSupport.parkNanos(LONGER_THAN_THE_POOL_TRUSTS.toNanos());
                    }
                    return store.findUserByEmail(Dataset.email(1)).isPresent() ? 1 : 0;
                },
                null);
        try (ContenderAudit audit = new ContenderAudit(template.copy());
                OrderStore store =
                        baseline().create(audit.dataSource(), new StoreOptions(Variant.TUNED, () -> Dataset.END))) {
            return switch (audit.result(lookUp, store, false)) {
                case Audited.Read read -> read.reading().sql();
                case Audited.Failed failed -> throw new AssertionError(failed.reason());
            };
        }
    }

    private static OrderStoreProvider baseline() {
        return ServiceLoader.load(OrderStoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.id().equals("raw-jdbc"))
                .findFirst()
                .orElseThrow();
    }
}
