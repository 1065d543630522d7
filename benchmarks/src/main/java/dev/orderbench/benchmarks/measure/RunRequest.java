package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.Journal;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Preset;
import dev.orderbench.database.DatasetSize;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a user asked to be measured.
 *
 * @param preset what the other values were taken from unless the user gave them
 * @param database where the server comes from: {@code embedded}, {@code testcontainers} or a JDBC URL
 * @param contenders who is measured, the baseline first; without controls
 * @param operations what is measured
 * @param controlled the operations of which controls are measured too
 * @param threads numbers of threads
 * @param size of the dataset
 * @param jvms how many JVMs measure each number of threads
 * @param warmupSeconds how long each JVM warms up
 * @param secondsPerOperation how long each JVM measures one operation, all contenders together
 * @param seed from which parameters and orders follow
 */
public record RunRequest(
        Preset preset,
        String database,
        List<Entrant> contenders,
        List<Operation> operations,
        List<Operation> controlled,
        List<Integer> threads,
        DatasetSize size,
        int jvms,
        int warmupSeconds,
        int secondsPerOperation,
        long seed) {

    private static final int TWIN_JVMS = 5;
    private static final int TWIN_WARMUP_SECONDS = 7;

    /**
     * Sixty rounds. With 25, intervals were 3 to 8 % wide to each side, and of six twins of 1.05 one was detected: what varied
     * between JVMs was no more than what the slices' own spread explains (docs/experiments/twins).
     */
    private static final int TWIN_SECONDS = 5;

    private static final int SLICE_MILLIS = 40;
    private static final int SETTLE_MILLIS = 10;

    /** Longer than a measured slice, since nothing is compared yet and less time is lost between slices. */
    static final int WARMUP_SLICE_MILLIS = 200;

    /**
     * What beginning and ending an iteration takes beside the slice itself, as measured with four threads on two cores. Only
     * the number of rounds that fits into a preset's time depends on it.
     */
    private static final int OVERHEAD_MILLIS = 30;

    public RunRequest {
        contenders = List.copyOf(contenders);
        operations = List.copyOf(operations);
        controlled = List.copyOf(controlled);
        threads = List.copyOf(threads);
    }

    /** What was asked for when a run was begun that is to be gone on with, on a server from the given source. */
    public static RunRequest of(Journal.Header begun, String database) {
        Plan plan = begun.plan();
        return new RunRequest(
                Preset.of(plan.preset()),
                database,
                begun.contenders().stream()
                        .filter(contender -> !contender.role().isControl())
                        .map(contender -> Entrant.of(contender.id()))
                        .toList(),
                plan.operations().stream().map(Operation::of).toList(),
                plan.controlled().stream().map(Operation::of).toList(),
                plan.threads(),
                DatasetSize.of(plan.dataSize()),
                plan.jvms(),
                plan.warmupSeconds(),
                plan.secondsPerOperation(),
                plan.seed());
    }

    /**
     * A short run of the baseline and its two twins, at a look-up by key with four threads: to be repeated many times, with
     * another seed each time, to see how often the method errs.
     */
    public static RunRequest twins(String database, long seed) {
        return new RunRequest(
                Preset.SMOKE,
                database,
                List.of(Entrant.of(Contenders.BASELINE)),
                List.of(Operation.FIND_USER_BY_EMAIL),
                List.of(Operation.FIND_USER_BY_EMAIL),
                List.of(4),
                DatasetSize.SMALL,
                TWIN_JVMS,
                TWIN_WARMUP_SECONDS,
                TWIN_SECONDS,
                seed);
    }

    Plan plan() {
        return new Plan(
                preset.label(),
                preset.fitForDecisions(),
                size.label(),
                size.orders(),
                operations.stream().map(Operation::label).toList(),
                controlled.stream().map(Operation::label).toList(),
                threads,
                jvms,
                warmupSeconds,
                secondsPerOperation,
                rounds(SLICE_MILLIS, secondsPerOperation, contenders.size()),
                SLICE_MILLIS,
                SETTLE_MILLIS,
                seed);
    }

    /** Who is measured at all, controls last. */
    List<Entrant> entrants() {
        return controlled.isEmpty()
                ? contenders
                : Stream.concat(contenders.stream(), contenders.getFirst().controls().stream())
                        .toList();
    }

    /** Who is measured at an operation. */
    List<Entrant> entrants(Operation operation) {
        return controlled.contains(operation) ? entrants() : contenders;
    }

    int warmupRounds() {
        int slices = operations.stream()
                .mapToInt(operation -> entrants(operation).size())
                .sum();
        return rounds(WARMUP_SLICE_MILLIS, warmupSeconds, slices);
    }

    private static int rounds(int sliceMillis, int seconds, int slicesPerRound) {
        int slice = sliceMillis + SETTLE_MILLIS + OVERHEAD_MILLIS;
        return Math.max(1, seconds * 1_000 / (slice * slicesPerRound));
    }
}
