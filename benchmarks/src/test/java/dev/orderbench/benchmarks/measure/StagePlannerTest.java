package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.workload.Extent;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Preset;
import dev.orderbench.database.DatasetSize;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is measured at which point, and for how long. */
class StagePlannerTest {

    private static final List<Operation> OPERATIONS =
            List.of(Operation.FIND_ORDER, Operation.PLACE_ORDER, Operation.FIND_USER_BY_EMAIL);

    private static final Extent THOROUGH = Extent.thorough(OPERATIONS, 5);

    private final StagePlanner planner = new StagePlanner(3, DatasetSize.MEDIUM, OPERATIONS, 8, 90, 5);

    /** 100 round trips longer: at 5 ms 540 ms, in which 20 operations of 5 round trips take 500 ms. */
    @Test
    void slicesOverANetworkGrowWithTheRoundTripTime() {
        List<Stage> stages =
                planner.overNetwork(List.of(0, 500, 1_000, 5_000), THOROUGH).stages();

        assertThat(stages).allMatch(stage -> stage.kind() == Stage.Kind.NETWORK && stage.jvms() == 3);
        assertThat(stages).extracting(stage -> stage.point().rttMicros()).containsExactly(0, 500, 1_000, 5_000);
        assertThat(stages).extracting(Stage::sliceMillis).containsExactly(40, 90, 140, 540);
        assertThat(stages).extracting(Stage::settleMillis).containsExactly(10, 15, 20, 60);
        // 5 s hold 5000 / (3 x (slice + settled + 30)) rounds, but there are 6 at least.
        assertThat(stages).extracting(Stage::rounds).containsExactly(20, 12, 8, 6);
        assertThat(stages).extracting(Stage::secondsPerOperation).containsExactly(5, 5, 5, 12);
    }

    @Test
    void whatIsComparedIsNotMeasuredAgain() {
        List<Stage> stages = planner.compare(List.of(1, 4), List.of(Operation.PLACE_ORDER), StagePlanner.SLICE_MILLIS)
                .overNetwork(List.of(0, 1_000), THOROUGH)
                .overThreads(THOROUGH)
                .overSizes(THOROUGH)
                .stages();

        assertThat(stages)
                .extracting(stage -> stage.kind() + " " + stage.point().label("medium"))
                .containsExactly(
                        "COMPARISON 1 thread",
                        "COMPARISON 4 threads",
                        "NETWORK 1 thread, 1 ms round trip",
                        "SCALING 2 threads",
                        "SCALING 8 threads",
                        "SCALING 16 threads",
                        "SCALING 32 threads",
                        "SCALING 4 virtual threads",
                        "SCALING 16 virtual threads",
                        "SCALING 32 virtual threads",
                        "SCALING 1 thread, small",
                        "SCALING 1 thread, large");
        assertThat(stages.getLast().operations()).containsExactlyInAnyOrder("findOrder", "findUserByEmail");
        assertThat(stages.getLast().warmupSeconds()).isEqualTo(60);
        assertThat(stages)
                .filteredOn(stage -> stage.kind() == Stage.Kind.SCALING)
                .allMatch(stage -> stage.controlled().isEmpty());
    }

    /** 5 s hold 5000 / (3 x (slice + 10 settled + 30)) rounds. */
    @Test
    void longerSlicesAreFewer() {
        List<Stage> stages = planner.compare(List.of(1), List.of(), 20)
                .compare(List.of(4), List.of(), 200)
                .stages();

        assertThat(stages).extracting(Stage::sliceMillis).containsExactly(20, 200);
        assertThat(stages).extracting(Stage::rounds).containsExactly(27, 6);
    }

    /** However few operations a JVM measures, each library has to be compiled. */
    @Test
    void noJvmWarmsUpForLessThanItsLibrariesNeed() {
        StagePlanner one = new StagePlanner(3, DatasetSize.SMALL, OPERATIONS, 3, 90, 3)
                .overNetwork(List.of(1_000), THOROUGH)
                .overThreads(THOROUGH)
                .overSizes(THOROUGH)
                .withDrafts(1, List.of(Operation.PLACE_ORDER));
        assertThat(one.stages()).extracting(Stage::warmupSeconds).allMatch(seconds -> seconds >= 36);
        assertThat(one.stages())
                .filteredOn(stage -> stage.kind() == Stage.Kind.DRAFTS)
                .extracting(Stage::warmupSeconds)
                .as("the share of four cells would be 20")
                .containsOnly(36);

        assertThat(new StagePlanner(3, DatasetSize.SMALL, OPERATIONS, 3, 4, 2)
                        .overNetwork(List.of(1_000), THOROUGH)
                        .stages())
                .extracting(Stage::warmupSeconds)
                .as("not more than a comparison has")
                .containsOnly(4);
    }

