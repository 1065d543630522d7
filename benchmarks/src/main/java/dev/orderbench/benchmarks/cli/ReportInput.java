package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.measure.Measurement;
import dev.orderbench.benchmarks.result.Journal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a user names for a report: a results file, or a folder that holds one. */
final class ReportInput {

    private static final List<String> NAMES = List.of("results.json", "pool.json");

    private ReportInput() {}

    /**
     * The file to read.
     *
     * @throws IllegalArgumentException when it is a folder without one, or the journal of a run that did not end
     */
    static Path file(Path named) {
        if (Journal.isIn(named)) {
            throw unfinished(named, named.toAbsolutePath().resolveSibling(""));
        }
        if (!Files.isDirectory(named)) {
            return named;
        }
        return NAMES.stream()
                .map(named::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> Files.exists(named.resolve(Measurement.JOURNAL))
                        ? unfinished(named.resolve(Measurement.JOURNAL), named)
                        : new IllegalArgumentException(
                                "%s holds no results.json: name a results file, or a folder that has one"
                                        .formatted(named)));
    }

    private static IllegalArgumentException unfinished(Path journal, Path folder) {
        return new IllegalArgumentException(
                ("%s is the journal of a run that did not end, and no results file: end the run with ./bench run --resume"
                                + " --out %s")
                        .formatted(journal, folder));
    }
}
