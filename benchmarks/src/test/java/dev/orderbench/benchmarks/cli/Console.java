package dev.orderbench.benchmarks.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import picocli.CommandLine;

/** What a command printed, and how it ended. */
public record Console(int exitCode, String out, String err) {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Like {@link #run}, and again as long as another test, in another JVM, keeps this machine busy. */
    static Console runAlone(String... arguments) {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        Console console = run(arguments);
        while (console.err().contains("is measuring on this machine") && System.nanoTime() < limit) {
            console = run(arguments);
        }
        return console;
    }

    public static Console run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        int exitCode = commandLine.execute(arguments);
        return new Console(exitCode, out.toString(), err.toString());
    }
}
