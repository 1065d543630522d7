package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.pool.WatchedPool;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench pool watch}: a pool under load whose metrics Prometheus can scrape. */
@Command(
        name = "watch",
        description = {
            "A pool under load whose metrics can be scraped by Prometheus, as a service with Micrometer has them. Rules for alerts"
                    + " on them are in docs/prometheus."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class WatchCommand implements Callable<Integer> {

    private static final int MOST_SECONDS = 86_400;
    private static final int MOST_CONNECTIONS = 90;
    private static final int MOST_CALLERS = 1_000;
    private static final int MOST_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--contender",
            paramLabel = "ID",
            defaultValue = "raw-jdbc",
            description = "Who uses the pool. Default: ${DEFAULT-VALUE}.")
    private String contender;

    @Option(
            names = "--size",
            paramLabel = "N",
            defaultValue = "4",
            description = "Connections of the pool, 1 to " + MOST_CONNECTIONS + ". Default: ${DEFAULT-VALUE}.")
    private String size;

    @Option(
            names = "--callers",
            paramLabel = "N",
            defaultValue = "8",
            description =
                    "How many place orders at the same time, 1 to " + MOST_CALLERS + ". Default: ${DEFAULT-VALUE}.")
    private String callers;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "9187",
            description = "Where on loopback the metrics are, 0 for any that is free. Default: ${DEFAULT-VALUE}.")
    private String port;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "600",
            description = "How long, 1 to " + MOST_SECONDS + ". Default: ${DEFAULT-VALUE}.")
    private String seconds;

    @Option(
            names = "--db",
            paramLabel = "SOURCE",
            defaultValue = "embedded",
            description = "Where PostgreSQL comes from, as with run. Default: ${DEFAULT-VALUE}.")
    private String database;

    @Override
    public Integer call() throws InterruptedException {
        Progress progress = new Progress(spec.commandLine().getOut());
        new WatchedPool(
                        database,
                        Entrant.of(contender),
                        Arguments.between(1, MOST_CONNECTIONS, "--size", size),
                        Arguments.between(1, MOST_CALLERS, "--callers", callers),
                        Arguments.between(0, MOST_PORT, "--port", port),
                        Arguments.between(1, MOST_SECONDS, "--seconds", seconds))
                .run(progress);
        return ExitCode.DONE;
    }
}
