package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.measure.ProgressListener;
import dev.orderbench.benchmarks.measure.RunRequest;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Preset;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code bench run} that say what to measure beside the comparison: with it, or after it. */
final class ExtraOptions {

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

    /**
     * Asks for the same as a run that is gone on with, where nothing else was asked for now. Drafts are a part of its plan.
     *
     * @param arguments of that run; {@code null} where they are not known
     */
    void takeFrom(@Nullable List<String> arguments) {
        List<String> asked = arguments == null ? List.of() : arguments;
        noYardstick |= asked.contains("--no-yardstick");
        pool = pool == null ? asked(asked, "pool") : pool;
        latency = latency == null ? asked(asked, "latency") : latency;
        footprint = footprint == null ? asked(asked, "footprint") : footprint;
    }

    private static @Nullable Boolean asked(List<String> arguments, String name) {
        if (arguments.contains("--" + name)) {
            return Boolean.TRUE;
        }
        return arguments.contains("--no-" + name) ? Boolean.FALSE : null;
    }

    /** Measures what comes after the plan. What was measured so far is written before each part, so that none can cost the others. */
    Results addParts(Results compared, Path file, String database, ProgressListener progress)
            throws IOException, InterruptedException {
        Preset preset = Preset.of(compared.plan().preset());
        List<String> measured = compared.plan().operations();
        Results results = compared;
        ResultsFile.write(results, file);
        if (hasLatency(preset, measured)) {
            results = LatencyPart.add(results, database, progress);
            ResultsFile.write(results, file);
        }
        if (hasChoice(preset, measured)) {
            results = ChoicePart.add(results, database, progress);
            ResultsFile.write(results, file);
        }
        return hasPool(preset, measured) ? PoolPart.add(results, database, progress) : results;
    }

    boolean hasYardstick(Preset of) {
        return !noYardstick && of != Preset.SMOKE;
    }

    boolean hasDrafts(Preset of) {
        return drafts == null ? of.hasDrafts() : drafts;
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

    /** What a run is going to measure, with this beside it. */
    PlanLines lines(RunRequest request) {
        Preset preset = request.preset();
        List<String> measured = request.compared();
        List<String> parts = new ArrayList<>();
        if (hasLatency(preset, measured)) {
            parts.add("latency at a fixed rate");
        }
        if (hasChoice(preset, measured)) {
            parts.add("what contenders bring with them");
        }
        if (hasPool(preset, measured)) {
            parts.add("experiments on pools");
        }
        return new PlanLines(request, hasYardstick(preset), atEnd(preset, measured), parts);
    }

    /** What is kept of the budget for what comes after the plan. */
    Duration atEnd(Preset of, List<String> measured) {
        return (hasPool(of, measured) ? of.poolTime() : Duration.ZERO)
                .plus(hasLatency(of, measured) ? of.latencyTime() : Duration.ZERO)
                .plus(hasChoice(of, measured) ? of.choiceTime() : Duration.ZERO);
    }
}
