package dev.orderbench.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import com.example.plain.Defect;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * The kit itself: it catches each wrong store with the rule that is meant for it. That it lets a correct one pass is seen by
 * {@link com.example.plain.PlainStoreTest}.
 */
@ExtendWith(SharedTemplate.class)
class KitTest {

    @BeforeAll
    static void shareTheServer(SharedTemplate.Template template) {
        SharedTemplate.lend(template);
    }

    @AfterAll
    static void clearSuspicion() {
        SuspectTck.suspect(null);
    }

    @ParameterizedTest
    @EnumSource
    void wrongStoreFailsTheRuleMeantForIt(Defect defect) {
        EngineExecutionResults results = run(defect, rule(defect.rule()));

        assertThat(failedRules(results)).containsExactly(defect.rule());
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
                .orElseThrow();
        return selectMethod(SuspectTck.class, method);
    }

    private static EngineExecutionResults run(@Nullable Defect defect, DiscoverySelector selector) {
        SuspectTck.suspect(defect);
        return EngineTestKit.engine("junit-jupiter").selectors(selector).execute();
    }
}
