package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.AtomicFile;
import dev.orderbench.benchmarks.result.PoolResults;
import java.nio.file.Path;

/** Renders what the pool laboratory found. The same results give the same bytes everywhere. */
public final class PoolReport {

    /** Name of the page. */
    public static final String HTML = "pool.html";

    /** Name of the text. */
    public static final String TEXT = "pool.txt";

    /** Name of the table of all figures. */
    public static final String CSV = ReportWriter.POOL_CSV;

    private PoolReport() {}

    /**
     * Writes {@value #HTML}, {@value #TEXT} and {@value #CSV}, replacing those that are there. Each appears whole or not at all.
     *
     * @throws java.io.UncheckedIOException when a file cannot be written
     */
    public static void write(PoolResults results, Path directory) {
        AtomicFile.write(
                directory.resolve(HTML), HtmlReport.of(PoolChapter.of(results), subtitle(results), raw(results)));
        AtomicFile.write(directory.resolve(TEXT), PoolText.of(results));
        AtomicFile.write(directory.resolve(CSV), PoolCsv.of(results.experiments()));
    }

    static RawFile raw(PoolResults results) {
        return new RawFile("pool.json", results.json());
    }

    private static String subtitle(PoolResults results) {
        return "%s. Preset %s, measured %s in %s, on %s with %s."
                .formatted(
                        Words.count(results.experiments().size(), "experiment"),
                        results.preset(),
                        Words.moment(results.startedAt()),
                        Words.duration(results.startedAt(), results.finishedAt()),
                        results.environment().cpu(),
                        Words.count(results.environment().cores(), "processor"));
    }
}
