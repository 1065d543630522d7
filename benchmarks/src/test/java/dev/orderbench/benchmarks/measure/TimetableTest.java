package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orderbench.benchmarks.result.Budget;
import dev.orderbench.benchmarks.result.Journal;
import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Yardstick;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Preset;
import dev.orderbench.database.DatasetSize;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final double SLACK_OF_THE_CLOCK = 10;

    private final RunRequest request = request(new Budget(2_000, 0.03));
    private final Findings findings = new Findings(request, new StrictProgress());
    private final Timetable timetable = new Timetable(request, findings);

    @Test
    void firstJvmOfAStageIsExpectedToTakeWhatWasPlanned() {
        assertThat(timetable.perJvm(0))
                .isEqualTo(new Reckoning(request).perJvm(request.stages().getFirst()));
    }

    /** Of its own stage, and of those that gave samples. */
    @Test
    void nextJvmIsExpectedToTakeAsLongAsTheLongest() {
        jvm(0, 0, 40, null);
        jvm(0, 1, 60, null);
        jvm(0, 2, 500, "it ended");
        jvm(1, 0, 90, null);

        assertThat(timetable.perJvm(0)).isEqualTo(60);
        assertThat(timetable.perJvm(1)).isEqualTo(90);
    }

    @Test
    void yardstickComesAfterEachJvmOfAComparison() {
        jvm(0, 0, 40, null);
        timetable.addYardstick(9);
        timetable.addYardstick(7);

        assertThat(timetable.perJvm(0)).isEqualTo(49);
    }

    /** Not the time between the sessions. */
    @Test
    void whatAnEarlierSessionMeasuredIsSpent() {
        assertThat(timetable.spent()).isBetween(0.0, SLACK_OF_THE_CLOCK);

        timetable.goOn(List.of(entry(run(0, 0, 404, null)), entry(run(0, 1, 585, "it ended"))));

        assertSpent(404 + 585);
        assertThat(timetable.shareDone())
                .isCloseTo((404 + 585 + preparation()) / 2_000, within(SLACK_OF_THE_CLOCK / 2_000));
    }

    @Test
    void attemptsThatWereReplacedAreSpent() {
        JvmRun first = run(0, 0, 389, null);
        JvmRun again = new JvmRun(0, 0, 1, Instant.EPOCH, 600, new TreeMap<>(), null, null, first, null);

        timetable.goOn(List.of(entry(first), entry(again)));

        assertSpent(389 + 600);
    }

    /** A second of warm-up, and two for each piece. */
    @Test
    void yardsticksOfAnEarlierSessionAreSpentAndExpectedAgain() {
        Yardstick.Piece piece = new Yardstick.Piece(Yardstick.Client.DRIVER, Yardstick.FLOOR, 10_000);
        JvmRun held = run(0, 0, 982, null).withYardstick(new Yardstick(null, List.of(piece, piece, piece)));
        findings.take(entry(held));

        timetable.goOn(List.of(entry(held)));

        assertSpent(982 + 7);
        assertThat(timetable.perJvm(0)).isEqualTo(982 + 7);
    }

    @Test
    void sessionThatEndedBeforeItsFirstJvmHasSpentNothing() {
        timetable.goOn(List.of());
        assertThat(timetable.spent()).isBetween(0.0, SLACK_OF_THE_CLOCK);
    }

    /** Two stages of one JVM each; of the second nothing is known but what one of the first took. */
    @Test
    void withoutABudgetTheWholeIsWhatMustBeRun() {
        RunRequest unlimited = request(null);
        Findings found = new Findings(unlimited, new StrictProgress());
        Timetable plain = new Timetable(unlimited, found);
        double first = plain.perJvm(0);
        double second = plain.perJvm(1);
        assertThat(plain.shareDone()).isCloseTo(0, within(SLACK_OF_THE_CLOCK / first));
        assertThat(plain.shareOf(0)).isCloseTo(first / (first + second), within(0.01));

        Journal.Entry entry = entry(run(0, 0, 1_000, null));
        found.take(entry);
        plain.goOn(List.of(entry));

        double spent = 1_000 + new Reckoning(unlimited).preparation();
        assertThat(plain.shareDone()).isCloseTo(spent / (spent + second), within(1e-3));
    }

    /** Not a hundred percent while there is something that must be run. */
    @Test
    void wholeIsWhatMustBeRunWhereThatTakesLongerThanTheBudget() {
        Journal.Entry entry = entry(run(0, 0, 2_100, null));
        findings.take(entry);
        timetable.goOn(List.of(entry));

        double spent = 2_100 + preparation();
        assertThat(timetable.shareDone()).isCloseTo(spent / (spent + timetable.perJvm(1)), within(1e-3));
    }

    /** With getting ready, which is counted once. */
    private void assertSpent(double measured) {
        double expected = measured + preparation();
        assertThat(timetable.spent()).isBetween(expected, expected + SLACK_OF_THE_CLOCK);
    }

    private double preparation() {
        return new Reckoning(request).preparation();
    }

    private void jvm(int stage, int index, double seconds, @Nullable String failure) {
        findings.take(entry(run(stage, index, seconds, failure)));
    }

    private static Journal.Entry entry(JvmRun jvm) {
        return new Journal.Entry(jvm, List.of(), List.of());
    }

    private static JvmRun run(int stage, int index, double seconds, @Nullable String failure) {
        return new JvmRun(stage, index, 1, Instant.EPOCH, seconds, new TreeMap<>(), failure);
    }

    private static RunRequest request(@Nullable Budget budget) {
        return new RunRequest(
                Preset.SMOKE,
                "embedded",
                List.of(Entrant.of(Contenders.BASELINE)),
                DatasetSize.TINY,
                new StagePlanner(1, DatasetSize.TINY, List.of(Operation.FIND_ORDER), 1, 1, 1)
                        .compare(List.of(1, 4), List.of(), StagePlanner.SLICE_MILLIS)
                        .stages(),
                1,
                budget);
    }
}
