package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.report.ChangeTable;
import dev.orderbench.benchmarks.result.ResultsFile;
import dev.orderbench.benchmarks.statistics.RunChanges;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench compare}: a gate for a team's CI; needs no database. */
@Command(
        name = "compare",
        description = {
            "Compares two results files, and exits with 1 when something got worse by more than the threshold.",
            "Counted are each contender's ratio to the baseline, the bytes that it allocates, and its time where both runs"
                    + " had the same environment; commit and libraries may differ. Worse means that the whole 95 %% interval"
                    + " lies above the threshold.",
            "Statements and round trips may not grow at all, bytes on the wire by 1 %%, whatever the threshold.",
            "Where a control of either run failed, its times and ratios are not judged. An operation, a number of threads or a"
                    + " contender that NEW lacks fails."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Exit codes: 0 nothing was shown to be worse, 1 something is worse, failed or is missing, 2 bad input.",
            "",
            "Example:",
            "  ./bench compare main/results.json branch/results.json --threshold 10%%"
        })
final class CompareCommand implements Callable<Integer> {

    private static final Pattern PERCENTAGE = Pattern.compile("(?<number>\\d{1,3}(\\.\\d+)?)\\s*%?");

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description = "A results.json that 'bench run' wrote before the change.")
    private Path before;

    @Parameters(index = "1", paramLabel = "NEW", description = "One that it wrote after the change.")
    private Path after;

    @Option(
            names = "--threshold",
            paramLabel = "PERCENT",
            defaultValue = "5",
            description = "By how much a ratio or a time may grow, in percent, 0 to 999. Default: ${DEFAULT-VALUE}.")
    private String threshold;

    @Option(
            names = "--allow-missing",
            description =
                    "Pass also where NEW was not to measure an operation, a number of threads or a contender that OLD did.")
    private boolean allowMissing;

    @Override
    public Integer call() {
        double share = share(threshold);
        RunChanges changes = RunChanges.of(ResultsFile.read(before), ResultsFile.read(after), share);
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.print(ChangeTable.of(changes, allowMissing));
        terminal.flush();
        return changes.passes(allowMissing) ? ExitCode.DONE : ExitCode.SOMETHING_FAILED;
    }

    private static double share(String percentage) {
        Matcher matcher = PERCENTAGE.matcher(percentage.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "--threshold must be a percentage from 0%% to 999%%, such as 5%%, but is '%s'"
                            .formatted(percentage));
        }
        return Double.parseDouble(matcher.group("number")) / 100;
    }
}
