package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.measure.EnvironmentChangedException;
import dev.orderbench.benchmarks.measure.MachineLock;
import dev.orderbench.benchmarks.measure.Measurement;
import dev.orderbench.benchmarks.measure.RunRequest;
import dev.orderbench.benchmarks.report.ReportWriter;
import dev.orderbench.benchmarks.result.Journal;
import dev.orderbench.benchmarks.result.Latency;
import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import dev.orderbench.benchmarks.yardstick.Yardstick;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench run}: measures, and writes results and report. */
@Command(
        name = "run",
        description = "Measures the contenders, and writes results.json, index.html, report.md and summary.txt.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private final PlanOptions plan = new PlanOptions();

    @Option(
            names = "--db",
            paramLabel = "SOURCE",
            defaultValue = "embedded",
            description = "Where PostgreSQL comes from: embedded, testcontainers, or a JDBC URL (user and password also"
                    + " from PGUSER and PGPASSWORD). On another's server only databases named orderbench_* are created"
                    + " and dropped. Default: ${DEFAULT-VALUE}.")
    private String database;

    @Option(
            names = "--resume",
            description =
                    "Go on with the run in the folder of --out that was killed or has failed: measure what it still"
                            + " lacks, in the same environment.")
    private boolean resume;

    @Mixin
    private final ExtraOptions extras = new ExtraOptions();

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where to write. Default: benchmarks/target/report.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        @Nullable RunRequest request = resume ? null : request();
        Path folder = OutputFolder.prepare(out == null ? Home.reportFolder() : out);
        PrintWriter terminal = spec.commandLine().getOut();

        Progress progress = new Progress(terminal);
        Results results;
        // Before anything in the folder is touched, which may be that of the other run.
        try (MachineLock lock = MachineLock.take()) {
            Supplier<Results> comparison = request == null ? goOn(folder, progress) : begin(request, folder, progress);
            results = measure(comparison, folder, progress);
        }
        terminal.println();
        terminal.print(SummaryColours.of(ReportWriter.summary(results), Ansi.AUTO));
        terminal.println();
        terminal.println("Report: " + folder.resolve(ReportWriter.HTML));
        terminal.flush();
        if (results.complete()) {
            Files.deleteIfExists(folder.resolve(Measurement.JOURNAL));
        } else {
            terminal.println("To measure again what failed: " + resumption(folder));
            terminal.flush();
        }
        return hasAll(results) ? ExitCode.DONE : ExitCode.SOMETHING_FAILED;
    }

    /** Measures all, and writes it. Where that ends before its time, tells how to go on with what is kept. */
    private Results measure(Supplier<Results> comparison, Path folder, Progress progress) throws InterruptedException {
        Path file = folder.resolve("results.json");
        try {
            Results results = extras.addParts(comparison.get(), file, database, progress);
            progress.end();
            ResultsFile.write(results, file);
            ReportWriter.write(results, folder);
            return results;
        } catch (EnvironmentChangedException e) {
            // It says itself how to go on.
            throw e;
        } catch (RuntimeException e) {
            progress.end();
            tellWhatIsKept(folder);
            throw e;
        }
    }

    private static boolean hasAll(Results results) {
        Latency latency = results.latency();
        return results.complete()
                && results.cells().stream().allMatch(cell -> cell.failure() == null)
                && (latency == null || latency.cells().stream().allMatch(cell -> cell.failure() == null))
                && results.pool().stream().allMatch(PoolExperiment::complete);
    }

    private Supplier<Results> begin(RunRequest request, Path folder, Progress progress) throws IOException {
        Path journal = folder.resolve(Measurement.JOURNAL);
        if (Files.exists(journal)) {
            Path kept = folder.resolve(Measurement.JOURNAL + ".old");
            Files.move(journal, kept, StandardCopyOption.REPLACE_EXISTING);
            progress.step("an unfinished run was here, which --resume would have gone on with; kept as " + kept);
        }
        lines(request).lines().forEach(progress::step);
        return () -> measurement(request, progress).run(Home.commit(), folder);
    }

    private Supplier<Results> goOn(Path folder, Progress progress) {
        List<String> contradicting = spec.commandLine().getParseResult().matchedOptions().stream()
                .map(CommandLine.Model.OptionSpec::longestName)
                .filter(name -> !List.of(
                                "--resume", "--out", "--db", "--no-yardstick", "--pool", "--latency", "--footprint")
                        .contains(name))
                .toList();
        if (!contradicting.isEmpty()) {
            throw new IllegalArgumentException(
                    "--resume goes on with what was planned: leave out %s".formatted(String.join(", ", contradicting)));
        }
        Journal journal = Journal.read(folder.resolve(Measurement.JOURNAL));
        int planned = journal.header().plan().jvms();
        progress.step("going on with the run of %s: %d of %d JVMs have ended well"
                .formatted(journal.header().startedAt(), journal.jvmsDone(), planned));
        RunRequest request = RunRequest.of(journal.header(), database);
        extras.takeFrom(journal.header().plan().arguments());
        extras.check(request.stages());
        lines(request).lines().forEach(progress::step);
        return () -> measurement(request, progress).resume(journal, Home.commit(), folder);
    }

    private Measurement measurement(RunRequest request, Progress progress) {
        return extras.hasYardstick(request.preset())
                ? new Measurement(request, Yardstick.find(), progress, Assess::results)
                : new Measurement(request, progress, Assess::results);
    }

    /** The arguments that ask for the same again: without where the server is, which may hold a password, and where to write. */
    private List<String> asked() {
        return spec.commandLine().getParseResult().matchedOptions().stream()
                .filter(option -> !List.of("--db", "--out").contains(option.longestName()))
                .flatMap(RunCommand::asked)
                .toList();
    }

    private static Stream<String> asked(CommandLine.Model.OptionSpec option) {
        String name = option.longestName();
        if (option.arity().max() > 0) {
            return Stream.of(name, String.join(",", option.originalStringValues()));
        }
        return Stream.of(Boolean.FALSE.equals(option.getValue()) ? name.replaceFirst("^--", "--no-") : name);
    }

    private void tellWhatIsKept(Path folder) {
        if (Files.exists(folder.resolve(Measurement.JOURNAL))) {
            spec.commandLine()
                    .getErr()
                    .println("bench: what was measured so far is kept; to go on: " + resumption(folder));
        }
    }

    private String resumption(Path folder) {
        return Resumption.command(folder, database);
    }

    ExtraOptions extras() {
        return extras;
    }

    /** What is told of a run before it begins. */
    PlanLines lines(RunRequest request) {
        return extras.lines(request);
    }

    /** What the options ask for. */
    RunRequest request() {
        RunRequest request = plan.request(extras, database, asked());
        extras.check(request.stages());
        return request;
    }
}
