package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogScaleTest {

    private static final Offset<Double> TIGHT = Offset.offset(1e-9);

    @ParameterizedTest
    @CsvSource({
        "0.3, 30",
        "0.3, 0.4",
        "20, 30",
        "0.99, 1.01",
        "1, 1",
        "0.5, 2",
        "1.1, 1.9",
        "0.01, 100",
        "1.02, 12.2",
        "0.95, 1.35",
        "1.5, 4",
        "0.7, 1.1"
    })
    void everyPointAndOneAreShownWithTicksThatStayApart(double low, double high) {
        LogScale scale = LogScale.of(List.of(low, high), List.of(low * 0.98, high * 1.02));

        assertThat(List.of(low, 1.0, high)).allMatch(scale::holds);
        List<Double> ticks = scale.ticks();
        assertThat(ticks).contains(1.0).isSorted().allMatch(scale::holds);
        assertThat(ticks).hasSizeBetween(3, 10);
        IntStream.range(1, ticks.size())
                .forEach(i -> assertThat(percent(scale, ticks.get(i)) - percent(scale, ticks.get(i - 1)))
                        .isGreaterThanOrEqualTo(10.99));
    }

    @Test
    void positionsAreLogarithmic() {
        LogScale scale = new LogScale(0.1, 10);

        assertThat(scale.position(0.1)).isEqualTo("0.00%");
        assertThat(scale.position(1)).isEqualTo("50.00%");
        assertThat(scale.position(Math.sqrt(10))).isEqualTo("75.00%");
        assertThat(scale.position(1e9)).isEqualTo("100.00%");
        assertThat(scale.position(0)).isEqualTo("0.00%");
        assertThat(scale.position(Double.POSITIVE_INFINITY)).isEqualTo("100.00%");
    }

    @Test
    void aVagueIntervalIsCutBeforeItPressesTheOthersTogether() {
        LogScale scale = LogScale.of(List.of(1.1, 2.0), List.of(0.0, Double.POSITIVE_INFINITY));

        assertThat(scale.holds(0.4)).isFalse();
        assertThat(scale.holds(5)).isFalse();
        assertThat(percent(scale, 2) - percent(scale, 1)).isGreaterThan(30);
    }

    @Test
    void aTinyDifferenceIsNotBlownUp() {
        LogScale scale = LogScale.of(List.of(0.999, 1.002), List.of(0.998, 1.003));

        assertThat(scale.holds(1 / 1.1)).isTrue();
        assertThat(scale.holds(1.1)).isTrue();
        assertThat(percent(scale, 1)).isCloseTo(50, TIGHT);
    }

    @Test
    void withoutAnyRatioThereIsStillAnAxis() {
        LogScale scale = LogScale.of(List.of(), List.of());

        assertThat(scale.ticks()).contains(1.0);
    }

    private static double percent(LogScale scale, double ratio) {
        return Double.parseDouble(scale.position(ratio).replace("%", ""));
    }
}
