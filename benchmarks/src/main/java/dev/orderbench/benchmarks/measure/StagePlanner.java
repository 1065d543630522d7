package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.database.DatasetSize;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the stages of a run. What one stage measures already, no later stage measures again.
 *
 * <p>Not safe for use by several threads.
 */
public final class StagePlanner {

    private static final int SLICE_MILLIS = 40;
    private static final int SETTLE_MILLIS = 10;

    /** Longer than a measured slice, since nothing is compared yet and less time is lost between slices. */
    static final int WARMUP_SLICE_MILLIS = 200;

    /**
     * What beginning and ending an iteration takes beside the slice itself, as measured with four threads on two cores. Only
     * the number of rounds that fits into a preset's time depends on it.
     */
    private static final int OVERHEAD_MILLIS = 30;

    private final int contenders;
    private final DatasetSize usualSize;
    private final List<String> operations;
    private final int jvms;
    private final int warmupSeconds;
    private final int secondsPerOperation;
    private final List<Stage> stages = new ArrayList<>();

    /**
     * @param contenders how many are measured, without controls
     * @param usualSize of the dataset
     * @param operations what is measured
     * @param jvms how many JVMs measure each comparison
     * @param warmupSeconds how long each JVM of a comparison warms up
     * @param secondsPerOperation how long each JVM measures one operation, all contenders together
     */
    public StagePlanner(
            int contenders,
            DatasetSize usualSize,
            List<Operation> operations,
            int jvms,
            int warmupSeconds,
            int secondsPerOperation) {
        this.contenders = contenders;
        this.usualSize = usualSize;
        this.operations = operations.stream().map(Operation::label).toList();
        this.jvms = jvms;
        this.warmupSeconds = warmupSeconds;
        this.secondsPerOperation = secondsPerOperation;
    }

    /** Adds a comparison with each number of threads. */
    public StagePlanner compare(List<Integer> threads, List<Operation> controlled) {
        for (int count : threads) {
            stages.add(new Stage(
                    Stage.Kind.COMPARISON,
                    Point.of(count, usualSize.label()),
                    operations,
                    controlled.stream().map(Operation::label).toList(),
                    jvms,
                    warmupSeconds,
                    secondsPerOperation,
                    rounds(SLICE_MILLIS, SETTLE_MILLIS, secondsPerOperation, contenders),
                    SLICE_MILLIS,
                    SETTLE_MILLIS));
        }
        return this;
    }

    /** All stages so far, in the order in which they are to be measured. */
    public List<Stage> stages() {
        return List.copyOf(stages);
    }

    static int warmupRounds(int seconds, int slicesPerRound) {
        return rounds(WARMUP_SLICE_MILLIS, SETTLE_MILLIS, seconds, slicesPerRound);
    }

    private static int rounds(int sliceMillis, int settleMillis, int seconds, int slicesPerRound) {
        int slice = sliceMillis + settleMillis + OVERHEAD_MILLIS;
        return Math.max(1, seconds * 1_000 / (slice * slicesPerRound));
    }
}
