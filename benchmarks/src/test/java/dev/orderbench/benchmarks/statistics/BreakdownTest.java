package dev.orderbench.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Causes;
import dev.orderbench.benchmarks.result.Cell;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BreakdownTest {

    @Test
    void eachCauseIsTheMeanOverTheJvmsAndTheRemainderIsWhatTheyLeave() {
        Breakdown breakdown = Breakdown.of(
                List.of(
                        new Causes(3_000, 100, 10, 300.0, 50.0),
                        new Causes(5_000, 200, 20, 400.0, 70.0),
                        new Causes(7_000, 600, 60, 800.0, 90.0)),
                1_000);

        // (100 + 200 + 600) / 3 = 300, (300 + 400 + 800) / 3 = 500, (10 + 20 + 60) / 3 = 30; 1,000 - 830 = 170
        assertThat(breakdown).isEqualTo(new Breakdown(300, 500.0, 30, new Remainder.Left(170), 5_000, 70.0));
    }

    @Test
    void aServerThatNoJvmSawIsUnknownAndPartOfTheRemainder() {
        Breakdown breakdown = Breakdown.of(
                List.of(new Causes(3_000, 100, 10, null, null), new Causes(5_000, 300, 30, null, null)), 1_000);

        // 1,000 - 200 - 20 = 780
        assertThat(breakdown).isEqualTo(new Breakdown(200, null, 20, new Remainder.Left(780), 4_000, null));
    }

    @Test
    void aServerThatSomeJvmsSawIsTheMeanOverThem() {
        Breakdown breakdown = Breakdown.of(
                List.of(
                        new Causes(0, 100, 0, null, 40.0),
                        new Causes(0, 100, 0, 200.0, null),
                        new Causes(0, 100, 0, 400.0, null)),
                1_000);

        // (200 + 400) / 2 = 300, not (0 + 200 + 400) / 3 = 200; 1,000 - 100 - 300 = 600
        assertThat(breakdown).isEqualTo(new Breakdown(100, 300.0, 0, new Remainder.Left(600), 0, 40.0));
    }

    @Test
    void causesThatExplainAllOfTheTimeLeaveNothing() {
        assertThat(Breakdown.of(List.of(new Causes(0, 400, 100, 500.0, 0.0)), 1_000)
                        .remainder())
                .isEqualTo(new Remainder.Left(0));
    }

    @Test
    void causesThatExceedTheTimeLeaveNoRemainder() {
        // 500 + 100 + 600 - 1,000 = 200
        assertThat(Breakdown.of(List.of(new Causes(0, 500, 100, 600.0, 0.0)), 1_000)
                        .remainder())
                .isEqualTo(new Remainder.Exceeded(200));
    }

    /** The score of a contender is the geometric mean over slices and JVMs, and so is the time that is broken down. */
    @Test
    void theTimeThatIsBrokenDownIsTheScore() {
        Breakdown breakdown = breakdown(
                series(0, new Causes(8, 100, 1, 150.0, 0.0), 200, 800),
                series(1, new Causes(8, 100, 1, 250.0, 0.0), 1_600, 1_600));

        // The JVMs' geometric means are 400 and 1,600, that of both 800; 800 - 100 - 1 - 200 = 499
        Remainder remainder = Objects.requireNonNull(breakdown).remainder();
        assertThat(remainder).isInstanceOf(Remainder.Left.class);
        assertThat(((Remainder.Left) remainder).nanos()).isCloseTo(499, rounding());
    }

    @Test
    void jvmsWithoutCausesCountForTheTimeOnly() {
        Breakdown breakdown = breakdown(series(0, new Causes(8, 100, 1, 150.0, 7.0), 400), series(1, null, 1_600));

        // 800 - 100 - 1 - 150 = 549
        assertThat(Objects.requireNonNull(breakdown).clientCpuNanos()).isEqualTo(100);
        assertThat(((Remainder.Left) breakdown.remainder()).nanos()).isCloseTo(549, rounding());
    }

    @Test
    void filesWithoutCausesGiveNoBreakdown() {
        assertThat(breakdown(series(0, null, 400), series(1, null, 1_600))).isNull();
    }

    private static Offset<Double> rounding() {
        return Offset.offset(1e-9);
    }

    private static @Nullable Breakdown breakdown(Cell.Series... series) {
        Outcome outcome = SampleRuns.outcome(
                SampleRuns.results(true, List.of(), SampleRuns.cell(SampleRuns.BASE, null, List.of(series))),
                SampleRuns.BASE);
        return ((Outcome.Measured) outcome).breakdown();
    }

    private static Cell.Series series(int jvm, @Nullable Causes causes, double... nanos) {
        return new Cell.Series(jvm, SampleRuns.series(jvm, nanos).nanosPerOperation(), causes);
    }
}
