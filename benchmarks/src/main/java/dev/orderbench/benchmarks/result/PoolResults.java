package dev.orderbench.benchmarks.result;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * All that one run of the pool laboratory found.
 *
 * @param format always {@link #FORMAT}
 * @param version version of the format
 * @param startedAt when it began
 * @param finishedAt when it ended
 * @param preset how much was to be measured
 * @param seed from which parameters and orders follow
 * @param environment where it was measured
 * @param experiments in the order of {@link PoolQuestion}
 */
public record PoolResults(
        String format,
        int version,
        Instant startedAt,
        Instant finishedAt,
        String preset,
        long seed,
        Environment environment,
        List<PoolExperiment> experiments) {

    /** The value of {@link #format()}. */
    public static final String FORMAT = "order-bench-pool";

    /** The version that this program writes. */
    public static final int VERSION = 1;

    public PoolResults {
        experiments = List.copyOf(experiments);
    }

    /** Whether a file holds results of the pool laboratory. */
    public static boolean isIn(Path file) {
        return VersionedJson.format(file).equals(FORMAT);
    }

    /**
     * Reads them.
     *
     * @throws InvalidResultsException when the file is not there, is something else, is damaged, or is of a newer version
     */
    public static PoolResults read(Path file) {
        JsonNode root = VersionedJson.read(file, FORMAT, VERSION);
        VersionedJson.require(
                file, root, PoolResults.class, root.path("version").asInt());
        PoolResults results = VersionedJson.bind(file, root, PoolResults.class);
        VersionedJson.requireFinite(file, root, PoolResults.class);
        return results;
    }

    /** What was found out about a question; empty where it was not asked. */
    public Optional<PoolExperiment> experiment(PoolQuestion question) {
        return experiments.stream().filter(one -> one.question() == question).findFirst();
    }

    /** Their file: JSON, ending in a line feed. */
    public String json() {
        return ResultsFile.MAPPER.writeValueAsString(this) + "\n";
    }

    /**
     * Writes them as JSON, replacing what was there. No reader ever sees a half-written file.
     *
     * @throws java.io.UncheckedIOException when the file cannot be written
     */
    public void write(Path file) {
        AtomicFile.write(file, json());
    }
}
