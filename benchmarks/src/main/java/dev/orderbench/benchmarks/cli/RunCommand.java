package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.measure.Contenders;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.measure.MachineLock;
import dev.orderbench.benchmarks.measure.Measurement;
import dev.orderbench.benchmarks.measure.RunRequest;
import dev.orderbench.benchmarks.measure.StagePlanner;
import dev.orderbench.benchmarks.report.ReportWriter;
import dev.orderbench.benchmarks.result.Journal;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import dev.orderbench.benchmarks.workload.Extent;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Preset;
import dev.orderbench.benchmarks.workload.Scaling;
import dev.orderbench.benchmarks.yardstick.Yardstick;
import dev.orderbench.database.DatabaseException;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.wire.Network;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
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

    private static final int MAX_THREADS = 64;
    private static final int MAX_JVMS = 100;
    private static final int MAX_SECONDS = 600;
    private static final int LEAST_SLICE = 10;
    private static final int MOST_SLICE = 1_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--preset",
            defaultValue = "quick",
            paramLabel = "NAME",
            description = "How much to measure: smoke (90 s, proves the path, unfit for decisions), quick (about 6"
                    + " min), standard (about 45 min: every section of the report), full (about 2 h 45 min: all"
                    + " operations over networks, threads and data). Default: ${DEFAULT-VALUE}.")
    private String preset;

    @Option(
            names = "--contenders",
            split = ",",
            paramLabel = "ID",
            description =
                    "Whom to measure, separated by commas, with the variant after a colon where it is not tuned, as in"
                            + " jpa:naive; ratios refer to raw-jdbc, or to the first one without it. Default: all,"
                            + " tuned.")
    private @Nullable List<String> contenders;

    @Option(
            names = "--operations",
            split = ",",
            paramLabel = "NAME",
            description = "What to measure, separated by commas: findUserByEmail, findOrder, userWithRecentOrders,"
                    + " searchOrders, ordersAfter, salesReport, registerUser, registerUserWithOrders, placeOrder,"
                    + " changeStatus, importOrders, adjustStock. Default: the preset's.")
    private @Nullable List<String> operations;

    @Option(
            names = "--threads",
            split = ",",
            paramLabel = "N",
            description = "Numbers of threads, separated by commas, 1 to " + MAX_THREADS + ". Default: the preset's.")
    private @Nullable List<String> threads;

    @Option(
            names = "--size",
            paramLabel = "NAME",
            description =
                    "Size of the dataset: tiny, small (10 thousand orders), medium (100 thousand), large (1 million)."
                            + " Default: the preset's.")
    private @Nullable String size;

    @Option(
            names = "--jvms",
            paramLabel = "N",
            description = "How many JVMs measure each number of threads at least, 1 to " + MAX_JVMS
                    + ". Default: the preset's.")
    private @Nullable String jvms;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            description =
                    "How long the run may take, such as 90s, 45m or 2h. What is left when each number of threads has its"
                            + " JVMs is spent on repeating disturbed ones, then on more where the interval is widest."
                            + " Default: the preset's (quick 6m, standard 45m, full 165m), or none where those JVMs take longer.")
    private @Nullable String budget;

    @Option(
            names = "--width",
            paramLabel = "PERCENT",
            description =
                    "How far an interval may reach from its ratio to be narrow enough, such as 3%%; the run ends when"
                            + " all are. Default: the preset's (quick 5%%, others 3%%).")
    private @Nullable String width;

    @Option(
            names = "--rtt",
            split = ",",
            paramLabel = "MS",
            description =
                    "Also measure over a simulated network with these round-trip times, in milliseconds, separated by"
                            + " commas, two at least, as in 0,0.5,1,5: with one thread and up to 3 JVMs for each."
                            + " Default: the preset's.")
    private @Nullable List<String> rtt;

    @Option(
            names = "--scaling",
            split = ",",
            paramLabel = "WHAT",
            description =
                    "Also measure how cost grows with threads (1 to 32, and 4 to 32 virtual ones), with size (reads by"
                            + " key, one thread, on small, medium and large data), or with both: threads,size."
                            + " Default: the preset's.")
    private @Nullable List<String> scaling;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long each JVM measures one operation, all contenders together, 1 to " + MAX_SECONDS
                    + ": the longer, the narrower the intervals. Default: the preset's.")
    private @Nullable String seconds;

    @Option(
            names = "--slice",
            paramLabel = "MS",
            description =
                    "Length of a timed slice of one contender, in milliseconds, " + LEAST_SLICE + " to " + MOST_SLICE
                            + ": to see that ratios do not depend on it. Default: " + StagePlanner.SLICE_MILLIS + ".")
    private @Nullable String slice;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "From which parameters and the order of slices follow. Default: ${DEFAULT-VALUE}.")
    private String seed;

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

    @Option(
            names = "--no-yardstick",
            description =
                    "Do not hold raw JDBC against pgbench, which takes some seconds after each JVM; smoke never does.")
    private boolean noYardstick;

    @Option(
            names = "--pool",
            negatable = true,
            description =
                    "Also do three short experiments on connection pools at the end, which take a minute; --no-pool"
                            + " leaves them out. Default: with all operations of quick, standard or full.")
    private @Nullable Boolean pool;

    @Option(
            names = "--drafts",
            negatable = true,
            description =
                    "Also measure contenders as first written, beside the tuned ones in the same JVMs; --no-drafts leaves"
                            + " it out. Default: with standard or full.")
    private @Nullable Boolean drafts;

    @Option(
            names = "--latency",
            negatable = true,
            description =
                    "Also measure latency at a fixed arrival rate before the experiments on pools, which takes two minutes;"
                            + " --no-latency leaves it out. Default: with all operations of standard or full.")
    private @Nullable Boolean latency;

    @Option(
            names = "--footprint",
            negatable = true,
            description =
                    "Also measure what contenders bring with them (jars, start-up, memory), and two of them in one"
                            + " transaction, which takes one to two minutes; --no-footprint leaves them out. Default: with all"
                            + " operations of standard or full.")
    private @Nullable Boolean footprint;

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
            results = request == null ? goOn(folder, progress) : begin(request, folder, progress);
            // What was measured so far is safe, whatever becomes of the pools.
            ResultsFile.write(results, folder.resolve("results.json"));
            if (hasLatency(Preset.of(results.plan().preset()), results.plan().operations())) {
                results = LatencyPart.add(results, database, progress);
                ResultsFile.write(results, folder.resolve("results.json"));
            }
            if (hasChoice(Preset.of(results.plan().preset()), results.plan().operations())) {
                results = ChoicePart.add(results, database, progress);
                ResultsFile.write(results, folder.resolve("results.json"));
            }
            if (hasPool(Preset.of(results.plan().preset()), results.plan().operations())) {
                results = PoolPart.add(results, database, progress);
            }
        }
        progress.end();
        ResultsFile.write(results, folder.resolve("results.json"));
        ReportWriter.write(results, folder);
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
        boolean everythingMeasured =
                results.complete() && results.cells().stream().allMatch(cell -> cell.failure() == null);
        return everythingMeasured ? ExitCode.DONE : ExitCode.SOMETHING_FAILED;
    }

    private Results begin(RunRequest request, Path folder, Progress progress) throws IOException {
        Path journal = folder.resolve(Measurement.JOURNAL);
        if (Files.exists(journal)) {
            Path kept = folder.resolve(Measurement.JOURNAL + ".old");
            Files.move(journal, kept, StandardCopyOption.REPLACE_EXISTING);
            progress.step("an unfinished run was here, which --resume would have gone on with; kept as " + kept);
        }
        try {
            return measurement(request, progress).run(Home.commit(), folder);
        } catch (RuntimeException e) {
            tellWhatIsKept(folder);
            throw e;
        }
    }

    private Results goOn(Path folder, Progress progress) {
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
        try {
            return measurement(request, progress).resume(journal, Home.commit(), folder);
        } catch (DatabaseException e) {
            tellWhatIsKept(folder);
            throw e;
        }
    }

    private Measurement measurement(RunRequest request, Progress progress) {
        return hasYardstick(request.preset())
                ? new Measurement(request, Yardstick.find(), progress, Assess::results)
                : new Measurement(request, progress, Assess::results);
    }

    private boolean hasYardstick(Preset of) {
        return !noYardstick && of != Preset.SMOKE;
    }

    private boolean hasPool(Preset of, List<String> measured) {
        return has(pool, of.poolTime(), of, measured);
    }

    private boolean hasChoice(Preset of, List<String> measured) {
        return has(footprint, of.choiceTime(), of, measured);
    }

    private boolean hasLatency(Preset of, List<String> measured) {
        return has(latency, of.latencyTime(), of, measured);
    }

    /** What was asked for, or what a preset has time for where all of its operations are measured. */
    private static boolean has(@Nullable Boolean asked, Duration time, Preset of, List<String> measured) {
        return asked != null
                ? asked
                : !time.isZero()
                        && of.operations().stream().map(Operation::label).allMatch(measured::contains);
    }

    /** What is kept of the budget for what comes after the plan. */
    private Duration atEnd(Preset of, List<String> measured) {
        return (hasPool(of, measured) ? of.poolTime() : Duration.ZERO)
                .plus(hasLatency(of, measured) ? of.latencyTime() : Duration.ZERO)
                .plus(hasChoice(of, measured) ? of.choiceTime() : Duration.ZERO);
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

    private static String resumption(Path folder) {
        return "./bench run --resume --out " + folder;
    }

    /** What the options ask for. */
    RunRequest request() {
        Preset chosen = Preset.of(preset);
        List<Operation> chosenOperations =
                operations == null ? chosen.operations() : Arguments.each("--operations", operations, Operation::of);
        List<Entrant> chosenContenders =
                contenders == null ? Contenders.all().stream().map(Entrant::of).toList() : contenders(contenders);
        DatasetSize chosenSize = size == null ? chosen.size() : DatasetSize.of(size);
        StagePlanner planner = new StagePlanner(
                        chosenContenders.size(),
                        chosenSize,
                        chosenOperations,
                        jvms == null ? chosen.jvms() : Arguments.between(1, MAX_JVMS, "--jvms", jvms),
                        chosen.warmupSeconds(),
                        seconds == null
                                ? chosen.secondsPerOperation()
                                : Arguments.between(1, MAX_SECONDS, "--seconds", seconds))
                .compare(
                        threads == null
                                ? chosen.threads()
                                : Arguments.each(
                                        "--threads", threads, n -> Arguments.between(1, MAX_THREADS, "--threads", n)),
                        chosen.controlled().stream()
                                .filter(chosenOperations::contains)
                                .toList(),
                        slice == null
                                ? StagePlanner.SLICE_MILLIS
                                : Arguments.between(LEAST_SLICE, MOST_SLICE, "--slice", slice));
        List<Integer> roundTripTimes = rtt == null ? chosen.rttMicros() : roundTripTimes(rtt);
        Extent usual = chosen.extent(chosenOperations);
        Extent thorough = Extent.thorough(chosenOperations, planner.secondsPerOperation());
        planner.overNetwork(roundTripTimes, rtt == null ? usual : thorough);
        List<Scaling> scalings = scaling == null ? chosen.scaling() : Arguments.each("--scaling", scaling, Scaling::of);
        for (Scaling each : scalings) {
            switch (each) {
                case THREADS -> planner.overThreads(scaling == null ? usual : thorough);
                case SIZE -> {
                    if (scaling != null || planner.hasReadByKey()) {
                        planner.overSizes(scaling == null ? usual : thorough);
                    }
                }
            }
        }
        if (drafts == null ? chosen.hasDrafts() : drafts) {
            planner.withDrafts(RunRequest.drafts(chosenContenders).size(), chosen.drafted());
        }
        return new RunRequest(
                chosen,
                database,
                chosenContenders,
                chosenSize,
                planner.stages(),
                Arguments.number("--seed", seed),
                new BudgetOptions(
                                chosen,
                                RunRequest.minimumSeconds(planner.stages(), hasYardstick(chosen)),
                                atEnd(
                                        chosen,
                                        chosenOperations.stream()
                                                .map(Operation::label)
                                                .toList()))
                        .budget(budget, width),
                asked());
    }

    /** In microseconds, from milliseconds. */
    private static List<Integer> roundTripTimes(List<String> millis) {
        List<Integer> micros = Arguments.each(
                "--rtt", millis, text -> Arguments.micros(Math.toIntExact(Network.LONGEST.toMillis()), "--rtt", text));
        if (micros.stream().distinct().count() < 2) {
            throw new IllegalArgumentException(
                    "--rtt needs two different round-trip times at least, as in 0,1, but is %s"
                            .formatted(String.join(",", millis)));
        }
        return micros;
    }

    /** In the order in which they were named, but for the baseline, which comes first. */
    private static List<Entrant> contenders(List<String> names) {
        return Arguments.each("--contenders", names, Entrant::of).stream()
                .sorted(Entrant.BASELINE_FIRST)
                .toList();
    }
}
