package dev.orderbench.benchmarks.cli;

import dev.orderbench.database.PostgresServer;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: {@code ./bench}. */
@Command(
        name = "bench",
        description = "What raw JDBC, jOOQ and JPA really cost on PostgreSQL.",
        subcommands = {
            RunCommand.class,
            LatencyCommand.class,
            PoolCommand.class,
            JmhCommand.class,
            AuditCommand.class,
            ReportCommand.class,
            CompareCommand.class,
            SelfTestCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done, 1 done but something failed while it was measured, the audit differs, something became"
                    + " worse, or a self-test does not hold, 2 bad input, 3 the"
                    + " server or a file cannot be used."
        })
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        if (Boolean.getBoolean("orderbench.endWithParent")) {
            endWithParent();
        }
        System.exit(commandLine().execute(arguments));
    }

    /** A build that is killed does not end what it started, and a run without its build would go on for minutes. */
    private static void endWithParent() {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(ExitCode.UNUSABLE)));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setParameterExceptionHandler((exception, args) -> {
            PrintWriter err = exception.getCommandLine().getErr();
            err.println("bench: " + exception.getMessage());
            err.println("See ./%s --help"
                    .formatted(exception.getCommandLine().getCommandSpec().qualifiedName()));
            return ExitCode.BAD_INPUT;
        });
        commandLine.setExecutionStrategy(parsed -> {
            PrintWriter err = parsed.commandSpec().commandLine().getErr();
            PostgresServer.stopOrphans()
                    .forEach(folder -> err.println(
                            "bench: removed the " + program(folder) + " that a killed run had left in " + folder));
            return new CommandLine.RunLast().execute(parsed);
        });
        commandLine.setExecutionExceptionHandler((exception, failed, parsed) -> {
            if (System.getenv("BENCH_DEBUG") != null) {
                exception.printStackTrace(failed.getErr());
            }
            failed.getErr().println("bench: " + UserMessage.of(exception));
            return UserMessage.exitCode(exception);
        });
        return commandLine;
    }

    /** A folder bears the name of what ran in it. */
    private static String program(Path folder) {
        return folder.toString().contains("pgbouncer") ? "PgBouncer" : "PostgreSQL";
    }
}
