package dev.orderbench.benchmarks.statistics;

import static dev.orderbench.benchmarks.statistics.SampleRuns.BASE;
import static dev.orderbench.benchmarks.statistics.SampleRuns.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.result.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How cost grows over networks, threads and data, from made-up runs of which the truth is known. */
class GrowthTest {

    private static final String OPERATION = "findOrder";
    private static final double[] JVMS = {0.99, 1, 1.01};

    /** 200 us and 3 round trips, of which the comparison gives the point without network. */
    @Test
    void modelIsFittedOverComparisonsAndStagesOfTheNetwork() {
        Run run = new Run();
        run.stage(Stage.Kind.COMPARISON, rtt(0), 200, 100);
        run.stage(Stage.Kind.COMPARISON, Point.of(4, "small"), 700, 500);
        for (int micros : new int[] {500, 1_000, 5_000}) {
            run.stage(Stage.Kind.NETWORK, rtt(micros), 200 + 3.0 * micros, 100 + 1.0 * micros);
        }

        List<OverNetwork> found = OverNetwork.of(run.results());

        assertThat(found).extracting(OverNetwork::contender).containsExactly(BASE, OTHER);
        NetworkModel model = model(found.getFirst());
        assertThat(model.baseNanos().value()).isCloseTo(200_000, within(1_000.0));
        assertThat(model.roundTrips().value()).isCloseTo(3, within(0.01));
        assertThat(model.points())
                .extracting(NetworkModel.Point::roundTripTime)
                .containsExactly(Duration.ofNanos(500_000), Duration.ofMillis(1), Duration.ofMillis(5));
        assertThat(model.direct())
                .hasValueSatisfying(direct -> assertThat(direct.measuredNanos()).isCloseTo(200_000, within(1_000.0)));
        assertThat(model.check()).isEqualTo(NetworkModel.Check.HOLDS);
        assertThat(model(found.getLast()).roundTrips().value()).isCloseTo(1, within(0.01));
    }

    /** 3 round trips where 3 were counted; 1.5, over a network that is slower than its name, where 1 was. */
    @Test
    void roundTripsOfTheModelAreHeldAgainstThoseCounted() {
        Run run = new Run();
        for (int micros : new int[] {0, 1_000, 5_000}) {
            run.stage(Stage.Kind.NETWORK, rtt(micros), 200 + 3.0 * micros, 100 + 1.5 * micros);
        }
        assertThat(OverNetwork.of(run.results()))
                .extracting(GrowthTest::fitted)
                .noneMatch(OverNetwork.Fitted::contradictsCount)
                .allMatch(fitted -> fitted.counted().isEmpty());

        run.count(BASE.id(), 3);
        run.count(OTHER.id(), 1);

        assertThat(OverNetwork.of(run.results()))
                .extracting(GrowthTest::fitted)
                .extracting(OverNetwork.Fitted::contradictsCount)
                .containsExactly(false, true);
    }

    /** A time that grows with the square of the round-trip time is not a number of round trips. */
    @Test
    void modelThatIsWrongIsCaught() {
        Run run = new Run();
        for (int micros : new int[] {0, 500, 1_000, 5_000}) {
            run.stage(Stage.Kind.NETWORK, rtt(micros), 200 + micros * micros / 1_000.0, 200 + micros);
        }

        List<OverNetwork> found = OverNetwork.of(run.results());

        assertThat(model(found.getFirst()).check()).isEqualTo(NetworkModel.Check.DOES_NOT_HOLD);
        assertThat(model(found.getLast()).check()).isEqualTo(NetworkModel.Check.HOLDS);
    }

    @Test
    void forecastKnowsWhichLinesDoNotFit() {
        Run run = new Run();
        for (int micros : new int[] {0, 500, 1_000, 5_000}) {
            run.stage(Stage.Kind.NETWORK, rtt(micros), 200 + micros * micros / 1_000.0, 200 + micros);
        }

        NetworkForecast.Forecast forecast =
                NetworkForecast.of(run.results()).operations().getFirst();

        assertThat(forecast.lines().get(BASE.id()))
                .isNotNull()
                .satisfies(line -> assertThat(line.fits()).isFalse());
        assertThat(forecast.lines().get(OTHER.id()))
                .isNotNull()
                .satisfies(line -> assertThat(line.fits()).isTrue());
        assertThat(forecast.fits()).isFalse();
        assertThat(forecast.threads()).isEqualTo(1);
    }

