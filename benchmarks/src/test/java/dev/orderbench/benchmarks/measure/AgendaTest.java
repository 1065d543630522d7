package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.measure.Agenda.Attempt;
import dev.orderbench.benchmarks.measure.Agenda.End;
import dev.orderbench.benchmarks.measure.Agenda.Group;
import dev.orderbench.benchmarks.measure.Agenda.Measure;
import dev.orderbench.benchmarks.measure.Agenda.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which JVM is run next. */
class AgendaTest {

    private static final List<Group> GROUPS = List.of(new Group(2, 100), new Group(3, 50));
    private static final Agenda AGENDA = new Agenda(GROUPS, 0.03);
    private static final List<Double> NARROW = List.of(0.03, 0.0);

    @Test
    void minimumIsRunInTurn() {
        List<Attempt> attempts = new ArrayList<>();
        List<Measure> run = new ArrayList<>();
        // Neither widths nor the budget matter yet.
        while (AGENDA.next(attempts, List.of(9.0, 9.0), 0) instanceof Measure due) {
            run.add(due);
            attempts.add(calm(due.group(), due.index()));
        }
        assertThat(run)
                .containsExactly(
                        new Measure(0, 0, Reason.MINIMUM),
                        new Measure(1, 0, Reason.MINIMUM),
                        new Measure(0, 1, Reason.MINIMUM),
                        new Measure(1, 1, Reason.MINIMUM),
                        new Measure(1, 2, Reason.MINIMUM));
    }

    @Test
    void whatIsThereFromAnEarlierSessionIsNotRunAgain() {
        List<Attempt> attempts = List.of(calm(0, 1), calm(1, 0), calm(1, 2));
        assertThat(AGENDA.next(attempts, NARROW, 0)).isEqualTo(new Measure(0, 0, Reason.MINIMUM));
    }

    @Test
    void whatFailedIsTriedOnceMoreBeforeAllElse() {
        List<Attempt> attempts = minimum();
        attempts.set(0, new Attempt(0, 0, 0, false, false));
        attempts.set(3, new Attempt(1, 1, 0, true, true));
        assertThat(AGENDA.next(attempts, List.of(9.0, 9.0), 1_000)).isEqualTo(new Measure(0, 0, Reason.FAILED));
        assertThat(AGENDA.next(attempts, NARROW, 99))
                .as("where the budget is too small for it, what is shorter is repeated")
                .isEqualTo(new Measure(1, 1, Reason.DISTURBED));
        attempts.set(0, new Attempt(0, 0, 1, false, false));
        assertThat(AGENDA.next(attempts, NARROW, 1_000)).isEqualTo(new Measure(1, 1, Reason.DISTURBED));
        attempts.set(3, calm(1, 1));
        assertThat(AGENDA.next(attempts, NARROW, 1_000)).isEqualTo(End.PRECISE);
    }

    @Test
    void whatFailedHasBeenTried() {
        List<Attempt> attempts = minimum();
        attempts.set(0, new Attempt(0, 0, 0, false, false));
        assertThat(AGENDA.hasTriedMinimum(attempts)).isTrue();
        attempts.removeFirst();
        assertThat(AGENDA.hasTriedMinimum(attempts)).isFalse();
    }

    @Test
    void withoutABudgetWhatFailedIsForAnotherSession() {
        List<Attempt> attempts = minimum();
        attempts.set(0, new Attempt(0, 0, 0, false, false));
        assertThat(new Agenda(GROUPS, null).next(attempts, NARROW, 1_000)).isEqualTo(End.PLAN_DONE);
    }

    @Test
    void withoutABudgetItEndsWithTheMinimum() {
        List<Attempt> attempts = minimum();
        attempts.set(0, new Attempt(0, 0, 0, true, true));
        assertThat(new Agenda(GROUPS, null).next(attempts, List.of(9.0, 9.0), 1_000))
                .isEqualTo(End.PLAN_DONE);
    }

    @Test
    void disturbedOnesComeBeforeWideIntervalsAndThoseFirstThatWereRepeatedLeast() {
        List<Attempt> attempts = minimum();
        attempts.set(0, new Attempt(0, 0, 1, true, true));
        attempts.set(3, new Attempt(1, 1, 0, true, true));
        assertThat(AGENDA.next(attempts, List.of(9.0, 9.0), 1_000)).isEqualTo(new Measure(1, 1, Reason.DISTURBED));
        attempts.set(3, calm(1, 1));
        assertThat(AGENDA.next(attempts, List.of(9.0, 9.0), 1_000)).isEqualTo(new Measure(0, 0, Reason.DISTURBED));
    }

    @Test
    void onMachineThatIsAlwaysDisturbedRepetitionsEnd() {
        List<Attempt> attempts = minimum();
        attempts.replaceAll(one -> new Attempt(one.group(), one.index(), Agenda.REPETITIONS, true, true));
        assertThat(AGENDA.next(attempts, List.of(0.01, 0.04), 1_000)).isEqualTo(new Measure(1, 3, Reason.WIDE));
        assertThat(AGENDA.next(attempts, NARROW, 1_000)).isEqualTo(End.PRECISE);
    }

    @Test
    void widestIntervalGetsAnotherJvm() {
        assertThat(AGENDA.next(minimum(), List.of(0.05, 0.04), 1_000)).isEqualTo(new Measure(0, 2, Reason.WIDE));
        assertThat(AGENDA.next(minimum(), List.of(0.05, Double.POSITIVE_INFINITY), 1_000))
                .isEqualTo(new Measure(1, 3, Reason.WIDE));
        assertThat(AGENDA.next(minimum(), List.of(0.03, 0.0301), 1_000)).isEqualTo(new Measure(1, 3, Reason.WIDE));
    }

    @Test
    void itEndsWhenAllAreNarrow() {
        assertThat(AGENDA.next(minimum(), NARROW, 1_000)).isEqualTo(End.PRECISE);
    }

    @Test
    void whatWouldNotEndWithinTheBudgetIsNotBegun() {
        List<Double> widths = List.of(0.05, 0.04);
        assertThat(AGENDA.next(minimum(), widths, 100)).isEqualTo(new Measure(0, 2, Reason.WIDE));
        assertThat(AGENDA.next(minimum(), widths, 99))
                .as("a shorter one still fits")
                .isEqualTo(new Measure(1, 3, Reason.WIDE));
        assertThat(AGENDA.next(minimum(), widths, 49)).isEqualTo(End.BUDGET_SPENT);
        List<Attempt> disturbed = minimum();
        disturbed.set(0, new Attempt(0, 0, 0, true, true));
        assertThat(AGENDA.next(disturbed, NARROW, 99)).isEqualTo(End.BUDGET_SPENT);
    }

    @Test
    void groupWhoseLastJvmFailedOrThatHasTooManyGetsNoMore() {
        List<Attempt> attempts = minimum();
        attempts.add(new Attempt(0, 2, 1, false, false));
        assertThat(AGENDA.next(attempts, List.of(0.05, 0.0), 1_000)).isEqualTo(End.PRECISE);
        List<Attempt> many = minimum();
        many.add(calm(0, Agenda.MOST_JVMS - 1));
        assertThat(AGENDA.next(many, List.of(0.05, 0.0), 1_000)).isEqualTo(End.PRECISE);
    }

    private static List<Attempt> minimum() {
        return new ArrayList<>(List.of(calm(0, 0), calm(0, 1), calm(1, 0), calm(1, 1), calm(1, 2)));
    }

    private static Attempt calm(int group, int index) {
        return new Attempt(group, index, 0, true, false);
    }
}
