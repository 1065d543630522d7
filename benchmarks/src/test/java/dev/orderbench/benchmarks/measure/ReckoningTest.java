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

    /** 4 rounds of 200 ms in a second of warm-up, 12 rounds of 40 ms and one thrown away; 10 ms settle, 18 are lost. */
    @Test
    void jvmTakesItsSlicesAndWhatIsLostBetweenThem() {
        assertThat(perJvm(planner().compare(List.of(1), List.of(), StagePlanner.SLICE_MILLIS)))
                .isCloseTo(6 + (4 * 228 + 13 * 68) / 1_000.0, within(1e-9));
    }

    /** 2 rounds of 400 ms in a second of warm-up; 57 ms are lost. */
    @Test
    void moreIsLostBetweenSlicesOfMoreThreads() {
        assertThat(perJvm(planner().compare(List.of(4), List.of(), StagePlanner.SLICE_MILLIS)))
                .isCloseTo(6 + (2 * 467 + 13 * 107) / 1_000.0, within(1e-9));
    }

    /** Slices of 540 ms, of which 6 are measured and one is thrown away; 60 ms settle, 63 are lost. */
    @Test
    void callsUnderWayOverANetworkGoOnToTheirEnd() {
        assertThat(perJvm(planner().overNetwork(List.of(5_000), Extent.thorough(READ, 1))))
                .isCloseTo(6 + (4 * 323 + 7 * 663) / 1_000.0, within(1e-9));
    }

    /** A baseline with two controls. */
    @Test
    void controlsAreReckonedToo() {
        assertThat(perJvm(planner().compare(List.of(1), READ, StagePlanner.SLICE_MILLIS)))
                .isCloseTo(6 + (3 * 228 + 3 * 13 * 68) / 1_000.0, within(1e-9));
    }

    /** Two JVMs, and 11 s and 4 s for a hundred thousand orders. */
    @Test
    void minimumHasAllJvmsOfThePlanAndWhatComesBefore() {
        StagePlanner planner = planner().compare(List.of(1), List.of(), StagePlanner.SLICE_MILLIS);
        Reckoning reckoning = reckoning(planner);

        assertThat(reckoning.minimumSeconds(false)).isEqualTo((int) Math.ceil(15 + 2 * perJvm(planner)));
        assertThat((double) reckoning.minimumSeconds(true))
                .as("with pgbench after each")
                .isCloseTo(15 + 2 * (perJvm(planner) + YardstickPieces.seconds(READ)), within(1.0));
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
