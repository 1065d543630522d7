package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.RunChanges;
import org.junit.jupiter.api.Test;

class ChangeTableTest {

    /** Five JVMs before, one after: nothing of the new run has an interval, and less of it was measured. */
    @Test
    void everyRowAndWhatCouldNotBeDecidedIsToldInWords() {
        Results before = SampleResults.full();
        Results after = SampleResults.single();

        String text = ChangeTable.of(RunChanges.of(before, after, 0.05));

        assertThat(text)
                .startsWith("New divided by old; above 1 is worse. Worse: the whole interval lies above 5 % more.\n")
                .contains("registerUser, 1 thread\n")
                .containsPattern("  jOOQ +ratio to the baseline +[0-9.]+ +undecided\n")
                .containsPattern("  jOOQ +time, unpaired +[0-9.]+ +undecided\n")
                .containsPattern(
                        "  Raw JDBC +time, unpaired +- +WORSE: the new run has no score: connection lost: 57P01")
                .containsPattern("  Raw JDBC +time, unpaired +- +WORSE: the new run has no score: not measured\n")
                .contains("Only in the old run: 4 threads.\n")
                .doesNotContain("What differs")
                .contains("worse by more than 5 %, or lost; of ", "could not be decided: ")
                .endsWith("More JVMs narrow the intervals.\n");
    }

    @Test
    void sameRunHasOnlyRowsOfOne() {
        Results run = SampleResults.full();
        String text = ChangeTable.of(RunChanges.of(run, run, 0.1));

        assertThat(text)
                .containsPattern("  jOOQ +ratio to the baseline +1(\\.0+)? \\[0\\.[0-9]+, 1\\.[0-9]+] +not worse\n");
        assertThat(text).endsWith("Nothing was shown to be worse by more than 10 %.\n");
    }
}
