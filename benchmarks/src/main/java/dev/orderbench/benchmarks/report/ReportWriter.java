package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.AtomicFile;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import java.nio.file.Path;

/** Renders results for people. The same results give the same bytes everywhere. */
public final class ReportWriter {

    /** Name of the HTML report. */
    public static final String HTML = "index.html";

    /** Name of the Markdown report. */
    public static final String MARKDOWN = "report.md";

    /** Name of the summary in plain text. */
    public static final String SUMMARY = "summary.txt";

    private ReportWriter() {}

    /**
     * Writes {@value #HTML}, {@value #MARKDOWN} and {@value #SUMMARY}, replacing those that are there. The directory is
     * created if it is missing. Each file appears whole or not at all.
     *
     * @throws java.io.UncheckedIOException when a file cannot be written
     */
    public static void write(Results results, Path directory) {
        ReportView view = ReportView.of(results);
        AtomicFile.write(directory.resolve(HTML), HtmlReport.of(view, ResultsFile.json(results)));
        AtomicFile.write(directory.resolve(MARKDOWN), MarkdownReport.of(view));
        AtomicFile.write(directory.resolve(SUMMARY), ConsoleSummary.of(view));
    }

    /** The summary for a terminal: ASCII but for names and reasons, at most 100 columns, lines ending in {@code \n}. */
    public static String summary(Results results) {
        return ConsoleSummary.of(ReportView.of(results));
    }
}