    /** 200 us without a network; over one, a base of 700 and 3 round trips; waits that cost 100 us more for each of 5 counted. */
    @Test
    void forecastRisesFromTheTimeWithoutANetworkToTheShortestThatWasMeasured() {
        Run run = new Run();
        run.stage(Stage.Kind.COMPARISON, rtt(0), 200, 100);
        for (int micros : new int[] {500, 1_000, 5_000}) {
            run.stage(Stage.Kind.NETWORK, rtt(micros), 700 + 3.0 * micros, 100 + 1.0 * micros);
        }
        run.count(BASE.id(), 5);

        NetworkForecast forecast = NetworkForecast.of(run.results());
        NetworkForecast.Line line =
                Objects.requireNonNull(forecast.operations().getFirst().lines().get(BASE.id()));

        assertThat(forecast.measuredMillis()).containsExactly(0.0, 0.5, 1.0, 5.0);
        // JVMs deviate by a hundredth, of which the geometric mean is 0.00003 less.
        assertThat(line.nanos(0)).isCloseTo(200_000, within(20.0));
        assertThat(line.nanos(0.25)).as("half-way").isCloseTo(1_200_000, within(20.0));
        assertThat(line.nanos(0.5)).isCloseTo(2_200_000, within(1e-3));
        assertThat(line.nanos(20)).isCloseTo(60_700_000, within(1e-3));
        assertThat(fitted(OverNetwork.of(run.results()).getFirst()).waitNanos())
                .hasValueCloseTo(100_000.0, within(10.0));
        assertThat(fitted(OverNetwork.of(run.results()).getLast()).waitNanos())
                .as("where nothing was counted")
                .isEmpty();
    }

    @Test
    void forecastKnowsWithHowManyThreadsItsBaseWasMeasured() {
        Run run = new Run();
        run.stage(Stage.Kind.COMPARISON, Point.of(8, "small"), 900, 700);
        run.stage(Stage.Kind.COMPARISON, Point.of(4, "small"), 700, 500);
        run.count(BASE.id(), 3);
        run.count(OTHER.id(), 1);

        NetworkForecast.Forecast forecast =
                NetworkForecast.of(run.results()).operations().getFirst();

        assertThat(forecast.threads()).isEqualTo(4);
        assertThat(forecast.fits()).isTrue();
        assertThat(forecast.fitted()).isFalse();
    }

    @Test
    void stagesWithoutVerdictsAreNotCompared() {
        Run run = new Run();
        run.stage(Stage.Kind.COMPARISON, Point.of(4, "small"), 200, 400);
        run.stage(Stage.Kind.NETWORK, rtt(1_000), 200, 400);
        run.stage(Stage.Kind.SCALING, Point.of(8, "small"), 200, 400);

        assertThat(Comparison.of(run.results()).groups())
                .extracting(Comparison.Group::point)
                .containsExactly(Point.of(4, "small"));
        assertThat(Trend.of(run.results())).isEmpty();
    }

    @Test
    void threadsAreSortedAndHaveRatiosAndTheLaw() {
        Run run = new Run();
        run.stage(Stage.Kind.COMPARISON, Point.of(4, "small"), 400, 600);
        run.stage(Stage.Kind.SCALING, new Point(2, true, 0, "small"), 300, 300);
        run.stage(Stage.Kind.SCALING, Point.of(2, "small"), 200, 240);
        run.stage(Stage.Kind.SCALING, Point.of(1, "large"), 100, 100);

        OverThreads found = OverThreads.of(run.results()).getFirst();

        assertThat(found.rows())
                .extracting(
                        row -> row.point().conditions() + " " + row.contender().id())
                .containsExactly(
                        "2 threads base",
                        "2 threads other",
                        "4 threads base",
                        "4 threads other",
                        "2 virtual threads base",
                        "2 virtual threads other");
        OverThreads.Measured other = (OverThreads.Measured) found.rows().get(1);
        assertThat(other.ratio())
                .isNotNull()
                .satisfies(ratio -> assertThat(ratio.value()).isCloseTo(1.2, within(1e-9)));
        assertThat(other.operationsPerSecond()).isCloseTo(2e6 / 240, within(1.0));
        assertThat(found.rows())
                .filteredOn(OverThreads.Measured.class::isInstance)
                .hasSize(6)
                .extracting(row -> ((OverThreads.Measured) row).law())
                .allSatisfy(law -> assertThat(law).isNotNull().matches(LittlesLaw::holds));
    }

