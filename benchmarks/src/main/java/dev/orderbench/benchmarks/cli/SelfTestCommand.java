package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.selftest.SelfTest;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench selftest}: counts the errors of the method on made-up runs; needs no database. */
@Command(
        name = "selftest",
        description = {
            "Makes up runs of which the truth is known, judges them as real runs are judged, and counts how often that is"
                    + " wrong; beside it, how often naive methods would be. It takes some seconds and no database.",
            "It exits with 1 when an error rate is not as stated."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SelfTestCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "From which the made-up runs follow. Default: ${DEFAULT-VALUE}.")
    private String seed;

    @Override
    public Integer call() {
        SelfTest.Outcome outcome = new SelfTest(Arguments.number("--seed", seed)).run();
        PrintWriter terminal = spec.commandLine().getOut();
        outcome.lines().forEach(terminal::println);
        terminal.flush();
        return outcome.passed() ? ExitCode.DONE : ExitCode.SOMETHING_FAILED;
    }
}
