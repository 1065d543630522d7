package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Wire;
import dev.orderbench.benchmarks.statistics.RunChanges;
import org.junit.jupiter.api.Test;

class ChangeTableTest {

    /** Five JVMs before, one after: nothing of the new run has an interval, and less of it was measured. */
    @Test
    void everyRowAndWhatCouldNotBeDecidedIsToldInWords() {
        Results before = SampleResults.full();
        Results after = SampleResults.single();

        String text = ChangeTable.of(RunChanges.of(before, after, 0.05), false);

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
                .contains("More JVMs narrow the intervals.\n")
                .containsPattern("  Raw JDBC +all of these +- +undecided: not available in the new run\n")
                .contains("\nThe new run did not carry out its whole plan.\n")
                .endsWith(
                        "Nothing more goes over the wire.\nThe new run lacks a part of the old one, which fails without --allow-missing.\n");
        assertThat(ChangeTable.of(RunChanges.of(before, after, 0.05), true))
                .contains("Only in the old run: 4 threads.\n")
                .doesNotContain("--allow-missing");
        assertThat(ChangeTable.of(RunChanges.of(after, before, 0.05), false))
                .contains("\nThe old run did not carry out its whole plan.\n")
                .doesNotContain("--allow-missing");
    }

    @Test
    void whatAFailedControlForbidsIsToldAsSuch() {
        Results sound = MadeUpRun.of(MadeUpRun.JDBC, MadeUpRun.JOOQ)
                .operation("findOrder", 1, 1.2)
                .passedControl("findOrder")
                .results();
        Results failed = MadeUpRun.of(MadeUpRun.JDBC, MadeUpRun.JOOQ)
                .operation("findOrder", 1, 1.8)
                .failedControl("findOrder")
                .results();

        assertThat(ChangeTable.of(RunChanges.of(sound, failed, 0.05), false))
                .containsPattern("  jOOQ +ratio to the baseline +- +undecided: a control of the new run failed\n")
                .containsPattern("  jOOQ +time, unpaired +- +undecided: a control of the new run failed\n")
                .contains("Nothing was shown to be worse by more than 5 %; of 3 it could not be decided: ")
                .doesNotContain("More JVMs");
        assertThat(ChangeTable.of(RunChanges.of(failed, sound, 0.05), false))
                .contains("undecided: a control of the old run failed\n");
        assertThat(ChangeTable.of(RunChanges.of(failed, failed, 0.05), false))
                .contains("undecided: a control of both runs failed\n");
    }

    @Test
    void sameRunHasOnlyRowsOfOne() {
        Results run = SampleResults.full();
        String text = ChangeTable.of(RunChanges.of(run, run, 0.1), false);

        assertThat(text)
                .containsPattern("  jOOQ +ratio to the baseline +1(\\.0+)? \\[0\\.[0-9]+, 1\\.[0-9]+] +not worse\n");
        assertThat(text)
                .containsPattern("\nplaceOrder\n  Raw JDBC +all of these +the same +not worse\n")
                .endsWith("Nothing was shown to be worse by more than 10 %.\nNothing more goes over the wire.\n");
    }

    @Test
    void whatIsCountedIsToldAsItIsAndNamedWhereItGrew() {
        Results run = SampleResults.full();
        Results after = SampleResults.counting(
                run,
                wire -> new Wire(
                        wire.calls(),
                        wire.statements() + 1,
                        wire.roundTrips(),
                        wire.rows(),
                        wire.bytesOut() - 100,
                        wire.bytesIn()));

        String text = ChangeTable.of(RunChanges.of(run, after, 0.1), false);

        assertThat(text)
                .contains("Counted on the wire, old -> new. Statements and round trips may not grow, bytes by 1 %.\n")
                .containsPattern("\nplaceOrder\n  Raw JDBC +statements +10\\.15 -> 11\\.15 +WORSE\n")
                .containsPattern("  Raw JDBC +round trips +5 -> 5 +not worse\n")
                .containsPattern("  Raw JDBC +bytes on the wire +1,333\\.75 -> 1,233\\.75 +better\n")
                .contains("Nothing was shown to be worse by more than 10 %.\nMore goes over the wire: ")
                .contains("; statements of jOOQ in placeOrder; ");
    }

    @Test
    void countThatIsLostIsNamed() {
        Results run = SampleResults.full();
        Results after = SampleResults.counting(run, wire -> wire.roundTrips() == 5 ? null : wire);

        assertThat(ChangeTable.of(RunChanges.of(run, after, 0.1), false))
                .containsPattern("\nplaceOrder\n  Raw JDBC +all of these +- +WORSE: the new run did not count it\n")
                .endsWith(
                        "\nNothing more goes over the wire. No longer counted: Raw JDBC in placeOrder; jOOQ in placeOrder; JPA (Hibernate) in placeOrder.\n");
    }

    @Test
    void filesWithoutCountsSaySo() {
        Results run = SampleResults.controlled();

        assertThat(ChangeTable.of(RunChanges.of(run, run, 0.1), false))
                .contains("Statements, round trips and bytes on the wire: not available, and so not counted.\n")
                .doesNotContain("over the wire");
    }
}
