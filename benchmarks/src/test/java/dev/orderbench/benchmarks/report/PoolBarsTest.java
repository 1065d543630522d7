package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolRow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bars, dots and lines stand where their values belong. */
class PoolBarsTest {

    private static final PoolBars.Look TIMES =
            new PoolBars.Look(PoolFigure.TIME, List.of(PoolFactor.CONTENDER), List.of(PoolFactor.WAY));

    private static final double HALF = PoolBars.LEFT + (PoolBars.RIGHT - PoolBars.LEFT) / 2.0;

    @Test
    void aBarEndsAtTheMedianAndEachValueHasADot() {
        PoolBars bars = only(PoolBars.of(
                List.of(
                        row("jpa", "slow", 100),
                        row("jpa", "slow", 40),
                        row("jpa", "slow", 50),
                        row("jpa", "fast", 25)),
                TIMES));

        assertThat(bars.title()).isEqualTo("jpa");
        assertThat(bars.axis()).isEqualTo("time, ms");
        assertThat(bars.ticks()).extracting(PoolPanel.Tick::label).containsExactly("0", "25", "50", "75", "100");
        PoolBars.Row slow = bars.rows().getFirst();
        assertThat(slow.label()).isEqualTo("slow");
        assertThat(slow.value()).isEqualTo("50 ms");
        assertThat(slow.end()).isEqualTo(HALF);
        assertThat(slow.dots())
                .extracting(PoolBars.Dot::text)
                .containsExactly("slow: 100 ms", "slow: 40 ms", "slow: 50 ms");
        assertThat(slow.dots().getFirst().x()).isEqualTo(PoolBars.RIGHT);
        assertThat(bars.rows().get(1).dots())
                .as("a bar alone tells a single value")
                .isEmpty();
        assertThat(bars.key()).isEqualTo("A bar ends at the median, and each dot is one value.");
    }

    @Test
    void picturesThatStandApartShareTheirAxis() {
        List<PoolBars> pictures = PoolBars.of(List.of(row("jpa", "slow", 100), row("jooq", "slow", 50)), TIMES);

        assertThat(pictures).extracting(PoolBars::title).containsExactly("jpa", "jooq");
        assertThat(pictures.get(1).rows().getFirst().end()).isEqualTo(HALF);
        assertThat(pictures.get(1).key()).isEmpty();
    }

    @Test
    void onPowersOfTenThereAreDotsAndNoBars() {
        PoolBars bars = only(PoolBars.of(
                List.of(
                        row("jpa", "fast", 10),
                        row("jpa", "slow", 100),
                        row("jpa", "slower", 1_000),
                        row("jpa", "none", 0)),
                TIMES.onPowersOfTen().adding(rows -> "so many: " + rows.size())));

        assertThat(bars.ticks()).extracting(PoolPanel.Tick::label).containsExactly("10", "100", "1,000");
        assertThat(bars.rows()).allSatisfy(row -> assertThat(row.end()).isNull());
        assertThat(bars.rows())
                .extracting(row -> row.dots().getFirst().x())
                .containsExactly((double) PoolBars.LEFT, HALF, (double) PoolBars.RIGHT, (double) PoolBars.LEFT);
        assertThat(bars.rows().get(1).value()).isEqualTo("100 ms, so many: 1");
    }

    @Test
    void whatAValueIsHeldAgainstHasALineAndStandsInBrackets() {
        PoolBars bars = only(PoolBars.of(
                List.of(
                        PoolRow.of(
                                Map.of(PoolFactor.WAY, "advised"),
                                Map.of(PoolFigure.WAITED, 1.0, PoolFigure.EXPECTED, 50.0)),
                        PoolRow.of(Map.of(PoolFactor.WAY, "not reckoned"), Map.of(PoolFigure.WAITED, 100.0))),
                new PoolBars.Look(PoolFigure.WAITED, List.of(), List.of(PoolFactor.WAY)).against(PoolFigure.EXPECTED)));

        assertThat(bars.title()).isEqualTo("waited for a connection");
        assertThat(bars.rows().getFirst().value()).isEqualTo("1% (50%)");
        assertThat(bars.rows().getFirst().beside())
                .isEqualTo(new PoolBars.Dot(HALF, "advised: 50% (expected to wait)"));
        assertThat(bars.rows().get(1).value()).isEqualTo("100%");
        assertThat(bars.rows().get(1).beside()).isNull();
        assertThat(bars.key()).endsWith("is what it is held against: expected to wait.");
    }

    @Test
    void whatBelongsTogetherStandsTogetherAndWhatWasNotFoundIsLeftOut() {
        PoolBars bars = only(PoolBars.of(
                List.of(
                        row("jpa", "one", 1),
                        row("jooq", "one", 2),
                        row("jpa", "other", 3),
                        PoolRow.of(Map.of(PoolFactor.CONTENDER, "jpa"), Map.of(PoolFigure.LOST, 0.0))),
                new PoolBars.Look(PoolFigure.TIME, List.of(), List.of(PoolFactor.CONTENDER, PoolFactor.WAY))));

        assertThat(bars.rows()).extracting(PoolBars.Row::label).containsExactly("jpa, one", "jpa, other", "jooq, one");
        assertThat(PoolBars.of(List.of(), TIMES)).isEmpty();
    }

    @Test
    void aWordWithoutEndStaysInItsPicture() {
        PoolBars bars = only(PoolBars.of(List.of(row("jpa", "x".repeat(10_000), 0)), TIMES));

        assertThat(bars.rows().getFirst().label()).hasSize(60).endsWith("…");
        assertThat(bars.rows().getFirst().end()).isEqualTo(PoolBars.LEFT);
    }

    private static PoolBars only(List<PoolBars> pictures) {
        assertThat(pictures).hasSize(1);
        return pictures.getFirst();
    }

    private static PoolRow row(String contender, String way, double millis) {
        return PoolRow.of(
                Map.of(PoolFactor.CONTENDER, contender, PoolFactor.WAY, way), Map.of(PoolFigure.TIME, millis));
    }
}
