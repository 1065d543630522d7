package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.result.Wire;

/** Made-up runs over networks. */
final class SampleNetworks {

    private SampleNetworks() {}

    /**
     * {@link SampleResults#grown()} without naive JPA, so that the model fits.
     *
     * @param micros the round-trip time that stands for that of 5 ms, in microseconds
     */
    static Results fitting(int micros) {
        return withoutMisfit(SampleResults.grown(), micros);
    }

    /** The same, compared with four threads: with one, nothing was measured without a network. */
    static Results withoutDirect() {
        return withoutMisfit(SampleResults.grownWithFourThreads(), 5_000);
    }

    private static Results withoutMisfit(Results run, int micros) {
        return new Results(
                run.format(),
                run.version(),
                run.startedAt(),
                run.finishedAt(),
                run.complete(),
                new Plan(
                        run.plan().preset(),
                        run.plan().fitForDecisions(),
                        run.plan().dataSize(),
                        run.plan().orders(),
                        run.plan().stages().stream()
                                .map(stage -> new Stage(
                                        stage.kind(),
                                        farther(stage.point(), micros),
                                        stage.operations(),
                                        stage.controlled(),
                                        stage.jvms(),
                                        stage.warmupSeconds(),
                                        stage.secondsPerOperation(),
                                        stage.rounds(),
                                        stage.sliceMillis(),
                                        stage.settleMillis()))
                                .toList(),
                        run.plan().seed()),
                run.environment(),
                run.contenders().subList(0, 3),
                run.jvms(),
                run.cells().stream()
                        .filter(cell ->
                                !cell.contender().equals(run.contenders().get(3).id()))
                        .map(cell -> farther(cell, micros))
                        .toList());
    }

    private static Point farther(Point point, int micros) {
        return point.rttMicros() == 5_000
                ? new Point(point.threads(), point.virtualThreads(), micros, point.dataSize(), point.drafts())
                : point;
    }

    private static Cell farther(Cell cell, int micros) {
        Wire wire = cell.wire();
        if (cell.point().rttMicros() != 5_000 || wire == null) {
            return cell;
        }
        double more = wire.roundTrips() * (micros - 5_000) * 1_000;
        return new Cell(
                cell.operation(),
                farther(cell.point(), micros),
                cell.contender(),
                null,
                cell.series().stream()
                        .map(series -> new Cell.Series(
                                series.jvm(),
                                series.nanosPerOperation().stream()
                                        .map(nanos -> nanos + more)
                                        .toList(),
                                series.causes()))
                        .toList(),
                wire);
    }
}
