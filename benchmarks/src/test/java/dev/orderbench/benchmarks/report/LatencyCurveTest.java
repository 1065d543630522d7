package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Distribution;
import dev.orderbench.benchmarks.result.Latency;
import dev.orderbench.benchmarks.result.LatencyCell;
import dev.orderbench.benchmarks.result.LatencyPlan;
import dev.orderbench.benchmarks.result.LoadResult;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LatencyCurveTest {

    private static final LatencyPlan PLAN =
            new LatencyPlan("small", 100, List.of("placeOrder", "findOrder"), 8, false, false, 10, 500, 50, 1_000, 1);

    @Test
    void aCurveHasThePercentilesThatItsRequestsSupport() {
        List<LatencyCurve> curves = LatencyCurve.of(new Latency(
                PLAN,
                List.of(
                        cell("findOrder", "jooq", load(1_000, false)),
                        cell("placeOrder", "raw-jdbc", load(999, false)))));

        assertThat(curves).extracting(LatencyCurve::operation).containsExactly("placeOrder", "findOrder");
        assertThat(curves).extracting(LatencyCurve::contender).containsExactly("raw-jdbc", "jooq");
        assertThat(curves.getFirst().points())
                .containsExactly(List.of(50.0, 1.5), List.of(90.0, 20.0), List.of(95.0, 30.0), List.of(99.0, 400.0));
        assertThat(curves.getLast().points())
                .containsExactly(
                        List.of(50.0, 1.5),
                        List.of(90.0, 20.0),
                        List.of(95.0, 30.0),
                        List.of(99.0, 400.0),
                        List.of(99.9, 5_000.0));
    }

    @Test
    void whoCouldNotKeepUpHasNone() {
        assertThat(LatencyCurve.of(new Latency(
                        PLAN,
                        List.of(
                                cell("findOrder", "raw-jdbc", load(1_000, true)),
                                cell("findOrder", "jooq", load(0, false)),
                                cell("findOrder", "jpa", null)))))
                .isEmpty();
        assertThat(LatencyCurve.of(null)).isEmpty();
    }

    private static LatencyCell cell(String operation, String contender, @Nullable LoadResult load) {
        return new LatencyCell(operation, contender, load == null ? "failed" : null, 100, load);
    }

    private static LoadResult load(long count, boolean aboveCapacity) {
        Distribution latency = new Distribution(count, 1_500, 20_000, 30_000, 400_000, 5_000_000, 6_000_000, "");
        Distribution other = new Distribution(count, 1, 1, 1, 1, 1, 1, "");
        return new LoadResult(100, 99, count, latency, other, other, new TreeMap<>(), 0, 0, 0, aboveCapacity);
    }
}
