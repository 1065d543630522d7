package dev.orderbench.benchmarks.result;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * All that one measurement of latency found.
 *
 * @param format always {@link #FORMAT}
 * @param version version of the format
 * @param startedAt when it began
 * @param finishedAt when it ended
 * @param environment where it was measured
 * @param plan what was to be measured, and how
 * @param contenders who was measured; the first is the baseline
 * @param cells one for each operation and contender
 */
public record LatencyResults(
        String format,
        int version,
        Instant startedAt,
        Instant finishedAt,
        Environment environment,
        LatencyPlan plan,
        List<Contender> contenders,
        List<LatencyCell> cells) {

    /** The value of {@link #format()}. */
    public static final String FORMAT = "order-bench-latency";

    /** The version that this program writes. From version 2 on distributions have a curve. */
    public static final int VERSION = 2;

    public LatencyResults {
        contenders = List.copyOf(contenders);
        cells = List.copyOf(cells);
    }

    /**
     * Writes them as JSON, replacing what was there. No reader ever sees a half-written file.
     *
     * @throws java.io.UncheckedIOException when the file cannot be written
     */
    public void write(Path file) {
        AtomicFile.write(file, ResultsFile.MAPPER.writeValueAsString(this) + "\n");
    }
}
