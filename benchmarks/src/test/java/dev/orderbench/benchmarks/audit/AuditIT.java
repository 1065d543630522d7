package dev.orderbench.benchmarks.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.orderbench.contract.OrderStoreProvider;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the contenders send now is what was committed, and keeps the rules of the audit. */
class AuditIT {

    private static final List<String> CONTENDERS = List.of("raw-jdbc", "jooq", "jpa");

    private static final CommittedAudit COMMITTED = new CommittedAudit(Path.of("../audit"));

    private static Audit.Result result;

    @BeforeAll
    static void audit() {
        List<OrderStoreProvider> contenders = ServiceLoader.load(OrderStoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> CONTENDERS.contains(provider.id()))
                .sorted(Comparator.comparing(provider -> CONTENDERS.indexOf(provider.id())))
                .toList();
        assertThat(contenders).hasSameSizeAs(CONTENDERS);
        result = new Audit(Audit.Request.everythingOf(contenders, false), new Silence()).run();
    }

    @Test
    void nothingDiffersFromTheCommittedAudit() {
        List<String> differences = COMMITTED.differences(result, true);
        if (!differences.isEmpty()) {
            fail("The audit differs from the committed one. To accept it: %s%n%n%s"
                    .formatted(AuditMarkdown.UPDATE, String.join(System.lineSeparator(), differences)));
        }
    }

    @Test
    void rulesHold() {
        assertThat(AuditRules.broken(result, COMMITTED.notes(), true)).isEmpty();
    }

    /** The rules catch the real thing: a naive variant, were it said to be tuned, would break them. */
    @Test
    void naiveVariantsAreNPlusOne() {
        for (Audited naive : result.audited()) {
            if (naive.variant().equals("naive")) {
                Audited pretending = new Audited(naive.contender(), naive.displayName(), "tuned", naive.cases());
                assertThat(AuditRules.broken(new Audit.Result(result.server(), List.of(pretending)), List.of(), false))
                        .anyMatch(rule ->
                                rule.matches(".* userWithRecentOrders: take 10: \\d+ round trips, but \\d+ for.*"));
            }
        }
    }

    private static final class Silence implements AuditProgress {

        @Override
        public void step(String what) {}

        @Override
        public void part(String what, double shareDone) {}
    }
}
