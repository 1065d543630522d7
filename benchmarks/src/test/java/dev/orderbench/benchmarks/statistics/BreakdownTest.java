package dev.orderbench.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Causes;
import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.result.Wire;
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
                1_000,
                null);

        // (100 + 200 + 600) / 3 = 300, (300 + 400 + 800) / 3 = 500, (10 + 20 + 60) / 3 = 30; 1,000 - 830 = 170
        assertThat(breakdown).isEqualTo(new Breakdown(300, 500.0, 30, new Remainder.Left(170), 5_000, 70.0));
    }

    @Test
    void aServerThatNoJvmSawIsUnknownAndPartOfTheRemainder() {
        Breakdown breakdown = Breakdown.of(
                List.of(new Causes(3_000, 100, 10, null, null), new Causes(5_000, 300, 30, null, null)), 1_000, null);

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
                1_000,
                null);

        // (200 + 400) / 2 = 300, not (0 + 200 + 400) / 3 = 200; 1,000 - 100 - 300 = 600
        assertThat(breakdown).isEqualTo(new Breakdown(100, 300.0, 0, new Remainder.Left(600), 0, 40.0));
    }

    /** The calling thread spins while it waits for the network, so its processor time is in the remainder. */
    @Test
    void aSimulatedNetworkIsTakenFromTheRemainderInThePlaceOfTheClient() {
        Breakdown breakdown = Breakdown.of(List.of(new Causes(0, 250, 10, 200.0, 0.0)), 2_000, 1_500.0);

        // 2,000 - 1,500 - 200 - 10 = 290
        assertThat(breakdown).isEqualTo(new Breakdown(250, 200.0, 10, 1_500.0, new Remainder.Left(290), 0, 0.0));
    }

    @Test
    void theNetworkIsTheRoundTripsCountedTimesTheRoundTripTime() {
        Cell near = SampleRuns.cell(SampleRuns.BASE, new double[] {1_000}).withWire(new Wire(100, 6, 5, 1, 1, 1));
        Cell far = new Cell(
                "placeOrder",
                new Point(1, false, 2_000, "small"),
                SampleRuns.BASE.id(),
                null,
                List.of(series(0, new Causes(8, 300_000, 0, 900_000.0, 0.0), 12_000_000)));

        // 5 x 2 ms = 10 ms; 12 ms - 10 ms - 0.9 ms = 1.1 ms
        Breakdown breakdown = overNetwork(near, far);
        assertThat(breakdown.networkNanos()).isEqualTo(10e6);
        assertThat(((Remainder.Left) breakdown.remainder()).nanos()).isCloseTo(1.1e6, Offset.offset(1e-3));
    }

    @Test
    void withoutCountsTheNetworkIsUnknownAndPartOfTheRemainder() {
        Cell far = new Cell(
                "placeOrder",
                new Point(1, false, 2_000, "small"),
                SampleRuns.BASE.id(),
                null,
                List.of(series(0, new Causes(8, 300_000, 0, 900_000.0, 0.0), 12_000_000)));

        assertThat(overNetwork(far).networkNanos()).isNull();
    }

    private static Breakdown overNetwork(Cell... cells) {
        Results run = SampleRuns.results(true, List.of(), cells);
        Plan plan = run.plan();
        Results far = new Results(
                run.format(),
                run.version(),
                run.startedAt(),
                run.finishedAt(),
                true,
                new Plan(
                        plan.preset(),
                        true,
                        plan.dataSize(),
                        plan.orders(),
                        List.of(
                                plan.stages().getFirst(),
                                new Stage(
                                        Stage.Kind.NETWORK,
                                        new Point(1, false, 2_000, "small"),
                                        List.of("placeOrder"),
                                        List.of(),
                                        1,
                                        1,
                                        1,
                                        1,
                                        40,
                                        8)),
                        plan.seed()),
                run.environment(),
                run.contenders(),
                run.jvms(),
                run.cells());
        return OutsideComparison.of(far).stream()
                .filter(OutsideComparison.Measured.class::isInstance)
                .map(cell -> Objects.requireNonNull(((OutsideComparison.Measured) cell).breakdown()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void causesThatExplainAllOfTheTimeLeaveNothing() {
        assertThat(Breakdown.of(List.of(new Causes(0, 400, 100, 500.0, 0.0)), 1_000, null)
                        .remainder())
                .isEqualTo(new Remainder.Left(0));
    }

    @Test
    void causesThatExceedTheTimeLeaveNoRemainder() {
        // 500 + 100 + 600 - 1,000 = 200
        assertThat(Breakdown.of(List.of(new Causes(0, 500, 100, 600.0, 0.0)), 1_000, null)
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
