package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.AtomicFile;
import dev.orderbench.benchmarks.result.Results;
import java.nio.file.Path;
import java.util.List;

/** Renders several runs side by side. The same results give the same bytes everywhere. */
public final class RunsReport {

    /** Name of the page. */
    public static final String HTML = "comparison.html";

    /** Name of the same in Markdown. */
    public static final String MARKDOWN = "comparison.md";

    private RunsReport() {}

    /**
     * A run and the file that it comes from.
     *
     * @param file as it is shown
     */
    public record Run(String file, Results results) {}

    /**
     * Writes {@value #HTML} and {@value #MARKDOWN}, replacing those that are there. Each appears whole or not at all.
     *
     * @param runs two at least; changes are those from the first
     * @throws IllegalArgumentException when a run has nothing in common with the first that can be compared
     * @throws java.io.UncheckedIOException when a file cannot be written
     */
    public static void write(List<Run> runs, Path directory) {
        RunsView view = RunsView.of(runs);
        AtomicFile.write(directory.resolve(HTML), HtmlReport.of(view));
        AtomicFile.write(directory.resolve(MARKDOWN), RunsMarkdown.of(view));
    }
}
