package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.Budget;
import dev.orderbench.benchmarks.result.Journal;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Preset;
import dev.orderbench.database.DatasetSize;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a user asked to be measured.
 *
 * @param preset what the other values were taken from unless the user gave them
 * @param database where the server comes from: {@code embedded}, {@code testcontainers} or a JDBC URL
 * @param contenders who is measured, the baseline first; without controls
 * @param size of the dataset, but for stages that vary it
 * @param stages the parts of the run, as {@link StagePlanner} makes them
 * @param seed from which parameters and orders follow
 * @param budget how long it may go on when its stages have been measured; {@code null} where it is to end then
 * @param arguments what was asked on the command line, see {@link Plan}; {@code null} where nothing was
 */
public record RunRequest(
        Preset preset,
        String database,
        List<Entrant> contenders,
        DatasetSize size,
        List<Stage> stages,
        long seed,
        @Nullable Budget budget,
        @Nullable List<String> arguments) {

    private static final int TWIN_JVMS = 5;
    private static final int TWIN_WARMUP_SECONDS = 7;

    /**
     * Sixty rounds. With 25, intervals were 3 to 8 % wide to each side, and of six twins of 1.05 one was detected: what varied
     * between JVMs was no more than what the slices' own spread explains (docs/experiments/twins).
     */
    private static final int TWIN_SECONDS = 5;

    /** One that nobody asked for on a command line. */
    public RunRequest(
            Preset preset,
            String database,
            List<Entrant> contenders,
            DatasetSize size,
            List<Stage> stages,
            long seed,
            @Nullable Budget budget) {
        this(preset, database, contenders, size, stages, seed, budget, null);
    }

    public RunRequest {
        contenders = List.copyOf(contenders);
        stages = List.copyOf(stages);
        arguments = arguments == null ? null : List.copyOf(arguments);
    }

    /** What was asked for when a run was begun that is to be gone on with, on a server from the given source. */
    public static RunRequest of(Journal.Header begun, String database) {
        Plan plan = begun.plan();
        return new RunRequest(
                Preset.of(plan.preset()),
                database,
                begun.contenders().stream()
                        .filter(contender -> contender.role() == Role.CONTENDER)
                        .map(contender -> Entrant.of(contender.id()))
                        .toList(),
                DatasetSize.of(plan.dataSize()),
                plan.stages(),
                plan.seed(),
                plan.budget(),
                plan.arguments());
    }

    /**
     * A short run of the baseline and its two twins, at a look-up by key with four threads: to be repeated many times, with
     * another seed each time, to see how often the method errs.
     */
    public static RunRequest twins(String database, long seed) {
        List<Operation> operations = List.of(Operation.FIND_USER_BY_EMAIL);
        return new RunRequest(
                Preset.SMOKE,
                database,
                List.of(Entrant.of(Contenders.BASELINE)),
                DatasetSize.SMALL,
                new StagePlanner(1, DatasetSize.SMALL, operations, TWIN_JVMS, TWIN_WARMUP_SECONDS, TWIN_SECONDS)
                        .compare(List.of(4), operations, StagePlanner.SLICE_MILLIS)
                        .stages(),
                seed,
                null);
    }

    /** The operations that are compared. */
    public List<String> compared() {
        return plan().operations();
    }

    Plan plan() {
        return new Plan(
                preset.label(), preset.fitForDecisions(), size.label(), size.orders(), stages, seed, budget, arguments);
    }

    /** Who is measured at all: contenders, then controls, then drafts. */
    List<Entrant> entrants() {
        return Stream.of(
                        contenders,
                        stages.stream().allMatch(stage -> stage.controlled().isEmpty())
                                ? List.<Entrant>of()
                                : contenders.getFirst().controls(),
                        stages.stream().noneMatch(stage -> stage.kind() == Stage.Kind.DRAFTS)
                                ? List.<Entrant>of()
                                : drafts(contenders))
                .flatMap(List::stream)
                .toList();
    }

    /** Who is measured at an operation of a stage. */
    List<Entrant> entrants(Stage stage, Operation operation) {
        boolean controlled = stage.controlled().contains(operation.label());
        boolean drafts = stage.kind() == Stage.Kind.DRAFTS;
        return entrants().stream()
                .filter(entrant -> switch (entrant.role()) {
                    case CONTENDER -> true;
                    case DRAFT -> drafts;
                    case TWIN, SLOWER_TWIN -> controlled;
                })
                .toList();
    }

    /** The other variants of tuned contenders, but for those that are contenders themselves. */
    public static List<Entrant> drafts(List<Entrant> contenders) {
        Set<String> ids = contenders.stream().map(Entrant::id).collect(Collectors.toSet());
        return contenders.stream()
                .flatMap(contender -> contender.drafts().stream())
                .filter(draft -> !ids.contains(draft.id()))
                .toList();
    }

    /** How many pairs of an operation and a contender each JVM of a stage measures. */
    int cells(Stage stage) {
        return stage.operations().stream()
                .mapToInt(operation -> entrants(stage, Operation.of(operation)).size())
                .sum();
    }

    /** How many pairs of an operation and a contender are checked, with drafts and without controls, once for each size of the data. */
    long checks() {
        return stages.stream()
                .flatMap(stage -> stage.operations().stream()
                        .flatMap(operation -> entrants(stage, Operation.of(operation)).stream()
                                .filter(entrant -> !entrant.isControl())
                                .map(entrant -> List.of(stage.point().dataSize(), operation, entrant.id()))))
                .distinct()
                .count();
    }

    int warmupRounds(Stage stage) {
        return StagePlanner.warmupRounds(
                stage.warmupSeconds(), cells(stage), stage.point().threads());
    }

    /** The same with a budget, or without one. */
    public RunRequest withBudget(@Nullable Budget other) {
        return new RunRequest(preset, database, contenders, size, stages, seed, other, arguments);
    }
}
