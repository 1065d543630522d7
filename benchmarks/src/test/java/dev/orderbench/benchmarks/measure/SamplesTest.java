package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Journal;
import dev.orderbench.benchmarks.workload.Operation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SamplesTest {

    private static final ForkSpec.CellKey CELL = new ForkSpec.CellKey(Operation.FIND_ORDER, "raw-jdbc");

    /** A time of 0.1 ms to a hundredth of a nanosecond. */
    @Test
    void measuredSlicesAreKeptToSevenDigitsAndOthersNot() {
        List<Journal.CellSeries> series = Samples.series(
                2,
                List.of(
                        slice(Schedule.Phase.WARMUP),
                        slice(Schedule.Phase.DISCARD),
                        slice(Schedule.Phase.MEASURE),
                        slice(Schedule.Phase.MEASURE)),
                List.of(1.0, 2.0, 134_357.03311258278, 98_765.4321),
                Map.of(CELL, List.of(7_425.862414948979, 10_125.0)),
                Map.of());

        assertThat(series).singleElement().satisfies(one -> {
            assertThat(one.operation()).isEqualTo("findOrder");
            assertThat(one.series().jvm()).isEqualTo(2);
            assertThat(one.series().nanosPerOperation()).containsExactly(134_357.0, 98_765.43);
            assertThat(one.series().operationsPerSecond()).containsExactly(7_425.862, 10_125.0);
        });
    }

    @Test
    void withoutRatesThereAreNone() {
        assertThat(Samples.series(1, List.of(slice(Schedule.Phase.MEASURE)), List.of(10.0), Map.of(), Map.of()))
                .singleElement()
                .satisfies(one -> assertThat(one.series().operationsPerSecond()).isNull());
    }

    private static Schedule.Slice slice(Schedule.Phase phase) {
        return new Schedule.Slice(phase, Operation.FIND_ORDER, "raw-jdbc", 1);
    }
}
