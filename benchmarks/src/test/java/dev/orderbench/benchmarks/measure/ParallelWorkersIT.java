package dev.orderbench.benchmarks.measure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Causes;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Preset;
import dev.orderbench.database.ControlledServer;
import dev.orderbench.database.DatasetSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Short runs, for real, on a server that executes a report in parallel, and on one that does not. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ParallelWorkersIT {

    /** Even a small table is worth workers. */
    private static final Map<String, String> EAGER = Map.of(
            "max_parallel_workers_per_gather", "2",
            "parallel_setup_cost", "0",
            "parallel_tuple_cost", "0",
            "min_parallel_table_scan_size", "0",
            "min_parallel_index_scan_size", "0");

    @TempDir
    private Path folder;

    @Test
    void whatWorkersHadAPartInHasNoProcessorTimeOfTheServer() {
        Results results = run(EAGER);

        assertThat(serverCpu(results, Operation.SALES_REPORT)).isNull();
        assertThat(serverCpu(results, Operation.REGISTER_USER))
                .as("an insertion is never executed in parallel")
                .isPositive();
    }

    @Test
    void withoutWorkersEachOperationHasIt() {
        Results results = run(Map.of());

        assertThat(serverCpu(results, Operation.SALES_REPORT)).isPositive();
        assertThat(serverCpu(results, Operation.REGISTER_USER)).isPositive();
    }

    private Results run(Map<String, String> settings) {
        try (ControlledServer server = ControlledServer.start(settings)) {
            RunRequest request = new RunRequest(
                    Preset.SMOKE,
                    server.specification(),
                    List.of(Entrant.of(Contenders.BASELINE)),
                    DatasetSize.SMALL,
                    new StagePlanner(
                                    1,
                                    DatasetSize.SMALL,
                                    List.of(Operation.SALES_REPORT, Operation.REGISTER_USER),
                                    1,
                                    1,
                                    1)
                            .compare(List.of(2), List.of(), StagePlanner.SLICE_MILLIS)
                            .stages(),
                    1,
                    null);
            return new Measurement(request, null, new StrictProgress(), sofar -> {
                        throw new AssertionError("a run without a budget ends with its plan");
                    })
                    .run("c", folder);
        }
    }

    private static @Nullable Double serverCpu(Results results, Operation operation) {
        Causes causes = results.cells().stream()
                .filter(cell -> cell.operation().equals(operation.label()))
                .findFirst()
                .orElseThrow()
                .series()
                .getFirst()
                .causes();
        return requireNonNull(causes).serverCpuNanos();
    }
}
