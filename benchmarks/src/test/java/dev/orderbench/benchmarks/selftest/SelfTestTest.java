package dev.orderbench.benchmarks.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.PairTest;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SelfTestTest {

    private static final int RUNS = 2000;
    private static final List<Setting> ONE = List.of(new Setting(5, 12, 0.02, 0.05, 0.1));

    /** All settings are run by the test of the command. */
    @Test
    void theMethodOfRealRunsPasses() {
        SelfTest.Outcome outcome = new SelfTest(20260301, RUNS, ONE, Comparison::of).run();

        assertThat(outcome.lines()).noneMatch(line -> line.contains("FAILED"));
        assertThat(outcome.passed()).isTrue();
    }

    @Test
    void theSameSeedGivesTheSameNumbers() {
        List<String> lines = new SelfTest(7, 100, ONE, Comparison::of).run().lines();

        assertThat(new SelfTest(7, 100, ONE, Comparison::of).run().lines()).isEqualTo(lines);
        assertThat(new SelfTest(8, 100, ONE, Comparison::of).run().lines()).isNotEqualTo(lines);
    }

    @Test
    void slicesTakenForReplicatesFail() {
        assertThat(failures(results -> Comparison.of(SlicesAsReplicates.of(results))))
                .anyMatch(line -> line.contains(Question.INTERVAL_MISSES_1.text()))
                .anyMatch(line -> line.contains(Question.FAMILY_FINDS_A_DIFFERENCE.text()))
                .anyMatch(line -> line.contains(Question.CONTROL_FAILS.text()))
                .anyMatch(line -> line.contains(Question.INTERVAL_MISSES_5_PERCENT.text()));
    }

    /** Only the rate over whole families can tell that p-values were not adjusted. */
    @Test
    void testsThatAreNotAdjustedFail() {
        assertThat(failures(results -> unadjusted(Comparison.of(results))))
                .singleElement()
                .asString()
                .contains(Question.FAMILY_FINDS_A_DIFFERENCE.text());
    }

    @Test
    void aMethodThatJudgesNothingFails() {
        assertThat(failures(results -> new Comparison(results.contenders(), List.of(), List.of())))
                .anyMatch(line -> line.contains(Question.INTERVAL_MISSES_1.text()));
    }

    private static List<String> failures(Function<Results, Comparison> method) {
        SelfTest.Outcome outcome = new SelfTest(1, RUNS, ONE, method).run();
        assertThat(outcome.passed()).isFalse();
        return outcome.lines().stream()
                .filter(line -> line.startsWith("  FAILED"))
                .toList();
    }

    private static Comparison unadjusted(Comparison comparison) {
        return new Comparison(
                comparison.contenders(),
                comparison.groups().stream()
                        .map(group -> new Comparison.Group(
                                group.operation(),
                                group.point(),
                                group.entries(),
                                group.tests().stream()
                                        .map(test -> new PairTest(
                                                test.first(), test.second(), test.ratio(), test.p(), test.p()))
                                        .toList()))
                        .toList(),
                comparison.controls());
    }
}
