package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.measure.ProgressListener;
import dev.orderbench.benchmarks.measure.RunRequest;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Preset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

    /**
     * Refuses what was asked for and cannot be measured, before anything is.
     *
     * @param stages of the plan
     * @throws IllegalArgumentException where there is such
     */
    void check(List<Stage> stages) {
        if (Boolean.TRUE.equals(latency)
                && stages.stream()
                        .filter(stage -> stage.kind() == Stage.Kind.COMPARISON)
                        .flatMap(stage -> stage.operations().stream())
                        .noneMatch(LatencyPart.OPERATIONS::contains)) {
            throw new IllegalArgumentException(
                    "--latency is measured of %s only: add one of them to --operations, or leave --latency out"
                            .formatted(String.join(", ", LatencyPart.OPERATIONS)));
        }
        if (Boolean.TRUE.equals(drafts) && stages.stream().noneMatch(stage -> stage.kind() == Stage.Kind.DRAFTS)) {
            throw new IllegalArgumentException(
                    "--drafts has nothing to measure: it needs one of the operations %s, and a contender of which another variant is not measured already"
                            .formatted(Preset.STANDARD.drafted().stream()
                                    .map(Operation::label)
                                    .collect(Collectors.joining(", "))));
        }
    }

    /** Something that is measured after the plan. */
    private interface Part {

        /** Adds what it found to results; empty where it failed, of which the progress was told. */
        Optional<Results> add(Results results, String database, ProgressListener progress) throws InterruptedException;
    }

    /**
     * Measures what comes after the plan. What was measured so far is written before each part, so that none can cost the others. It
     * is not complete while a part is lacking, whether it is still to come or has failed.
     */
    Results addParts(Results compared, Path file, String database, ProgressListener progress)
            throws InterruptedException {
        boolean whole = compared.complete();
        Results results = compared;
        for (Part part : parts(compared)) {
            results = results.withComplete(false);
            ResultsFile.write(results, file);
            Optional<Results> added = part.add(results, database, progress);
            whole &= added.isPresent();
            results = added.orElse(results);
        }
        return results.withComplete(whole);
    }

    private List<Part> parts(Results compared) {
        Preset preset = Preset.of(compared.plan().preset());
        List<String> measured = compared.plan().operations();
        List<Part> parts = new ArrayList<>();
        if (hasLatency(preset, measured)) {
            parts.add(LatencyPart::add);
        }
        if (hasChoice(preset, measured)) {
            parts.add(ChoicePart::add);
        }
        if (hasPool(preset, measured)) {
            parts.add(PoolPart::add);
        }
        return parts;
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
