package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A page that tests open in a browser, each of another kind. */
enum SamplePage {
    FULL,
    CONTROLLED,
    GROWN,
    WHOLE,
    /** Of a committed run. */
    STANDARD,
    HOSTILE,
    COMPARISON,
    /** Of a committed run of the pool laboratory. */
    POOL,
    /** Of both. */
    WITH_POOL;

    /** What it shows; only of those that are of one run. */
    Results results() {
        return switch (this) {
            case FULL -> SampleResults.full();
            case CONTROLLED -> SampleResults.controlled();
            case GROWN -> SampleResults.grown();
            case WHOLE -> SampleResults.whole();
            case STANDARD, WITH_POOL -> SamplePages.standard();
            case HOSTILE -> HostileResults.of(SampleResults.whole());
            case COMPARISON, POOL -> throw new IllegalStateException("This page is not of one run");
        };
    }

    /** The files that it offers for download, by their names. */
    Map<String, String> raw() {
        String pool = SamplePages.laboratory().json();
        return switch (this) {
            case COMPARISON -> Map.of();
            case POOL -> Map.of("pool.json", pool);
            case WITH_POOL -> Map.of("results.json", ResultsFile.json(results()), "pool.json", pool);
            default -> Map.of("results.json", ResultsFile.json(results()));
        };
    }

    /** Where it is below a folder, in which it is written when it is asked for first. */
    Path in(Path folder) {
        Path own = folder.resolve(name());
        Path page = own.resolve(
                switch (this) {
                    case COMPARISON -> RunsReport.HTML;
                    case POOL -> PoolReport.HTML;
                    default -> ReportWriter.HTML;
                });
        if (!Files.exists(page)) {
            switch (this) {
                case COMPARISON -> SamplePages.comparison(own);
                case POOL -> SamplePages.pool(own);
                case WITH_POOL -> ReportWriter.write(results(), SamplePages.laboratory(), own);
                default -> SamplePages.report(results(), own);
            }
        }
        return page;
    }
}
