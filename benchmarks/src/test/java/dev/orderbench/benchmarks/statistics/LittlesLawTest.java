package dev.orderbench.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orderbench.benchmarks.result.Cell;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The law holds for counts and times that fit together, and for no others. */
class LittlesLawTest {

    /** Four threads at 200 and 250 us: 20,000 and 16,000 operations in a second. */
    @Test
    void whatFitsTogetherHolds() {
        LittlesLaw law = law(List.of(200_000.0, 250_000.0), List.of(20_000.0, 16_000.0), 4);

        assertThat(law.concurrency()).isCloseTo(4, within(1e-9));
        assertThat(law.holds()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1.029, true", "1.031, false", "0.971, true", "0.969, false"})
    void countsThatAreOffAreCaught(double factor, boolean holds) {
        LittlesLaw law = law(List.of(200_000.0), List.of(20_000.0 * factor), 4);

        assertThat(law.deviation()).isCloseTo(factor - 1, within(1e-9));
        assertThat(law.holds()).isEqualTo(holds);
    }

    /**
     * Two threads, one of which gets three times as much done: 100 and 300 us. Together they do 13,333 operations in a second,
     * but the mean over the threads is 200 us, by which they would do 10,000. What the mean over operations is, 150 us, fits.
     */
    @Test
    void meanOverThreadsOfWhichOneIsStarvedIsCaught() {
        double rate = 1e9 / 100_000 + 1e9 / 300_000;

        assertThat(law(List.of(200_000.0), List.of(rate), 2).concurrency()).isCloseTo(2.667, within(0.001));
        assertThat(law(List.of(200_000.0), List.of(rate), 2).holds()).isFalse();
        assertThat(law(List.of(150_000.0), List.of(rate), 2).holds()).isTrue();
    }

    /** Of four threads one never ran: three quarters of the throughput, at the same time for each operation. */
    @Test
    void threadThatDoesNotWorkIsCaught() {
        assertThat(law(List.of(200_000.0), List.of(15_000.0), 4).concurrency()).isCloseTo(3, within(1e-9));
        assertThat(law(List.of(200_000.0), List.of(15_000.0), 4).holds()).isFalse();
    }

    @Test
    void withoutCountsThereIsNothingToCheck() {
        assertThat(LittlesLaw.of(List.of(new Cell.Series(0, List.of(1.0), null)), 1))
                .isEmpty();
    }

    private static LittlesLaw law(List<Double> nanos, List<Double> rates, int threads) {
        return LittlesLaw.of(List.of(new Cell.Series(0, nanos, rates, null)), threads)
                .orElseThrow();
    }
}
