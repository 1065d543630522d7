package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.measure.Contenders;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.measure.Reckoning;
import dev.orderbench.benchmarks.measure.RunRequest;
import dev.orderbench.benchmarks.measure.StagePlanner;
import dev.orderbench.benchmarks.workload.Extent;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Preset;
import dev.orderbench.benchmarks.workload.Scaling;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.wire.Network;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code bench run} that say what to compare, and how thoroughly. */
final class PlanOptions {

    private static final int MAX_THREADS = 64;
    private static final int MAX_JVMS = 100;
    private static final int MAX_SECONDS = 600;
    private static final int LEAST_SLICE = 10;
    private static final int MOST_SLICE = 1_000;

    @Option(
            names = "--preset",
            defaultValue = "quick",
            paramLabel = "NAME",
            description = "How much to measure: smoke (90 s, proves the path, unfit for decisions), quick (about 6"
                    + " min), standard (about 45 min: every section of the report), full (about 1 h 45 min: all"
                    + " operations over networks and data). Default: ${DEFAULT-VALUE}.")
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
                            + " Default: the preset's (quick 6m, standard 45m, full 100m), or none where those JVMs take longer.")
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

    /**
     * What the options ask for.
     *
     * @param extras what to measure beside the comparison
     * @param database where PostgreSQL comes from
     * @param arguments those that ask for the same again
     */
    RunRequest request(ExtraOptions extras, String database, List<String> arguments) {
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
                        chosen.controlled(chosenOperations),
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
        if (extras.hasDrafts(chosen)) {
            planner.withDrafts(RunRequest.drafts(chosenContenders).size(), chosen.drafted());
        }
        RunRequest planned = new RunRequest(
                chosen,
                database,
                chosenContenders,
                chosenSize,
                planner.stages(),
                Arguments.number("--seed", seed),
                null,
                arguments);
        Duration end = extras.atEnd(
                chosen, chosenOperations.stream().map(Operation::label).toList());
        return planned.withBudget(
                new BudgetOptions(chosen, new Reckoning(planned).minimumSeconds(extras.hasYardstick(chosen)), end)
                        .budget(budget, width));
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
