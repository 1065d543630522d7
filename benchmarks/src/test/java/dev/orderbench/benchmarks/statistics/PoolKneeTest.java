package dev.orderbench.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolRow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoolKneeTest {

    @Test
    void smallestSizeWithinFivePercentOfTheBestIsTheKnee() {
        PoolKnee knee =
                only(List.of(row(1, 1, 500), row(2, 1, 900), row(4, 1, 955), row(8, 1, 1_000), row(16, 1, 980)));

        assertThat(knee.size()).isEqualTo(4);
        assertThat(knee.best()).isEqualTo(8);
        assertThat(knee.throughput()).isEqualTo(1_000);
        assertThat(knee.busy()).as("half of four").isCloseTo(2, within(1e-9));
    }

    @Test
    void passesTellHowSureTheKneeIs() {
        PoolKnee knee = only(List.of(
                row(2, 1, 970),
                row(4, 1, 1_000),
                row(8, 1, 990),
                row(2, 2, 700),
                row(4, 2, 980),
                row(8, 2, 1_000),
                row(2, 3, 700),
                row(4, 3, 800),
                row(8, 3, 1_000)));

        assertThat(knee.size()).as("by the medians 700, 980 and 1000").isEqualTo(4);
        assertThat(knee.smallest()).isEqualTo(2);
        assertThat(knee.largest()).isEqualTo(8);
        assertThat(knee.passes()).isEqualTo(3);
        assertThat(knee.passesNearTheBest())
                .as("the passes give 2, 4 and 8, of which 2 does 700 of 1000 by the medians")
                .isEqualTo(2);
    }

    @Test
    void virtualThreadsAreNoPartOfIt() {
        PoolRow virtual = PoolRow.of(
                Map.of(
                        PoolFactor.CONTENDER, "raw-jdbc",
                        PoolFactor.OPERATION, "placeOrder",
                        PoolFactor.RTT, "0",
                        PoolFactor.THREAD_KIND, "virtual",
                        PoolFactor.POOL_SIZE, "2",
                        PoolFactor.REPETITION, "1"),
                Map.of(PoolFigure.THROUGHPUT, 9_000.0));

        assertThat(only(List.of(row(2, 1, 500), row(4, 1, 1_000), virtual)).throughput())
                .isEqualTo(1_000);
    }

    private static PoolKnee only(List<PoolRow> rows) {
        List<PoolKnee> knees = PoolKnee.of(new PoolExperiment(PoolQuestion.SIZE, true, null, 1, rows, List.of()));
        assertThat(knees).hasSize(1);
        return knees.getFirst();
    }

    private static PoolRow row(int size, int pass, double throughput) {
        return PoolRow.of(
                Map.of(
                        PoolFactor.CONTENDER, "raw-jdbc",
                        PoolFactor.OPERATION, "placeOrder",
                        PoolFactor.RTT, "0",
                        PoolFactor.THREAD_KIND, "platform",
                        PoolFactor.POOL_SIZE, Integer.toString(size),
                        PoolFactor.REPETITION, Integer.toString(pass)),
                Map.of(PoolFigure.THROUGHPUT, throughput, PoolFigure.UTILISATION, 50.0));
    }
}
