package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolRow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoolPassesTest {

    @Test
    void rowsThatDifferInTheirPassAloneBecomeOneOfMedians() {
        List<PoolRow> rows = List.of(
                row("1", "1", Map.of(PoolFigure.THROUGHPUT, 30.0, PoolFigure.FAILURES, 2.0)),
                row("2", "1", Map.of(PoolFigure.THROUGHPUT, 7.0)),
                row("1", "2", Map.of(PoolFigure.THROUGHPUT, 10.0)),
                row("1", "3", Map.of(PoolFigure.THROUGHPUT, 11.0, PoolFigure.FAILURES, 4.0)),
                row("2", "2", Map.of(PoolFigure.THROUGHPUT, 9.0)));

        assertThat(PoolPasses.medians(rows))
                .containsExactly(
                        PoolRow.of(
                                Map.of(PoolFactor.POOL_SIZE, "1"),
                                Map.of(PoolFigure.THROUGHPUT, 11.0, PoolFigure.FAILURES, 3.0)),
                        PoolRow.of(Map.of(PoolFactor.POOL_SIZE, "2"), Map.of(PoolFigure.THROUGHPUT, 8.0)));
    }

    private static PoolRow row(String size, String pass, Map<PoolFigure, Double> figures) {
        return PoolRow.of(Map.of(PoolFactor.POOL_SIZE, size, PoolFactor.REPETITION, pass), figures);
    }
}
