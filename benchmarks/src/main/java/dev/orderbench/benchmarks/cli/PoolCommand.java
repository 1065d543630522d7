package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.measure.Contenders;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.measure.MachineLock;
import dev.orderbench.benchmarks.pool.PoolLaboratory;
import dev.orderbench.benchmarks.pool.PoolRequest;
import dev.orderbench.benchmarks.pool.PoolScale;
import dev.orderbench.benchmarks.report.PoolReport;
import dev.orderbench.benchmarks.report.PoolText;
import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolResults;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench pool}: the pool laboratory. */
@Command(
        name = "pool",
        description = {
            "The pool laboratory: what connections cost, how many a pool needs, and what happens when there are none."
                    + " Prints what it finds, and writes pool.html, pool.txt, pool.csv and pool.json."
        },
        subcommands = {AdviseCommand.class, WatchCommand.class},
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  ./bench pool --preset quick",
            "  ./bench pool --experiments size,saturation --contenders raw-jdbc,jpa",
            "  ./bench pool advise --instances 4 --arrival-rate 800 --hold-ms 6"
        })
final class PoolCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "quick",
            description =
                    "How much to measure: short (1 min), quick (4 min), standard (25 min). Default: ${DEFAULT-VALUE}.")
    private String preset;

    @Option(
            names = "--experiments",
            split = ",",
            paramLabel = "NAME",
            description =
                    "What to find out, separated by commas: connection, borrow, size, holding, saturation, advice, spike,"
                            + " leak, recovery, timeout, pgbouncer, instances. Default: all.")
    private @Nullable List<String> experiments;

    @Option(
            names = "--contenders",
            split = ",",
            paramLabel = "ID",
            description =
                    "Whom to measure, separated by commas; another variant after a colon, as in jooq:naive. Default: all.")
    private @Nullable List<String> contenders;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "From which parameters and orders follow. Default: ${DEFAULT-VALUE}.")
    private String seed;

    @Option(
            names = "--db",
            paramLabel = "SOURCE",
            defaultValue = "embedded",
            description = "Where PostgreSQL comes from, as with run. Default: ${DEFAULT-VALUE}.")
    private String database;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where to write. Default: benchmarks/target/report.")
    private @Nullable Path out;

    @Override
    public Integer call() throws InterruptedException {
        PoolRequest request = request();
        Path folder = OutputFolder.prepare(out == null ? Home.reportFolder() : out);
        PrintWriter terminal = spec.commandLine().getOut();

        Progress progress = new Progress(terminal);
        PoolResults results;
        try (MachineLock lock = MachineLock.take()) {
            results = new PoolLaboratory(request, progress).run(Home.commit());
        }
        progress.end();
        results.write(folder.resolve("pool.json"));
        PoolReport.write(results, folder);
        terminal.println();
        terminal.print(PoolText.of(results));
        terminal.println("Report: " + folder.resolve(PoolReport.HTML));
        terminal.flush();
        return results.experiments().stream().allMatch(PoolExperiment::complete)
                ? ExitCode.DONE
                : ExitCode.SOMETHING_FAILED;
    }

    private PoolRequest request() {
        return new PoolRequest(
                database,
                contenders == null
                        ? Contenders.all().stream().map(Entrant::of).toList()
                        : Arguments.each("--contenders", contenders, Entrant::of).stream()
                                .sorted(Entrant.BASELINE_FIRST)
                                .toList(),
                experiments == null
                        ? PoolLaboratory.questions()
                        : Arguments.each("--experiments", experiments, PoolQuestion::of),
                PoolScale.of(preset),
                Arguments.number("--seed", seed));
    }
}
