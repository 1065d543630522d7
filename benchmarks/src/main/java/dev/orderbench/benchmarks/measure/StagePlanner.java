package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.workload.Extent;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.database.DatasetSize;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes the stages of a run. What one stage measures already, no later stage measures again.
 *
 * <p>Not safe for use by several threads.
 */
public final class StagePlanner {

    /** Length of a timed slice, in milliseconds, unless asked otherwise. */
    public static final int SLICE_MILLIS = 40;

    private static final int SETTLE_MILLIS = 10;

    /** Longer than a measured slice, since nothing is compared yet and less time is lost between slices. */
    private static final int LEAST_WARMUP_SLICE_MILLIS = 200;

    private static final int MOST_WARMUP_SLICE_MILLIS = 800;

    /** The more threads, the more time is lost between slices: 8 ms for each. */
    private static final int WARMUP_SLICE_MILLIS_PER_THREAD = 100;

    /**
     * What beginning and ending an iteration is taken to take beside the slice itself, alike for all threads, so that the number of
     * rounds is. How long they really take is reckoned by {@link Reckoning}.
     */
    private static final int OVERHEAD_MILLIS = 30;

    /**
     * What a contender's library needs until its code is compiled, however few operations use it: with 2.5 s for each, a transaction
     * takes four times the caller's processor time that it takes with 12 s (METHODOLOGY.md, Warm-up).
     */
    private static final int LEAST_WARMUP_SECONDS = 12;

    private static final int DRAFT_JVMS = 3;
    private static final int DRAFT_ROUNDS = 8;

    /** Of stages whose slices are long. */
    private static final int LEAST_ROUNDS = 6;

    private static final int SLICE_ROUND_TRIPS = 100;
    private static final int SETTLE_ROUND_TRIPS = 10;

    /** Four threads have slices of the usual length. */
    private static final int SLICE_MILLIS_PER_THREAD = 10;

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

    /**
     * Adds a comparison with each number of threads.
     *
     * @param controlled the operations of which controls are measured as well
     * @param sliceMillis length of a timed slice; the longer it is, the fewer fit into the time of an operation
     */
    public StagePlanner compare(List<Integer> threads, List<Operation> controlled, int sliceMillis) {
        for (int count : threads) {
            stages.add(new Stage(
                    Stage.Kind.COMPARISON,
                    Point.of(count, usualSize.label()),
                    operations,
                    controlled.stream().map(Operation::label).toList(),
                    jvms,
                    warmupSeconds,
                    secondsPerOperation,
                    rounds(sliceMillis, SETTLE_MILLIS, secondsPerOperation, contenders),
                    sliceMillis,
                    SETTLE_MILLIS));
        }
        return this;
    }

    /**
     * Adds one thread at each round-trip time. A slice is as long as usual and 100 round trips longer, so that it holds 20 of
     * an operation that takes five.
     *
     * @param rttMicros round-trip times in microseconds
     */
    public StagePlanner overNetwork(List<Integer> rttMicros, Extent extent) {
        for (int rtt : rttMicros) {
            add(
                    Stage.Kind.NETWORK,
                    new Point(1, false, rtt, usualSize.label()),
                    labels(extent.overNetwork()),
                    SLICE_MILLIS + SLICE_ROUND_TRIPS * rtt / 1_000,
                    SETTLE_MILLIS + SETTLE_ROUND_TRIPS * rtt / 1_000,
                    extent);
        }
        return this;
    }

    /** Adds numbers of platform threads, and of virtual ones. A slice is the longer the more threads share the processors. */
    public StagePlanner overThreads(Extent extent) {
        extent.platformThreads().forEach(threads -> addThreads(threads, false, extent));
        extent.virtualThreads().forEach(threads -> addThreads(threads, true, extent));
        return this;
    }

    private void addThreads(int threads, boolean virtual, Extent extent) {
        add(
                Stage.Kind.SCALING,
                new Point(threads, virtual, 0, usualSize.label()),
                labels(extent.overThreads()),
                Math.max(SLICE_MILLIS, SLICE_MILLIS_PER_THREAD * threads),
                SETTLE_MILLIS,
                extent);
    }