    @Test
    void slicesGrowWithTheThreadsThatShareTheProcessors() {
        assertThat(planner.overThreads(THOROUGH).stages())
                .filteredOn(stage -> !stage.point().virtualThreads())
                .extracting(Stage::sliceMillis)
                .containsExactly(40, 40, 40, 80, 160, 320);
    }

    /** What is lost between them grows with the threads; 32 threads are to have eight turns in 36 s of three contenders. */
    @Test
    void slicesOfTheWarmUpGrowWithTheThreadsToo() {
        assertThat(Stream.of(1, 2, 4, 8, 32).map(StagePlanner::warmupSliceMillis))
                .containsExactly(200, 200, 400, 800, 800);
        assertThat(StagePlanner.warmupRounds(36, 3, 32)).isGreaterThanOrEqualTo(8);
    }

    @Test
    void pointOfAComparisonThatLacksAnOperationIsMeasuredForThatOne() {
        StagePlanner both = new StagePlanner(3, DatasetSize.SMALL, OPERATIONS, 2, 9, 3)
                .compare(List.of(1), List.of(), StagePlanner.SLICE_MILLIS);
        both.overSizes(THOROUGH);

        assertThat(both.stages())
                .extracting(Stage::point)
                .containsExactly(Point.of(1, "small"), Point.of(1, "medium"), Point.of(1, "large"));
    }

    /** 7 slices of 80 ms in 8 rounds are 4.5 s; of 90 s for 9 cells, 7 cells of one operation have half of 70, which is less than 12 for each of three. */
    @Test
    void draftsHaveAStageOfTheirOwnAtAPointOfTheirOwn() {
        List<Stage> stages = planner.compare(List.of(1), List.of(), StagePlanner.SLICE_MILLIS)
                .withDrafts(4, List.of(Operation.PLACE_ORDER, Operation.IMPORT_ORDERS))
                .stages();

        Stage drafts = stages.getLast();
        assertThat(drafts.kind()).isEqualTo(Stage.Kind.DRAFTS);
        assertThat(drafts.point()).isEqualTo(new Point(1, false, 0, "medium", true));
        assertThat(drafts.point()).isNotEqualTo(stages.getFirst().point());
        assertThat(drafts.operations()).containsExactly("placeOrder");
        assertThat(drafts.rounds()).isEqualTo(8);
        assertThat(drafts.secondsPerOperation()).isEqualTo(5);
        assertThat(drafts.warmupSeconds()).isEqualTo(36);
        assertThat(drafts.jvms()).isEqualTo(3);
    }

    @Test
    void withoutDraftsThereIsNoStageOfThem() {
        assertThat(planner.withDrafts(0, List.of(Operation.PLACE_ORDER)).stages())
                .isEmpty();
        assertThat(planner.withDrafts(4, List.of(Operation.IMPORT_ORDERS)).stages())
                .isEmpty();
    }

    /** What a standard run has for every section, and no comparison measured twice. */
    @Test
    void standardHasSomethingOfEverySection() {
        Extent extent = Preset.STANDARD.extent(Preset.STANDARD.operations());
        List<Stage> stages = new StagePlanner(3, DatasetSize.MEDIUM, Preset.STANDARD.operations(), 5, 90, 4)
                .compare(List.of(1, 4), List.of(), StagePlanner.SLICE_MILLIS)
                .overNetwork(Preset.STANDARD.rttMicros(), extent)
                .overThreads(extent)
                .overSizes(extent)
                .withDrafts(4, Preset.STANDARD.drafted())
                .stages();

        assertThat(stages)
                .extracting(stage -> stage.kind() + " " + stage.point().label("medium") + ": "
                        + stage.operations().size() + " in " + stage.jvms())
                .containsExactly(
                        "COMPARISON 1 thread: 12 in 5",
                        "COMPARISON 4 threads: 12 in 5",
                        "NETWORK 1 thread, 0.5 ms round trip: 2 in 2",
                        "NETWORK 1 thread, 1 ms round trip: 2 in 2",
                        "NETWORK 1 thread, 5 ms round trip: 2 in 2",
                        "SCALING 16 threads: 1 in 2",
                        "SCALING 16 virtual threads: 1 in 2",
                        "SCALING 1 thread, small: 2 in 2",
                        "DRAFTS 1 thread, with drafts: 4 in 3");
    }
}
