package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.measure.Contenders;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.measure.LatencyMeasurement;
import dev.orderbench.benchmarks.measure.LatencyRequest;
import dev.orderbench.benchmarks.measure.MachineLock;
import dev.orderbench.benchmarks.report.LatencyTable;
import dev.orderbench.benchmarks.result.LatencyCell;
import dev.orderbench.benchmarks.result.LatencyResults;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Preset;
import dev.orderbench.database.DatasetSize;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench latency}: measures latencies at a fixed arrival rate. */
@Command(
        name = "latency",
        description = {
            "Measures latency at a fixed arrival rate: each request counts from the time at which it was due, so that a stall"
                    + " is not hidden by clients that wait for it. Prints percentiles and writes latency.json.",
            "Contenders take turns in pieces of 2 s, in shuffled order, each on a database of its own."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  ./bench latency --operations placeOrder",
            "  ./bench latency --operations searchOrders --contenders raw-jdbc,jooq --rate 500 --seconds 60 --poisson"
        })
final class LatencyCommand implements Callable<Integer> {

    private static final int MAX_RATE = 200_000;
    private static final int MAX_WARMUP_SECONDS = 600;
    private static final int MAX_SECONDS = 3_600;
    private static final int MAX_THREADS = 200;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--contenders",
            split = ",",
            paramLabel = "ID",
            description =
                    "Whom to measure, separated by commas; another variant after a colon, as in jooq:naive. Default: all.")
    private @Nullable List<String> contenders;

    @Option(
            names = "--operations",
            split = ",",
            paramLabel = "NAME",
            description = "What to measure, separated by commas, as with run. Default: what the preset quick does.")
    private @Nullable List<String> operations;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description =
                    "Requests per second, 1 to " + MAX_RATE + ", the same for all contenders. Default: half of what the"
                            + " slowest of them does in a short closed loop.")
    private @Nullable String rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "How long to measure each contender with each operation, 1 to " + MAX_SECONDS
                    + ". Default: ${DEFAULT-VALUE}.")
    private String seconds;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            defaultValue = "12",
            description = "How many seconds each contender runs each operation before, 0 to " + MAX_WARMUP_SECONDS
                    + ". Default: ${DEFAULT-VALUE}.")
    private String warmup;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "4",
            description =
                    "How many requests can be under way at the same time, and how many connections there are, 1 to "
                            + MAX_THREADS + ". Default: ${DEFAULT-VALUE}.")
    private String threads;

    @Option(names = "--virtual", description = "Send from virtual threads instead of platform threads.")
    private boolean virtual;

    @Option(names = "--poisson", description = "Random, independent arrivals instead of evenly spaced ones.")
    private boolean poisson;

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
            description =
                    "From which parameters, random arrivals and the order of pieces follow. Default: ${DEFAULT-VALUE}.")
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
        LatencyRequest request = request();
        Path folder = OutputFolder.prepare(out == null ? Home.reportFolder() : out);
        PrintWriter terminal = spec.commandLine().getOut();

        Progress progress = new Progress(terminal);
        LatencyResults results;
        try (MachineLock lock = MachineLock.take()) {
            results = new LatencyMeasurement(request, progress).run(Home.commit());
        }
        progress.end();
        Path file = folder.resolve("latency.json");
        results.write(file);
        terminal.println();
        terminal.print(LatencyTable.of(results));
        terminal.println();
        terminal.println("Histograms: " + file);
        terminal.flush();
        return exitCode(results.cells());
    }

    static int exitCode(List<LatencyCell> cells) {
        return cells.stream().allMatch(LatencyCell::wasAnswered) ? ExitCode.DONE : ExitCode.SOMETHING_FAILED;
    }

    private LatencyRequest request() {
        return new LatencyRequest(
                database,
                contenders == null
                        ? Contenders.all().stream().map(Entrant::of).toList()
                        : Arguments.each("--contenders", contenders, Entrant::of).stream()
                                .sorted(Entrant.BASELINE_FIRST)
                                .toList(),
                operations == null
                        ? Preset.QUICK.operations()
                        : Arguments.each("--operations", operations, Operation::of),
                DatasetSize.of(size),
                rate == null ? OptionalInt.empty() : OptionalInt.of(Arguments.between(1, MAX_RATE, "--rate", rate)),
                Arguments.between(0, MAX_WARMUP_SECONDS, "--warmup", warmup),
                Arguments.between(1, MAX_SECONDS, "--seconds", seconds),
                Arguments.between(1, MAX_THREADS, "--threads", threads),
                virtual,
                poisson,
                Arguments.number("--seed", seed));
    }
}
