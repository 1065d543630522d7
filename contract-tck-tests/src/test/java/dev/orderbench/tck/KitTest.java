package dev.orderbench.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import com.example.plain.Defect;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * The kit itself: it catches each wrong store with the rules that are meant for it. That it lets a correct one pass is seen by
 * {@link com.example.plain.PlainStoreTest}.
 */
@ExtendWith(SharedTemplate.class)
@Execution(ExecutionMode.CONCURRENT)
class KitTest {

    @BeforeAll
    static void shareTheServer(SharedTemplate.Template template) {
        SharedTemplate.lend(template);
    }

    @ParameterizedTest
    @EnumSource
    void wrongStoreFailsTheRulesMeantForIt(Defect defect) {
        assertThat(failedRules(run(defect))).containsExactlyInAnyOrderElementsOf(defect.rules());
    }

    private static Set<String> failedRules(EngineExecutionResults results) {
        return results.testEvents().failed().stream()
                .map(event -> event.getTestDescriptor().getSource().orElseThrow())
                .map(source -> ((MethodSource) source).getMethodName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The kit's method of a name, which exists: a rule that was renamed must not turn into one that finds nothing. */
    private static DiscoverySelector rule(String name) {
        Method method = Arrays.stream(SuspectTck.class.getMethods())
                .filter(candidate -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the kit has no rule " + name));
        return selectMethod(SuspectTck.class, method);
    }

    /** Runs the rules meant for a defect, all of them in this thread, as JUnit does unless told to run tests in parallel. */
    private static EngineExecutionResults run(Defect defect) {
        List<DiscoverySelector> rules =
                defect.rules().stream().map(KitTest::rule).toList();
        SuspectTck.suspect(defect);
        try {
            return EngineTestKit.engine("junit-jupiter")
                    .selectors(rules.toArray(DiscoverySelector[]::new))
                    .execute();
        } finally {
            SuspectTck.acquit();
        }
    }
}
