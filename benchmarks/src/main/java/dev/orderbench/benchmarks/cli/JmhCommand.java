package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.measure.ClassicRun;
import dev.orderbench.database.DatasetSize;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench jmh}: JMH as JMH's users know it. */
@Command(
        name = "jmh",
        customSynopsis = "bench jmh [--size=NAME] [--seed=N] [--db=SOURCE] -- [options of JMH]",
        description = {
            "Runs plain JMH on the same operations: one contender in each fork, forks one after the other. What follows"
                    + " -- goes to JMH; -- -h prints its help.",
            "To compare contenders, ./bench run is more precise: it measures them within the same second."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  ./bench jmh -- -lp",
            "  ./bench jmh -- -p operation=placeOrder -t 4 -prof gc",
            "  ./bench jmh --size small -- -p contender=jpa -p variant=tuned,stateless -rf json -rff jpa.json"
        })
final class JmhCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--size",
            paramLabel = "NAME",
            defaultValue = "medium",
            description = "Size of the dataset: tiny, small, medium, large. Default: ${DEFAULT-VALUE}.")
    private String size;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "From which parameters follow. Default: ${DEFAULT-VALUE}.")
    private String seed;

    @Option(
            names = "--db",
            paramLabel = "SOURCE",
            defaultValue = "embedded",
            description = "Where PostgreSQL comes from, as with run. Default: ${DEFAULT-VALUE}.")
    private String database;

    @Parameters(paramLabel = "options of JMH", description = "After --: the options and arguments of JMH itself.")
    private List<String> options = List.of();

    @Override
    public Integer call() {
        Progress progress = new Progress(spec.commandLine().getOut());
        ClassicRun run = new ClassicRun(database, DatasetSize.of(size), Arguments.number("--seed", seed), progress);
        return run.run(options) ? ExitCode.DONE : ExitCode.SOMETHING_FAILED;
    }
}
