package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.measure.MachineLock;
import dev.orderbench.benchmarks.measure.Measurement;
import dev.orderbench.benchmarks.measure.RunRequest;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import dev.orderbench.benchmarks.selftest.RealPairs;
import dev.orderbench.benchmarks.selftest.SelfTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench selftest}: counts the errors of the method, on made-up runs or on real twins. */
@Command(
        name = "selftest",
        description = {
            "Makes up runs of which the truth is known, judges them as real runs are judged, and counts how often that is"
                    + " wrong; beside it, how often naive methods would be. It takes some seconds and no database.",
            "With --real, measures twins of the baseline instead: one identical, one that does every twentieth operation"
                    + " twice. That takes about 2 min for each pair.",
            "It exits with 1 when an error rate is not as stated."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SelfTestCommand implements Callable<Integer> {

    private static final int MAX_PAIRS = 1_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "From which the made-up runs follow, or the order of slices. Default: ${DEFAULT-VALUE}.")
    private String seed;

    @Option(
            names = "--real",
            paramLabel = "N",
            description = "How many pairs of twins to measure, 1 to " + MAX_PAIRS
                    + ". Of 20, at most 3 may be false alarms," + " and at least 17 must be detected and hold 1.05.")
    private @Nullable String real;

    @Option(
            names = "--db",
            paramLabel = "SOURCE",
            defaultValue = "embedded",
            description = "With --real, where PostgreSQL comes from, as for ./bench run. Default: ${DEFAULT-VALUE}.")
    private String database;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description =
                    "With --real, where the results of each pair are written. Default: benchmarks/target/selftest.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        long firstSeed = Arguments.number("--seed", seed);
        if (real != null) {
            int count = Arguments.between(1, MAX_PAIRS, "--real", real);
            try (MachineLock lock = MachineLock.take()) {
                return realPairs(count, firstSeed);
            }
        }
        SelfTest.Outcome outcome = new SelfTest(firstSeed).run();
        PrintWriter terminal = spec.commandLine().getOut();
        outcome.lines().forEach(terminal::println);
        terminal.flush();
        return outcome.passed() ? ExitCode.DONE : ExitCode.SOMETHING_FAILED;
    }

    private int realPairs(int count, long firstSeed) throws IOException {
        Path folder = OutputFolder.prepare(out == null ? Home.root().resolve("benchmarks/target/selftest") : out);
        PrintWriter terminal = spec.commandLine().getOut();
        RealPairs pairs = new RealPairs();
        for (int i = 0; i < count; i++) {
            Progress progress = new Progress(terminal);
            Results results = new Measurement(RunRequest.twins(database, firstSeed + i), progress, Assess::results)
                    .run(Home.commit(), folder);
            progress.end();
            ResultsFile.write(results, folder.resolve("pair-%03d.json".formatted(i + 1)));
            Files.deleteIfExists(folder.resolve(Measurement.JOURNAL));
            terminal.println("pair %d of %d: %s".formatted(i + 1, count, pairs.add(results)));
            terminal.flush();
        }
        terminal.println();
        pairs.lines().forEach(terminal::println);
        terminal.println("Results: " + folder);
        terminal.flush();
        return pairs.passed() ? ExitCode.DONE : ExitCode.SOMETHING_FAILED;
    }
}
