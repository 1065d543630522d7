package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.PoolResults;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import java.nio.file.Path;
import java.util.List;

/** Pages on disk, as {@code ./bench} writes them. */
final class SamplePages {

    private static final Path RESULTS = Path.of("..", "results");

    private SamplePages() {}

    /** A whole run, committed. */
    static Results standard() {
        return ResultsFile.read(
                RESULTS.resolve("2026-11-28-standard").resolve("results.json").normalize());
    }

    static Path report(Results results, Path folder) {
        ReportWriter.write(results, folder);
        return folder.resolve(ReportWriter.HTML);
    }

    /** Three runs side by side: the last lacks much of what the first has. */
    static void comparison(Path folder) {
        RunsReport.write(
                List.of(
                        new RunsReport.Run("old/results.json", SampleResults.full()),
                        new RunsReport.Run("new/results.json", SampleResults.whole()),
                        new RunsReport.Run("newest/results.json", SampleResults.single())),
                folder);
    }

    /** A whole run of the pool laboratory, committed. */
    static Path pool(Path folder) {
        PoolReport.write(laboratory(), folder);
        return folder.resolve(PoolReport.HTML);
    }

    /** The same as results. */
    static PoolResults laboratory() {
        return PoolResults.read(
                RESULTS.resolve("2026-11-28-pool").resolve("pool.json").normalize());
    }
}
