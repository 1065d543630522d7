package dev.orderbench.benchmarks.result;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that one run found, every sample included.
 *
 * @param format always {@link #FORMAT}: tells this file from any other JSON
 * @param version version of the format; a reader accepts its own and older ones, and brings them to its own
 * @param startedAt when the run began
 * @param finishedAt when its last measurement ended
 * @param complete whether the whole plan was carried out, and all that was to come after it
 * @param plan what was to be measured, and how
 * @param environment where it was measured
 * @param contenders who was measured, controls included; the first is the baseline that ratios refer to
 * @param jvms the JVMs that measured, in the order in which they ran
 * @param cells one for each operation, point and contender
 * @param pool what experiments on connection pools found; empty where there were none
 * @param latency percentiles at a fixed arrival rate; {@code null} where they were not measured
 * @param footprints what contenders bring with them; empty where that was not measured
 * @param combinations what two ways of access in one transaction cost; empty where that was not measured
 */
public record Results(
        String format,
        int version,
        Instant startedAt,
        Instant finishedAt,
        boolean complete,
        Plan plan,
        Environment environment,
        List<Contender> contenders,
        List<JvmRun> jvms,
        List<Cell> cells,
        List<PoolExperiment> pool,
        @Nullable Latency latency,
        List<Footprint> footprints,
        List<Combination> combinations) {

    /** The value of {@link #format()}. */
    public static final String FORMAT = "order-bench-results";

    /**
     * The version that this program writes. From version 4 on a sample is the time over all operations of a slice, whichever
     * thread did them, and before it was the mean of the threads' means, which lies above it.
     */
    public static final int VERSION = 5;

    public Results {
        contenders = List.copyOf(contenders);
        jvms = List.copyOf(jvms);
        cells = List.copyOf(cells);
        pool = List.copyOf(pool);
        footprints = List.copyOf(footprints);
        combinations = List.copyOf(combinations);
    }

    /** Results of contenders and nothing beside them. */
    public Results(
            String format,
            int version,
            Instant startedAt,
            Instant finishedAt,
            boolean complete,
            Plan plan,
            Environment environment,
            List<Contender> contenders,
            List<JvmRun> jvms,
            List<Cell> cells) {
        this(
                format,
                version,
                startedAt,
                finishedAt,
                complete,
                plan,
                environment,
                contenders,
                jvms,
                cells,
                List.of(),
                null,
                List.of(),
                List.of());
    }

    /** The same with experiments on pools, which were made after all else. */
    public Results withPool(PoolResults found) {
        return new Results(
                format,
                version,
                startedAt,
                found.finishedAt(),
                complete,
                plan,
                environment,
                contenders,
                jvms,
                cells,
                found.experiments(),
                latency,
                footprints,
                combinations);
    }

    /** The same with latency at a fixed arrival rate. */
    public Results withLatency(Latency found, Instant finished) {
        return new Results(
                format,
                version,
                startedAt,
                finished,
                complete,
                plan,
                environment,
                contenders,
                jvms,
                cells,
                pool,
                found,
                footprints,
                combinations);
    }

    /** The same with what contenders bring with them, and what two of them cost together. */
    public Results withFootprints(List<Footprint> found, List<Combination> together, Instant finished) {
        return new Results(
                format,
                version,
                startedAt,
                finished,
                complete,
                plan,
                environment,
                contenders,
                jvms,
                cells,
                pool,
                latency,
                found,
                together);
    }

    /** The same, complete or not. */
    public Results withComplete(boolean whole) {
        return new Results(
                format,
                version,
                startedAt,
                finishedAt,
                whole,
                plan,
                environment,
                contenders,
                jvms,
                cells,
                pool,
                latency,
                footprints,
                combinations);
    }

    /** The contender that ratios refer to. */
    public Contender baseline() {
        return contenders.getFirst();
    }
}
