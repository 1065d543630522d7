package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.AtomicFile;
import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolResults;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import dev.orderbench.benchmarks.source.SourceCatalog;
import dev.orderbench.benchmarks.statistics.Comparison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Renders results for people. The same results give the same bytes everywhere. */
public final class ReportWriter {

    /** Name of the HTML report. */
    public static final String HTML = "index.html";

    /** Name of the Markdown report. */
    public static final String MARKDOWN = "report.md";

    /** Name of the summary in plain text. */
    public static final String SUMMARY = "summary.txt";

    /** Name of the table of all numbers. */
    public static final String CSV = "results.csv";

    /** Name of the table of all figures of experiments on pools; it is there where the results hold any. */
    public static final String POOL_CSV = "pool.csv";

    private ReportWriter() {}

    /**
     * Writes {@value #HTML}, {@value #MARKDOWN} with its figures beside it, {@value #SUMMARY}, {@value #CSV} and, where
     * there were experiments on pools, {@value #POOL_CSV}, replacing those that are there. The directory is created if it is
     * missing. Each file appears whole or not at all.
     *
     * @throws java.io.UncheckedIOException when a file cannot be written
     */
    public static void write(Results results, Path directory) {
        write(results, null, SourceCatalog.program(), directory);
    }

    /** The same with what a run of the pool laboratory found, in the place of the results' own short experiments. */
    public static void write(Results results, PoolResults laboratory, Path directory) {
        write(results, laboratory, SourceCatalog.program(), directory);
    }

    /** The same with other code than that of this program's contenders. */
    static void write(Results results, SourceCatalog catalog, Path directory) {
        write(results, null, catalog, directory);
    }

    private static void write(
            Results results, @Nullable PoolResults laboratory, SourceCatalog catalog, Path directory) {
        texts(results, laboratory, catalog).forEach((name, text) -> {
            Path file = directory.resolve(name);
            if (text.isEmpty()) {
                delete(file);
            } else {
                AtomicFile.write(file, text);
            }
        });
    }

    /** All files by their names; an empty text stands for a file that these results do not have. */
    static SortedMap<String, String> texts(Results results, SourceCatalog catalog) {
        return texts(results, null, catalog);
    }

    private static SortedMap<String, String> texts(
            Results results, @Nullable PoolResults laboratory, SourceCatalog catalog) {
        Comparison comparison = Comparison.of(results);
        ReportView view = ReportView.of(results, laboratory, comparison, catalog);
        List<SvgFigure> figures = SvgFigure.of(results, comparison);
        SortedMap<String, String> texts = new TreeMap<>();
        texts.put(HTML, HtmlReport.of(view, raw(results, laboratory)));
        texts.put(MARKDOWN, MarkdownReport.of(view, figures));
        texts.put(SUMMARY, ConsoleSummary.of(view));
        texts.put(CSV, ResultsCsv.of(results, comparison));
        List<PoolExperiment> pool = view.pool().experiments();
        texts.put(POOL_CSV, pool.isEmpty() ? "" : PoolCsv.of(pool));
        for (SvgTheme theme : SvgTheme.values()) {
            for (SvgFigure.Kind kind : SvgFigure.Kind.values()) {
                texts.put(kind.file(theme), "");
            }
            figures.forEach(figure -> texts.put(figure.kind().file(theme), figure.text(theme)));
        }
        for (SvgTheme theme : SvgTheme.values()) {
            for (PoolQuestion question : PoolQuestion.values()) {
                texts.put(PoolSvg.file(question, theme), "");
            }
            view.pool().chapters().forEach(chapter -> {
                PoolSvg figure = PoolSvg.of(chapter);
                texts.put(
                        PoolSvg.file(PoolQuestion.of(chapter.id()), theme), figure.isEmpty() ? "" : figure.text(theme));
            });
        }
        return texts;
    }

    private static RawFile[] raw(Results results, @Nullable PoolResults laboratory) {
        RawFile own = new RawFile("results.json", ResultsFile.json(results));
        return laboratory == null ? new RawFile[] {own} : new RawFile[] {own, PoolReport.raw(laboratory)};
    }

    /** A figure of an earlier report is none of this one. */
    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + file + ": " + e.getMessage(), e);
        }
    }

    /** The summary for a terminal: ASCII but for names and reasons, at most 100 columns, lines ending in {@code \n}. */
    public static String summary(Results results) {
        return ConsoleSummary.of(ReportView.of(results));
    }

    /** The same with what a run of the pool laboratory found, in the place of the results' own short experiments. */
    public static String summary(Results results, PoolResults laboratory) {
        return ConsoleSummary.of(ReportView.of(results, laboratory, Comparison.of(results), SourceCatalog.program()));
    }
}
