package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orderbench.benchmarks.workload.Extent;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Preset;
import dev.orderbench.database.DatasetSize;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expectations are counted by hand: slices of a schedule, and what is lost between them. */
class ReckoningTest {

    private static final List<Operation> READ = List.of(Operation.FIND_ORDER);

    /** 4 rounds of 200 ms in a second of warm-up, 12 rounds of 40 ms and one thrown away; 10 ms settle, 20 are lost. */
    @Test
    void jvmTakesItsSlicesAndWhatIsLostBetweenThem() {
        assertThat(perJvm(planner().compare(List.of(1), List.of(), StagePlanner.SLICE_MILLIS)))
                .isCloseTo(6 + (4 * 230 + 13 * 70) / 1_000.0, within(1e-9));
    }

    /** 2 rounds of 400 ms in a second of warm-up; 44 ms are lost. */
    @Test
    void moreIsLostBetweenSlicesOfMoreThreads() {
        assertThat(perJvm(planner().compare(List.of(4), List.of(), StagePlanner.SLICE_MILLIS)))
                .isCloseTo(6 + (2 * 454 + 13 * 94) / 1_000.0, within(1e-9));
    }

    /** Slices of 540 ms, of which 6 are measured and one is thrown away; 60 ms settle, 65 are lost. */
    @Test
    void callsUnderWayOverANetworkGoOnToTheirEnd() {
        assertThat(perJvm(planner().overNetwork(List.of(5_000), Extent.thorough(READ, 1))))
                .isCloseTo(6 + (4 * 325 + 7 * 665) / 1_000.0, within(1e-9));
    }

    /** A baseline with two controls. */
    @Test
    void controlsAreReckonedToo() {
        assertThat(perJvm(planner().compare(List.of(1), READ, StagePlanner.SLICE_MILLIS)))
                .isCloseTo(6 + (3 * 230 + 3 * 13 * 70) / 1_000.0, within(1e-9));
    }

    /** Two JVMs, and 10 s, 0.85 s for one check and 4 s for a hundred thousand orders. */
    @Test
    void minimumHasAllJvmsOfThePlanAndWhatComesBefore() {
        StagePlanner planner = planner().compare(List.of(1), List.of(), StagePlanner.SLICE_MILLIS);
        Reckoning reckoning = reckoning(planner);

        assertThat(reckoning.minimumSeconds(false)).isEqualTo((int) Math.ceil(14.85 + 2 * perJvm(planner)));
        assertThat((double) reckoning.minimumSeconds(true))
                .as("with pgbench after each")
                .isCloseTo(14.85 + 2 * (perJvm(planner) + YardstickPieces.seconds(READ)), within(1.0));
    }

    /** Four operations of one contender, without its controls; the same at another number of threads is not checked again. */
    @Test
    void checksAreReckonedOnceForEachSizeOfTheData() {
        List<Operation> four = List.of(
                Operation.FIND_ORDER, Operation.FIND_USER_BY_EMAIL, Operation.PLACE_ORDER, Operation.ADJUST_STOCK);
        StagePlanner planner = new StagePlanner(1, DatasetSize.MEDIUM, four, 2, 1, 1)
                .compare(List.of(1, 4), List.of(Operation.FIND_ORDER), StagePlanner.SLICE_MILLIS);
        assertThat(reckoning(planner).request().checks()).isEqualTo(4);

        planner.overSizes(Extent.thorough(four, 1));
        assertThat(reckoning(planner).request().checks())
                .as("two reads by key on small and large data")
                .isEqualTo(4 + 2 * 2);
    }

    private static StagePlanner planner() {
        return new StagePlanner(1, DatasetSize.MEDIUM, READ, 2, 1, 1);
    }

    private static double perJvm(StagePlanner planner) {
        return reckoning(planner).perJvm(planner.stages().getLast());
    }

    private static Reckoning reckoning(StagePlanner planner) {
        return new Reckoning(new RunRequest(
                Preset.SMOKE,
                "embedded",
                List.of(Entrant.of(Contenders.BASELINE)),
                DatasetSize.MEDIUM,
                planner.stages(),
                1,
                null));
    }
}
