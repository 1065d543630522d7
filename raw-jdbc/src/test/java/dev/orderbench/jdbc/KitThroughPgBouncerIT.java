package dev.orderbench.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.orderbench.database.PgBouncer;
import dev.orderbench.database.PgBouncerProgram;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/**
 * Which of the contract's rules hold through PgBouncer, by the kit's own tests. Of the families those are run that could rest on a
 * session: advisory locks, order events, statement time-outs and units of work.
 */
class KitThroughPgBouncerIT {

    private static final Set<String> FAMILIES =
            Set.of("AdvisoryLockRules", "EventRules", "StatementTimeoutRules", "UnitOfWorkRules");

    @Test
    void allRulesHoldInSessionMode() {
        assertThat(brokenRules(PgBouncer.Mode.SESSION)).isEmpty();
    }

    /** Order events rest on LISTEN, which lasts as long as a session; advisory locks are those of a transaction. */
    @Test
    void rulesOfOrderEventsBreakInTransactionMode() {
        assertThat(brokenRules(PgBouncer.Mode.TRANSACTION))
                .containsExactlyInAnyOrder(
                        "r95_everyCommittedEventIsHeardInTheOrderOfTheCommits",
                        "r95_subscriptionHearsFromTheMomentItReturns",
                        "r95_listenerThatThrowsHearsOn",
                        "r96_r97_brokenConnectionIsReplacedAndTheGapTold");
    }

    private static Set<String> brokenRules(PgBouncer.Mode mode) {
        List<PgBouncerProgram> programs = PgBouncerProgram.all();
        if (programs.isEmpty()) {
            String reason = "there is no PgBouncer here, nor its image in Docker: on Debian, apt install pgbouncer";
            System.out.println("The kit is not run through PgBouncer: " + reason);
            abort(reason);
        }
        List<DiscoverySelector> rules = rules();
        BouncedTck.begin(programs.getFirst(), mode);
        try {
            EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                    .selectors(rules.toArray(DiscoverySelector[]::new))
                    .execute();
            assertThat(results.testEvents().started().count())
                    .as("tests of the kit")
                    .isGreaterThanOrEqualTo(rules.size());
            results.allEvents().failed().stream().forEach(KitThroughPgBouncerIT::print);
            assertThat(results.containerEvents().failed().count())
                    .as("groups of tests that failed")
                    .isZero();
            return results.testEvents().failed().stream()
                    .map(KitThroughPgBouncerIT::rule)
                    .collect(Collectors.toCollection(TreeSet::new));
        } finally {
            BouncedTck.end();
        }
    }

    private static List<DiscoverySelector> rules() {
        List<DiscoverySelector> rules = Arrays.stream(BouncedTck.class.getMethods())
                .filter(method -> FAMILIES.contains(method.getDeclaringClass().getSimpleName()))
                .filter(method -> method.getName().matches("r\\d+_.*"))
                .<DiscoverySelector>map(method -> selectMethod(BouncedTck.class, method))
                .toList();
        assertThat(rules).as("the kit's rules of %s", FAMILIES).hasSizeGreaterThanOrEqualTo(20);
        return rules;
    }

    private static String rule(Event event) {
        return ((MethodSource) event.getTestDescriptor().getSource().orElseThrow()).getMethodName();
    }

    private static void print(Event event) {
        System.out.printf(
                "%s: %s%n",
                event.getTestDescriptor().getDisplayName(),
                event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .map(Throwable::toString)
                        .map(text -> text.lines().collect(Collectors.joining(" ")))
                        .orElse("no reason"));
    }
}
