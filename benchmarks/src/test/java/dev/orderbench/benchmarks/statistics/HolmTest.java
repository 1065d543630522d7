package dev.orderbench.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HolmTest {

    private static final Offset<Double> TIGHT = within(1e-12);

    /**
     * The example of the article "Holm–Bonferroni method" of Wikipedia: with a significance of 0.05, the first and the
     * fourth hypothesis are rejected, and the third is not, though 0.03 is less than 0.05.
     */
    @Test
    void theExampleOfFourHypotheses() {
        assertAdjusted(List.of(0.01, 0.04, 0.03, 0.005), List.of(0.03, 0.06, 0.06, 0.02));
    }

    /** {@code p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "holm")} of R. */
    @Test
    void fiveEvenlySpacedValues() {
        assertAdjusted(List.of(0.01, 0.02, 0.03, 0.04, 0.05), List.of(0.05, 0.08, 0.09, 0.09, 0.09));
    }

    @Test
    void neverAboveOneAndNothingFromNothing() {
        assertAdjusted(List.of(0.6, 0.7, 1.0), List.of(1.0, 1.0, 1.0));
        assertAdjusted(List.of(0.04), List.of(0.04));
        assertAdjusted(List.of(), List.of());
    }

    /** 0.005 is held against 0.05 / 4, 0.01 against 0.05 / 3, and 0.03 against 0.05 / 2: there Holm stops. */
    @Test
    void significancesOfTheExample() {
        List<Double> significances = Holm.significances(List.of(0.01, 0.04, 0.03, 0.005), 0.05);

        assertClose(significances, List.of(0.05 / 3, 0.05 / 2, 0.05 / 2, 0.05 / 4));
    }

    @Test
    void whatIsRejectedIsBelowItsSignificanceAndNothingElseIs() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            List<Double> pValues = Stream.generate(() -> Math.pow(random.nextDouble(), 4))
                    .limit(1 + random.nextInt(8))
                    .toList();
            List<Double> adjusted = Holm.adjusted(pValues);
            List<Double> significances = Holm.significances(pValues, 0.05);
            assertThat(IntStream.range(0, pValues.size()))
                    .allMatch(k -> adjusted.get(k) < 0.05 == pValues.get(k) < significances.get(k));
        }
    }

    private static void assertAdjusted(List<Double> pValues, List<Double> expected) {
        assertClose(Holm.adjusted(pValues), expected);
    }

    private static void assertClose(List<Double> actual, List<Double> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).isCloseTo(expected.get(i), TIGHT);
        }
    }
}
