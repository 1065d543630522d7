package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.report.PoolReport;
import dev.orderbench.benchmarks.report.PoolText;
import dev.orderbench.benchmarks.report.ReportWriter;
import dev.orderbench.benchmarks.result.PoolResults;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench report}: renders a results file again; needs no database. */
@Command(
        name = "report",
        description = "Renders index.html, report.md and summary.txt from a results file.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ReportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A results.json that 'bench run' wrote.")
    private Path file;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where to write. Default: the folder of the results file.")
    private @Nullable Path out;

    @Override
    public Integer call() {
        if (PoolResults.isIn(file)) {
            return poolReport(PoolResults.read(file));
        }
        Results results = ResultsFile.read(file);
        Path folder = folder();
        ReportWriter.write(results, folder);
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.print(ReportWriter.summary(results));
        terminal.println();
        terminal.println("Report: " + folder.resolve(ReportWriter.HTML));
        terminal.flush();
        return ExitCode.DONE;
    }

    private Path folder() {
        Path parent = file.toAbsolutePath().getParent();
        return OutputFolder.prepare(out != null ? out : parent != null ? parent : Path.of("."));
    }

    private int poolReport(PoolResults results) {
        Path folder = folder();
        PoolReport.write(results, folder);
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.print(PoolText.of(results));
        terminal.println("Report: " + folder.resolve(PoolReport.HTML));
        terminal.flush();
        return ExitCode.DONE;
    }
}
