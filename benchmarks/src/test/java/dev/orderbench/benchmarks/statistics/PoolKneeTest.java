package dev.orderbench.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolRow;
import java.util.ArrayList;
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
        assertThat(knee.passes()).isEqualTo(3);
        assertThat(knee.passesNearTheBest())
                .as("the passes give 2, 4 and 8, of which 2 does 700 of 1000 by the medians")
                .isEqualTo(2);
    }

    /**
     * Of two passes, with knees at 2 and at 8, four pairs can be drawn, each as likely as any other: one has 2, one has 8, and the
     * two mixed ones have the means 700, 974.5 and 1000, whose knee is 4.
     */
    @Test
    void intervalOfTwoPassesHoldsBoth() {
        PoolKnee knee = only(List.of(
                row(2, 1, 950), row(4, 1, 1_000), row(8, 1, 1_000), row(2, 2, 450), row(4, 2, 949), row(8, 2, 1_000)));

        assertThat(knee.size()).as("by the means 700, 974.5 and 1000").isEqualTo(4);
        assertThat(knee.low()).as("a quarter of the pairs").isEqualTo(2);
        assertThat(knee.high()).as("a quarter of the pairs").isEqualTo(8);
    }

    /**
     * Of ten passes, nine have their knee at 4, and in one size 4 does half. That one decides where it is drawn five times or more
     * of ten, the mean of 500 and 1000 being too little: binomial, 0.16 %. With two such passes it is 3.3 %, more than the 2.5 %
     * that are left out at an end.
     */
    @Test
    void intervalLeavesOutWhatIsRarelyDrawn() {
        List<PoolRow> rows = new ArrayList<>();
        for (int pass = 1; pass <= 10; pass++) {
            rows.addAll(List.of(row(4, pass, pass == 1 ? 500 : 1_000), row(8, pass, 1_000)));
        }

        assertThat(only(rows)).returns(4, PoolKnee::low).returns(4, PoolKnee::high);

        rows.set(2, row(4, 2, 500));
        assertThat(only(rows)).returns(4, PoolKnee::low).returns(8, PoolKnee::high);
    }

    @Test
    void onePassHasNoInterval() {
        assertThat(only(List.of(row(2, 1, 500), row(4, 1, 1_000))))
                .returns(4, PoolKnee::low)
                .returns(4, PoolKnee::high)
                .returns(1, PoolKnee::passes);
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
