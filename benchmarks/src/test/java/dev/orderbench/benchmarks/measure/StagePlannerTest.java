package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.database.DatasetSize;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is measured at which point, and for how long. */
class StagePlannerTest {

    private static final List<Operation> OPERATIONS =
            List.of(Operation.FIND_ORDER, Operation.PLACE_ORDER, Operation.FIND_USER_BY_EMAIL);

    private final StagePlanner planner = new StagePlanner(3, DatasetSize.MEDIUM, OPERATIONS, 8, 90, 5);

    /** 100 round trips longer: at 5 ms 540 ms, in which 20 operations of 5 round trips take 500 ms. */
    @Test
    void slicesOverANetworkGrowWithTheRoundTripTime() {
        List<Stage> stages = planner.overNetwork(List.of(0, 500, 1_000, 5_000)).stages();

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
                .overNetwork(List.of(0, 1_000))
                .overThreads()
                .overSizes()
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

    @Test
    void slicesGrowWithTheThreadsThatShareTheProcessors() {
        assertThat(planner.overThreads().stages())
                .filteredOn(stage -> !stage.point().virtualThreads())
                .extracting(Stage::sliceMillis)
                .containsExactly(40, 40, 40, 80, 160, 320);
    }

    @Test
    void pointOfAComparisonThatLacksAnOperationIsMeasuredForThatOne() {
        StagePlanner both = new StagePlanner(3, DatasetSize.SMALL, OPERATIONS, 2, 9, 3)
                .compare(List.of(1), List.of(), StagePlanner.SLICE_MILLIS);
        both.overSizes();

        assertThat(both.stages())
                .extracting(Stage::point)
                .containsExactly(Point.of(1, "small"), Point.of(1, "medium"), Point.of(1, "large"));
    }
}
