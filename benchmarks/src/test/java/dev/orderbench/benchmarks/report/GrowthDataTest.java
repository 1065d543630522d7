package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Results;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GrowthDataTest {

    /** What exceeds a t-distributed quantity with 2 degrees of freedom in one of 40 cases, from a printed table. */
    private static final double QUANTILE = 4.302653;

    private static final Results RUN = SampleResults.grown();
    private static final GrowthData GROWTH = GrowthData.of(RUN);

    @Test
    void throughputIsThatWhichWasCountedWithItsInterval() {
        GrowthData.Threads found = threads("jooq", 8, true);
        List<Double> logs = cell("jooq", 8, true).series().stream()
                .map(series -> Math.log(
                        Objects.requireNonNull(series.operationsPerSecond()).getFirst()))
                .toList();
        double mean = (logs.get(0) + logs.get(1) + logs.get(2)) / 3;
        double squares =
                logs.stream().mapToDouble(log -> (log - mean) * (log - mean)).sum();
        double halfWidth = QUANTILE * Math.sqrt(squares / 2 / 3);

        assertThat(found.perSecond().value()).isCloseTo(Math.exp(mean), within(1e-6));
        assertThat(found.perSecond().low()).isCloseTo(Math.exp(mean - halfWidth), within(1e-2));
        assertThat(found.perSecond().high()).isCloseTo(Math.exp(mean + halfWidth), within(1e-2));
    }

    @Test
    void whereNothingWasCountedItIsThreadsDividedByTime() {
        List<Cell.Series> series = cell("raw-jdbc", 4, false).series();
        double log = series.stream()
                .flatMap(one -> one.nanosPerOperation().stream())
                .mapToDouble(Math::log)
                .average()
                .orElseThrow();

        assertThat(threads("raw-jdbc", 4, false).perSecond().value()).isCloseTo(4e9 / Math.exp(log), within(1e-6));
    }

    @Test
    void sizesRise() {
        assertThat(GROWTH.sizes().stream()
                        .filter(size -> size.contender().equals("jpa"))
                        .map(GrowthData.Size::size))
                .containsExactly("small", "large");
    }

    private static GrowthData.Threads threads(String contender, int count, boolean virtual) {
        return GROWTH.threads().stream()
                .filter(row -> row.contender().equals(contender) && row.threads() == count && row.virtual() == virtual)
                .findFirst()
                .orElseThrow();
    }

    private static Cell cell(String contender, int count, boolean virtual) {
        return RUN.cells().stream()
                .filter(cell -> cell.operation().equals("placeOrder")
                        && cell.contender().equals(contender)
                        && cell.point().threads() == count
                        && cell.point().virtualThreads() == virtual
                        && cell.point().rttMicros() == 0)
                .findFirst()
                .orElseThrow();
    }
}
