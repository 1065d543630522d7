package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.report.ChangeTable;
import dev.orderbench.benchmarks.report.PoolReport;
import dev.orderbench.benchmarks.report.PoolText;
import dev.orderbench.benchmarks.report.ReportWriter;
import dev.orderbench.benchmarks.report.RunsReport;
import dev.orderbench.benchmarks.result.PoolResults;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import dev.orderbench.benchmarks.statistics.RunChanges;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench report}: renders results files again; needs no database. */
@Command(
        name = "report",
        description = {
            "Renders a report from a results file: index.html, report.md with its figures, results.csv and summary.txt. Of a"
                    + " pool.json: pool.html, pool.txt and pool.csv.",
            "Of a results file and a pool.json: the report of the results, with all experiments of the pool.json in the place"
                    + " of the short ones.",
            "Of several results files: comparison.html and comparison.md, with each ratio of all runs side by side and its"
                    + " change since the first."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  ./bench report results.json --open",
            "  ./bench report results.json pool.json",
            "  ./bench report old/results.json new/results.json --out comparison"
        })
final class ReportCommand implements Callable<Integer> {

    /** By how much a quantity may grow before the terminal calls it worse, as with compare. */
    private static final double THRESHOLD = 0.05;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "A results.json that 'bench run' wrote, or its folder; several to compare them with the first. Beside one,"
                            + " a pool.json that 'bench pool' wrote, or its folder.")
    private List<Path> files;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where to write. Default: the folder of the results file, of several that of the last.")
    private @Nullable Path out;

    @Option(names = "--open", description = "Opens the report in the browser.")
    private boolean open;

    @Override
    public Integer call() {
        List<Path> found = files.stream().map(ReportInput::file).toList();
        List<Path> laboratories = found.stream().filter(PoolResults::isIn).toList();
        Path page;
        if (found.size() == 1) {
            page = rendered(found.getFirst());
        } else if (laboratories.isEmpty()) {
            page = compared(found);
        } else {
            page = together(found, laboratories);
        }
        return open ? opened(page) : ExitCode.DONE;
    }

    /** Renders one file, and returns the page. */
    private Path rendered(Path file) {
        PrintWriter terminal = spec.commandLine().getOut();
        if (PoolResults.isIn(file)) {
            PoolResults results = PoolResults.read(file);
            Path folder = folder(file);
            PoolReport.write(results, folder);
            terminal.print(PoolText.of(results));
            return told(folder.resolve(PoolReport.HTML));
        }
        Results results = ResultsFile.read(file);
        Path folder = folder(file);
        ReportWriter.write(results, folder);
        terminal.print(SummaryColours.of(ReportWriter.summary(results), Ansi.AUTO));
        terminal.println();
        return told(folder.resolve(ReportWriter.HTML));
    }

    /**
     * Renders one with the experiments of a pool laboratory, and returns the page.
     *
     * @throws IllegalArgumentException when there are several of either
     */
    private Path together(List<Path> found, List<Path> laboratories) {
        List<Path> others =
                found.stream().filter(file -> !laboratories.contains(file)).toList();
        if (laboratories.size() > 1) {
            throw new IllegalArgumentException(
                    "%s and %s are both of the pool laboratory: name one, beside one results file"
                            .formatted(laboratories.getFirst(), laboratories.get(1)));
        }
        if (others.size() > 1) {
            throw new IllegalArgumentException(
                    "%s goes into the report of one results file, and several are named: name one, or leave it out to compare them"
                            .formatted(laboratories.getFirst()));
        }
        Results results = ResultsFile.read(others.getFirst());
        PoolResults laboratory = PoolResults.read(laboratories.getFirst());
        Path folder = folder(others.getFirst());
        ReportWriter.write(results, laboratory, folder);
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.print(SummaryColours.of(ReportWriter.summary(results, laboratory), Ansi.AUTO));
        terminal.println();
        return told(folder.resolve(ReportWriter.HTML));
    }

    /** Renders several, and returns the page. */
    private Path compared(List<Path> found) {
        List<RunsReport.Run> runs = found.stream()
                .map(file -> new RunsReport.Run(file.toString(), ResultsFile.read(file)))
                .toList();
        Results first = runs.getFirst().results();
        List<String> changes = runs.stream()
                .skip(1)
                .map(run -> run.file() + " against " + runs.getFirst().file() + "\n\n"
                        + ChangeTable.of(RunChanges.of(first, run.results(), THRESHOLD), true))
                .toList();
        Path folder = folder(found.getLast());
        RunsReport.write(runs, folder);
        PrintWriter terminal = spec.commandLine().getOut();
        changes.forEach(terminal::println);
        return told(folder.resolve(RunsReport.HTML));
    }

    private Path told(Path page) {
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.println("Report: " + page);
        terminal.flush();
        return page;
    }

    private int opened(Path page) {
        if (!Browser.open(page)) {
            PrintWriter terminal = spec.commandLine().getOut();
            terminal.println("No browser could be started here: open " + page + " yourself.");
            terminal.flush();
        }
        return ExitCode.DONE;
    }

    private Path folder(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return OutputFolder.prepare(out != null ? out : parent != null ? parent : Path.of("."));
    }
}