    /**
     * Adds reads by key with one thread on data of several sizes.
     *
     * @throws IllegalArgumentException when no read by key is measured
     */
    public StagePlanner overSizes(Extent extent) {
        List<String> reads = IndexPages.INDEXES.keySet().stream()
                .map(Operation::label)
                .filter(operations::contains)
                .toList();
        if (reads.isEmpty()) {
            throw new IllegalArgumentException(
                    "--scaling size measures reads by key, and --operations names none: add %s"
                            .formatted(IndexPages.INDEXES.keySet().stream()
                                    .map(Operation::label)
                                    .collect(Collectors.joining(" or "))));
        }
        for (DatasetSize size : extent.sizes()) {
            add(Stage.Kind.SCALING, Point.of(1, size.label()), reads, SLICE_MILLIS, SETTLE_MILLIS, extent);
        }
        return this;
    }

    /** Whether there is a read by key, which {@link #overSizes} can measure. */
    public boolean hasReadByKey() {
        return IndexPages.INDEXES.keySet().stream().map(Operation::label).anyMatch(operations::contains);
    }

    /** Adds what no stage measures yet: fewer JVMs, and as much warm-up for each operation as a comparison has, at least. */
    private void add(
            Stage.Kind kind, Point point, List<String> wanted, int sliceMillis, int settleMillis, Extent extent) {
        List<String> missing = wanted.stream()
                .filter(operation -> stages.stream().noneMatch(stage -> stage.measures(operation, point)))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        int rounds =
                Math.max(LEAST_ROUNDS, rounds(sliceMillis, settleMillis, extent.secondsPerOperation(), contenders));
        int seconds = Math.ceilDiv(rounds * contenders * (sliceMillis + settleMillis + OVERHEAD_MILLIS), 1_000);
        stages.add(new Stage(
                kind,
                point,
                missing,
                List.of(),
                Math.min(extent.jvms(), jvms),
                warmup(Math.ceilDiv(warmupSeconds * missing.size(), operations.size())),
                seconds,
                rounds,
                sliceMillis,
                settleMillis));
    }

    /**
     * Adds contenders together with their drafts, with one thread. A draft has half the warm-up that a contender has in a comparison,
     * since a draft's time is told by the factor, not by the percent.
     *
     * @param drafts how many there are; nothing is added where there is none
     * @param wanted of which operations, where they are measured at all
     */
    public StagePlanner withDrafts(int drafts, List<Operation> wanted) {
        List<String> both = labels(wanted).stream().filter(operations::contains).toList();
        if (drafts == 0 || both.isEmpty()) {
            return this;
        }
        int cells = contenders + drafts;
        int slice = SLICE_MILLIS + SETTLE_MILLIS + OVERHEAD_MILLIS;
        stages.add(new Stage(
                Stage.Kind.DRAFTS,
                Point.of(1, usualSize.label()).withDrafts(),
                both,
                List.of(),
                Math.min(DRAFT_JVMS, jvms),
                warmup(Math.ceilDiv(warmupSeconds * both.size() * cells, 2 * operations.size() * contenders)),
                Math.ceilDiv(DRAFT_ROUNDS * cells * slice, 1_000),
                DRAFT_ROUNDS,
                SLICE_MILLIS,
                SETTLE_MILLIS));
        return this;
    }

    /** The share of a comparison's warm-up, but not less than the libraries need, nor than a comparison has. */
    private int warmup(int share) {
        return Math.max(share, Math.min(warmupSeconds, LEAST_WARMUP_SECONDS * contenders));
    }

    private static List<String> labels(List<Operation> operations) {
        return operations.stream().map(Operation::label).toList();
    }

    /** How long each JVM of a comparison measures one operation. */
    public int secondsPerOperation() {
        return secondsPerOperation;
    }

    /** All stages so far, in the order in which they are to be measured. */
    public List<Stage> stages() {
        return List.copyOf(stages);
    }

    /** Length of a slice of the warm-up. */
    static int warmupSliceMillis(int threads) {
        return Math.clamp(
                (long) WARMUP_SLICE_MILLIS_PER_THREAD * threads, LEAST_WARMUP_SLICE_MILLIS, MOST_WARMUP_SLICE_MILLIS);
    }

    static int warmupRounds(int seconds, int slicesPerRound, int threads) {
        return rounds(warmupSliceMillis(threads), SETTLE_MILLIS, seconds, slicesPerRound);
    }

    private static int rounds(int sliceMillis, int settleMillis, int seconds, int slicesPerRound) {
        int slice = sliceMillis + settleMillis + OVERHEAD_MILLIS;
        return Math.max(1, seconds * 1_000 / (slice * slicesPerRound));
    }
}
