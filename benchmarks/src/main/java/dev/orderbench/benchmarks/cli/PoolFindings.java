package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolResults;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The experiments on pools that a file of results has: one of the pool laboratory, or of a run that ended with some.
 *
 * @param file where they are
 * @param finishedAt when the last of them ended
 * @param experiments none where the run had no part on pools
 */
record PoolFindings(Path file, Instant finishedAt, List<PoolExperiment> experiments) {

    static PoolFindings in(Path file) {
        if (PoolResults.isIn(file)) {
            PoolResults results = PoolResults.read(file);
            return new PoolFindings(file, results.finishedAt(), results.experiments());
        }
        Results results = ResultsFile.read(file);
        return new PoolFindings(file, results.finishedAt(), results.pool());
    }

    /** Those of the files in a folder that commands write, the newest first. */
    static List<PoolFindings> newestIn(Path folder) {
        return Stream.of("pool.json", "results.json")
                .map(folder::resolve)
                .filter(Files::exists)
                .map(PoolFindings::in)
                .sorted(Comparator.comparing(PoolFindings::finishedAt).reversed())
                .toList();
    }
}