    @Test
    void costThatOutgrowsItsIndexesIsNamedAndOtherIsNot() {
        Run run = new Run();
        // Paths become longer by half: 4 pages to 6. The one takes a fifth more time, the other twice as much.
        run.stage(Stage.Kind.COMPARISON, Point.of(1, "small"), 4, 100, 100);
        run.stage(Stage.Kind.SCALING, Point.of(1, "large"), 6, 120, 200);

        List<OverSize> found = OverSize.of(run.results());

        assertThat(found)
                .extracting(OverSize::contender, OverSize::outgrows)
                .containsExactly(tuple(BASE, false), tuple(OTHER, true));
        OverSize.Step large = found.getLast().steps().getLast();
        assertThat(large.dataSize()).isEqualTo("large");
        assertThat(large.allowed()).isCloseTo(1.5, within(1e-9));
        assertThat(large.growth())
                .isNotNull()
                .satisfies(growth -> assertThat(growth.value()).isCloseTo(2, within(1e-9)));
    }

    /** What is not known may not be held against anything, and is not passed for checked. */
    @Test
    void withoutDepthNothingIsNamed() {
        Run run = new Run();
        run.stage(Stage.Kind.COMPARISON, Point.of(1, "small"), 100, 100);
        run.stage(Stage.Kind.SCALING, Point.of(1, "large"), 900, 900);

        assertThat(OverSize.of(run.results()))
                .noneMatch(OverSize::outgrows)
                .extracting(OverSize::unchecked)
                .containsOnly(Optional.of("the depth of the indexes was not read"));

        Run one = new Run();
        one.stage(Stage.Kind.SCALING, Point.of(1, "large"), 6, 900, 900);
        assertThat(OverSize.of(one.results()))
                .extracting(OverSize::unchecked)
                .containsOnly(Optional.of("fewer than two sizes have a score"));
    }

    @Test
    void timesOnOtherDataAreHeldAgainstTheirThroughputToo() {
        Run run = new Run();
        run.stage(Stage.Kind.COMPARISON, Point.of(1, "small"), 4, 100, 100);
        run.stage(Stage.Kind.SCALING, Point.of(1, "large"), 6, 120, 200);

        assertThat(OverSize.of(run.results()))
                .allSatisfy(one -> assertThat(one.unchecked()).isEmpty())
                .flatExtracting(OverSize::steps)
                .hasSize(4)
                .extracting(OverSize.Step::law)
                .allSatisfy(law -> assertThat(law).isNotNull().matches(LittlesLaw::holds));
    }

    private static Point rtt(int micros) {
        return new Point(1, false, micros, "small");
    }

    private static NetworkModel model(OverNetwork found) {
        return fitted(found).model();
    }

    private static OverNetwork.Fitted fitted(OverNetwork found) {
        return (OverNetwork.Fitted) found.outcome();
    }

    /** Stage by stage, with three JVMs of two slices each. */
    private static final class Run {

        private final List<Stage> stages = new ArrayList<>();
        private final List<JvmRun> jvms = new ArrayList<>();
        private final List<Cell> cells = new ArrayList<>();

        void stage(Stage.Kind kind, Point point, double baseMicros, double otherMicros) {
            stage(kind, point, 0, baseMicros, otherMicros);
        }

        void stage(Stage.Kind kind, Point point, int indexPages, double baseMicros, double otherMicros) {
            for (int jvm = 0; jvm < JVMS.length; jvm++) {
                Map<String, Integer> pages = indexPages == 0 ? Map.of() : Map.of(OPERATION, indexPages);
                jvms.add(new JvmRun(stages.size(), jvm, 1, Instant.EPOCH, 1, new TreeMap<>(pages), null));
            }
            stages.add(new Stage(kind, point, List.of(OPERATION), List.of(), 3, 1, 1, 1, 40, 8));
            cells.add(cell(point, BASE.id(), baseMicros));
            cells.add(cell(point, OTHER.id(), otherMicros));
        }

        void count(String contender, double roundTrips) {
            cells.replaceAll(cell ->
                    cell.contender().equals(contender) ? cell.withWire(new Wire(1, 1, roundTrips, 1, 1, 1)) : cell);
        }

        private static Cell cell(Point point, String contender, double micros) {
            return new Cell(
                    OPERATION,
                    point,
                    contender,
                    null,
                    IntStream.range(0, JVMS.length)
                            .mapToObj(jvm -> {
                                double nanos = micros * 1_000 * JVMS[jvm];
                                return new Cell.Series(
                                        jvm, List.of(nanos), List.of(point.threads() * 1e9 / nanos), null);
                            })
                            .toList());
        }

        Results results() {
            Results empty = SampleRuns.results(true, jvms);
            return new Results(
                    empty.format(),
                    empty.version(),
                    empty.startedAt(),
                    empty.finishedAt(),
                    true,
                    new Plan("quick", true, "small", 1, stages, 1),
                    empty.environment(),
                    empty.contenders(),
                    jvms,
                    cells);
        }
    }
}
