package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.database.DatasetSize;

/**
 * About how long the parts of a run take on two processors, before any has been measured. In seconds; where the figures are
 * from is told in METHODOLOGY.md, Presets.
 *
 * @param request what is to be measured
 */
public record Reckoning(RunRequest request) {

    /** Starting a JVM, a copy of the database and the stores. */
    private static final int START_SECONDS = 6;

    /** The server, and the program's end. */
    private static final int PREPARATION_SECONDS = 10;

    /** The check of equal work copies the data for each contender and operation, and counts what a hundred calls send. */
    private static final double SECONDS_FOR_A_CHECK = 0.85;

    /** To fill a template takes 22 s, and to look at it and to copy it the more the larger it is. */
    private static final double SECONDS_FOR_A_MILLION_ORDERS = 40;

    private static final int MILLIS_BESIDE_A_SLICE = 12;

    /** JMH begins and ends a slice in each thread, and they wait for each other. */
    private static final int MILLIS_BESIDE_A_SLICE_PER_THREAD = 8;

    /** The call under way when a slice ends goes on to its end, and so does that under way when it has settled. */
    private static final int ROUND_TRIPS_BESIDE_A_SLICE = 9;

    /** About how long it takes until all stages have the JVMs that they must have, with pgbench after each JVM where it is to run. */
    public int minimumSeconds(boolean yardstick) {
        return (int) Math.ceil(preparation()
                + request.stages().stream()
                        .mapToDouble(stage -> stage.jvms() * (perJvm(stage) + afterJvm(stage, yardstick)))
                        .sum());
    }

    /** About how long a JVM of a stage takes. */
    double perJvm(Stage stage) {
        int cells = request.cells(stage);
        int beside = besideASlice(stage.point()) + stage.settleMillis();
        double warmup = (double) request.warmupRounds(stage)
                * cells
                * (StagePlanner.warmupSliceMillis(stage.point().threads()) + beside);
        double measured =
                (double) (stage.rounds() + Schedule.discarded(stage.rounds())) * cells * (stage.sliceMillis() + beside);
        return START_SECONDS + (warmup + measured) / 1_000;
    }

    private static int besideASlice(Point point) {
        return MILLIS_BESIDE_A_SLICE
                + MILLIS_BESIDE_A_SLICE_PER_THREAD * point.threads()
                + ROUND_TRIPS_BESIDE_A_SLICE * point.rttMicros() / 1_000;
    }

    /** About how long getting ready takes: the server, each size of the data, and the check that contenders do equal work on it. */
    double preparation() {
        return PREPARATION_SECONDS
                + SECONDS_FOR_A_CHECK * request.checks()
                + request.stages().stream()
                        .map(stage -> stage.point().dataSize())
                        .distinct()
                        .mapToDouble(size -> DatasetSize.of(size).orders() * SECONDS_FOR_A_MILLION_ORDERS / 1e6)
                        .sum();
    }

    private static double afterJvm(Stage stage, boolean yardstick) {
        return yardstick && stage.kind() == Stage.Kind.COMPARISON
                ? YardstickPieces.seconds(Findings.operations(stage))
                : 0;
    }
}
