package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.statistics.OverNetwork;
import dev.orderbench.benchmarks.statistics.OverThreads;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Preset;
import dev.orderbench.database.DatasetSize;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One short run, for real, of what is not usual: over a network, and with virtual threads. */
class ConditionsIT {

    private static final Point ONE_MILLI = new Point(1, false, 1_000, "tiny");
    private static final Point FIVE_MILLIS = new Point(1, false, 5_000, "tiny");
    private static final Point VIRTUAL = new Point(4, true, 0, "tiny");

    @Test
    void eachStageIsMeasuredAtItsPoint(@TempDir Path folder) {
        RunRequest request = new RunRequest(
                Preset.SMOKE,
                System.getProperty("bench.db", "embedded"),
                List.of(Entrant.of(Contenders.BASELINE)),
                DatasetSize.TINY,
                List.of(
                        stage(Stage.Kind.NETWORK, ONE_MILLI, 140),
                        stage(Stage.Kind.NETWORK, FIVE_MILLIS, 300),
                        stage(Stage.Kind.SCALING, VIRTUAL, 100)),
                1,
                null);

        Results results =
                new Measurement(request, new StrictProgress(), ConditionsIT::neverAsked).run("unknown", folder);

        assertThat(results.complete()).isTrue();
        assertThat(results.cells()).extracting(Cell::point).containsExactly(ONE_MILLI, FIVE_MILLIS, VIRTUAL);
        assertThat(results.cells()).allSatisfy(cell -> {
            assertThat(cell.failure()).isNull();
            assertThat(cell.series()).singleElement().satisfies(series -> {
                assertThat(series.nanosPerOperation()).hasSize(4);
                assertThat(series.operationsPerSecond()).hasSize(4).allMatch(rate -> rate > 0);
            });
        });
        assertThat(results.cells().getFirst().series().getFirst().causes()).isNotNull();
        assertThat(results.cells().getLast().series().getFirst().causes())
                .as("what virtual threads cost, which the JVM does not tell")
                .isNull();
        assertThat(results.jvms())
                .allSatisfy(jvm -> assertThat(jvm.indexPages()).containsOnlyKeys("findOrder", "findUserByEmail"));

        OverNetwork.Fitted fitted =
                (OverNetwork.Fitted) OverNetwork.of(results).getFirst().outcome();
        assertThat(fitted.model().roundTrips().value())
                .as("an order with its items is one statement in one round trip")
                .isBetween(0.8, 1.4);
        OverThreads.Measured virtual =
                (OverThreads.Measured) OverThreads.of(results).getFirst().rows().getLast();
        assertThat(virtual.point()).isEqualTo(VIRTUAL);
        assertThat(virtual.law())
                .isNotNull()
                .satisfies(law -> assertThat(law.concurrency())
                        .as("four virtual threads were at work")
                        .isBetween(3.0, 5.0));
    }

    private static Stage stage(Stage.Kind kind, Point point, int sliceMillis) {
        return new Stage(kind, point, List.of(Operation.FIND_ORDER.label()), List.of(), 1, 1, 1, 4, sliceMillis, 10);
    }

    private static Assessment neverAsked(Results results) {
        throw new AssertionError("a run without a budget ends with its plan");
    }
}
