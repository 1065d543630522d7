package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.measure.LatencyMeasurement;
import dev.orderbench.benchmarks.measure.LatencyRequest;
import dev.orderbench.benchmarks.measure.ProgressListener;
import dev.orderbench.benchmarks.result.Latency;
import dev.orderbench.benchmarks.result.LatencyResults;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Preset;
import dev.orderbench.database.DatasetSize;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The short measurement of latency at a fixed arrival rate that follows a run, of a few operations, as {@code bench latency} does it. */
final class LatencyPart {

    /** Of each of four operations: with 8 s in all, a transaction took half as long again as with 24 s (METHODOLOGY.md, Latency). */
    private static final int WARMUP_SECONDS = 4;

    private static final int SECONDS = 4;
    private static final int WORKERS = 4;

    /** Of which operations it is measured, where the plan has them. */
    static final List<String> OPERATIONS =
            Preset.QUICK.operations().stream().map(Operation::label).toList();

    private LatencyPart() {}

    /**
     * Measures the contenders of a run, on a server of the same source and data of the same size. Empty where that
     * cannot be done; the progress says why.
     */
    static Optional<Results> add(Results results, String database, ProgressListener progress)
            throws InterruptedException {
        Plan plan = results.plan();
        List<Entrant> contenders = results.contenders().stream()
                .filter(contender -> contender.role() == Role.CONTENDER)
                .map(contender -> Entrant.of(contender.id()))
                .toList();
        List<Operation> operations = OPERATIONS.stream()
                .filter(plan.operations()::contains)
                .map(Operation::of)
                .toList();
        LatencyRequest request = new LatencyRequest(
                database,
                contenders,
                operations,
                DatasetSize.of(plan.dataSize()),
                OptionalInt.empty(),
                WARMUP_SECONDS,
                SECONDS,
                WORKERS,
                false,
                false,
                plan.seed());
        try {
            LatencyMeasurement measurement = new LatencyMeasurement(request, progress);
            LatencyResults found = measurement.run(Home.commit());
            if (measurement.hasLostOperations()) {
                progress.problem("no latency: the server was lost meanwhile");
                return Optional.empty();
            }
            return Optional.of(results.withLatency(new Latency(found.plan(), found.cells()), found.finishedAt()));
        } catch (RuntimeException e) {
            // Of whatever kind: the comparison, which took most of an hour, must not be lost to what comes after it.
            progress.problem("no latency: " + e.getMessage());
            return Optional.empty();
        }
    }
}
