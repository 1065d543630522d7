package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.Journal;
import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.OwnedFolder;
import dev.orderbench.database.Pools;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One run: server, template, check of equal work, then one JVM after the other. A contender that does not do the asked
 * work, or throws, loses that cell; a JVM that fails loses its samples; the run goes on.
 */
public final class Measurement {

    /** The name of the file, in the folder of the output, that holds what was found so far. */
    public static final String JOURNAL = "journal.jsonl";

    private final RunRequest request;
    private final Plan plan;
    private final ProgressListener progress;
    private final Map<CellAt, String> failures = new LinkedHashMap<>();
    private final Set<DatasetSize> checked = EnumSet.noneOf(DatasetSize.class);
    private final Map<DatasetSize, SortedMap<String, Integer>> indexPages = new EnumMap<>(DatasetSize.class);
    private final List<JvmRun> jvmRuns = new ArrayList<>();
    private final Samples samples = new Samples();
    private @Nullable Path forkLog;
    private double secondsBegun;

    /** A cell of the results. */
    private record CellAt(Point point, ForkSpec.CellKey cell) {}

    public Measurement(RunRequest request, ProgressListener progress) {
        this.request = request;
        this.plan = request.plan();
        this.progress = progress;
    }

    /**
     * Runs it.
     *
     * @param commit the commit of order-bench, for the record
     * @param output an existing folder, where the output of a JVM that fails is kept
     * @return all that was found, failures included
     * @throws dev.orderbench.database.DatabaseException when the server cannot be had, or the dataset not be loaded
     */
    public Results run(String commit, Path output) {
        return run(commit, output, null);
    }

    /**
     * Goes on with a run: measures in the JVMs that it still lacks.
     *
     * @param begun what the run has found so far; its request is this one's
     * @throws EnvironmentChangedException when it took place elsewhere, or with other software
     */
    public Results resume(Journal begun, String commit, Path output) {
        return run(commit, output, begun);
    }

    private Results run(String commit, Path output, @Nullable Journal begun) {
        Instant startedAt = begun == null ? Instant.now() : begun.header().startedAt();
        forkLog = output.resolve("failed-jvm.log");
        progress.step("starting PostgreSQL (%s)".formatted(describe(request.database())));
        try (PostgresServer server = PostgresServer.start(request.database());
                Templates templates = new Templates(server, this::tellOfLoading);
                CleanUp cleanUp = CleanUp.onInterrupt(server, templates::close)) {
            Environment environment = environment(commit, server, templates.of(request.size()));
            Journal.Header header = new Journal.Header(startedAt, plan, environment, contenders());
            if (begun != null) {
                EnvironmentChangedException.check(begun.header(), header);
                begun.entries().forEach(this::take);
            }
            Journal journal = begun == null ? Journal.create(output.resolve(JOURNAL), header) : begun;
            int ordinal = 0;
            for (int stage = 0; stage < plan.stages().size(); stage++) {
                TemplateDatabase template = templates.of(size(plan.stages().get(stage)));
                checkEqualWork(template);
                for (int jvm = 0; jvm < plan.stages().get(stage).jvms(); jvm++) {
                    if (!isDone(stage, jvm)) {
                        measure(template, cleanUp, stage, jvm, ordinal).ifPresent(entry -> {
                            journal.append(entry);
                            take(entry);
                        });
                    }
                    secondsBegun += plan.stages().get(stage).secondsPerJvm();
                    ordinal++;
                }
            }
            return results(startedAt, environment);
        }
    }

    private static DatasetSize size(Stage stage) {
        return DatasetSize.of(stage.point().dataSize());
    }

    private SortedMap<String, Integer> indexPages(DatasetSize size) {
        return indexPages.getOrDefault(size, Collections.emptySortedMap());
    }

    private void tellOfLoading(DatasetSize size) {
        progress.step("loading %s: %,d orders".formatted(size.label(), size.orders()));
    }

    /** Checks all that is to be measured on data of a size, the first time that it is about to be. */
    private void checkEqualWork(TemplateDatabase template) {
        DatasetSize size = template.dataset().size();
        if (!checked.add(size)) {
            return;
        }
        try (WorkingDatabase copy = template.copy()) {
            indexPages.put(size, IndexPages.read(copy.connection()));
        }
        progress.step("checking that all contenders do the same work");
        List<Stage> stages =
                plan.stages().stream().filter(stage -> size(stage) == size).toList();
        List<Operation> operations = stages.stream()
                .flatMap(stage -> stage.operations().stream())
                .distinct()
                .map(Operation::of)
                .toList();
        for (Entrant entrant : request.contenders()) {
            for (Operation operation : operations) {
                WorkCheck.fault(operation, entrant, template.dataset(), template::copy)
                        .ifPresent(fault -> stages.stream()
                                .filter(stage -> stage.operations().contains(operation.label()))
                                .forEach(stage -> fail(stage.point(), operation, entrant.id(), fault)));
            }
        }
    }

    private void fail(Point point, Operation operation, String contender, String reason) {
        CellAt cell = new CellAt(point, new ForkSpec.CellKey(operation, contender));
        boolean told = failures.entrySet().stream()
                .anyMatch(entry -> entry.getKey().cell.equals(cell.cell)
                        && entry.getValue().equals(reason));
        if (failures.putIfAbsent(cell, reason) == null && !told) {
            progress.problem("%s, %s: %s".formatted(contender, operation.label(), reason));
        }
    }

    private boolean isDone(int stage, int jvm) {
        return jvmRuns.stream().anyMatch(run -> run.stage() == stage && run.index() == jvm && run.failure() == null);
    }

    /** Takes what came of a JVM, in place of what an earlier attempt at it gave. */
    private void take(Journal.Entry entry) {
        JvmRun jvm = entry.jvm();
        Point point = plan.stages().get(jvm.stage()).point();
        jvmRuns.removeIf(run -> run.stage() == jvm.stage() && run.index() == jvm.index());
        jvmRuns.add(jvm);
        samples.add(point, entry.series());
        entry.failures()
                .forEach(failed -> fail(point, Operation.of(failed.operation()), failed.contender(), failed.reason()));
    }

    /** Measures in one JVM; empty when there is nothing left to be measured. */
    private Optional<Journal.Entry> measure(
            TemplateDatabase template, CleanUp cleanUp, int stageIndex, int jvm, int ordinal) {
        Stage stage = plan.stages().get(stageIndex);
        LinkedHashMap<Operation, List<String>> cells = cells(stage);
        if (cells.values().stream().allMatch(List::isEmpty)) {
            return Optional.empty();
        }
        long seed = plan.seed() + 1_000_003L * ordinal;
        Instant startedAt = Instant.now();
        try (OwnedFolder folder = OwnedFolder.create("jvm");
                WorkingDatabase database = template.copy()) {
            ForkSpec.FILES.forEach(folder::file);
            cleanUp.dropOnInterrupt(database);
            ForkSpec spec = new ForkSpec(
                    database.connection(),
                    template.dataset().size(),
                    stage.point(),
                    cells,
                    request.warmupRounds(stage),
                    stage.rounds(),
                    stage.settleMillis(),
                    seed,
                    folder.path());
            return Optional.of(run(
                    spec,
                    new JvmRun(stageIndex, jvm, seed, startedAt, 0, indexPages(size(stage)), null),
                    ordinal,
                    cleanUp));
        }
    }

    /** All cells of a stage that have not failed yet. */
    private LinkedHashMap<Operation, List<String>> cells(Stage stage) {
        LinkedHashMap<Operation, List<String>> cells = new LinkedHashMap<>();
        for (Operation operation : operations(stage)) {
            cells.put(
                    operation,
                    request.entrants(stage, operation).stream()
                            .map(Entrant::id)
                            .filter(id -> !failures.containsKey(
                                    new CellAt(stage.point(), new ForkSpec.CellKey(operation, id))))
                            .toList());
        }
        return cells;
    }

    private static List<Operation> operations(Stage stage) {
        return stage.operations().stream().map(Operation::of).toList();
    }

    private Journal.Entry run(ForkSpec spec, JvmRun jvm, int ordinal, CleanUp cleanUp) {
        List<Schedule.Slice> schedule = spec.schedule();
        Stage stage = plan.stages().get(jvm.stage());
        int jvms = plan.jvms();
        double seconds = plan.stages().stream()
                .mapToDouble(one -> one.jvms() * one.secondsPerJvm())
                .sum();
        List<Journal.CellSeries> series = List.of();
        String failure = null;
        try {
            List<Double> scores = new JmhFork(spec, stage.sliceMillis())
                    .run(done -> progress.slice(
                            ordinal + 1,
                            jvms,
                            describe(schedule.get(done - 1), stage.point()),
                            (secondsBegun + stage.secondsPerJvm() * (double) done / schedule.size()) / seconds));
            series = Samples.series(jvm.index(), schedule, scores, spec.readRates(), spec.readCauses());
        } catch (ForkFailedException e) {
            cleanUp.awaitEndIfInterrupted();
            String where = keepOutput(e);
            progress.problem(
                    "JVM %d of %d gave no samples: %s; see %s".formatted(ordinal + 1, jvms, e.getMessage(), where));
            failure = String.valueOf(e.getMessage());
        }
        double lived = Duration.between(jvm.startedAt(), Instant.now()).toMillis() / 1_000.0;
        return new Journal.Entry(
                new JvmRun(jvm.stage(), jvm.index(), jvm.seed(), jvm.startedAt(), lived, jvm.indexPages(), failure),
                series,
                spec.readFailures());
    }

    private String describe(Schedule.Slice slice, Point point) {
        String what = slice.phase() == Schedule.Phase.WARMUP
                ? "warming up"
                : slice.operation().label();
        return "%s, %s".formatted(what, point.label(plan.dataSize()));
    }

    private Results results(Instant startedAt, Environment environment) {
        List<Cell> cells = new ArrayList<>();
        for (Stage stage : plan.stages()) {
            for (Operation operation : operations(stage)) {
                for (Entrant entrant : request.entrants(stage, operation)) {
                    CellAt at = new CellAt(stage.point(), new ForkSpec.CellKey(operation, entrant.id()));
                    cells.add(samples.cell(at.point, at.cell, failures.get(at)));
                }
            }
        }
        boolean complete = jvmRuns.size() == plan.jvms() && jvmRuns.stream().allMatch(jvm -> jvm.failure() == null);
        return new Results(
                Results.FORMAT,
                Results.VERSION,
                startedAt,
                Instant.now(),
                complete,
                plan,
                environment,
                contenders(),
                jvmRuns,
                cells);
    }

    private List<Contender> contenders() {
        return request.entrants().stream().map(Entrant::contender).toList();
    }

    private Environment environment(String commit, PostgresServer server, TemplateDatabase template) {
        try (WorkingDatabase database = template.copy()) {
            return EnvironmentProbe.probe(
                    commit,
                    new Environment.Server(
                            server.source(), server.version(), PostgresServer.settings(database.connection())),
                    Pools.settings());
        }
    }

    /** A database source as it may be shown: without what a URL's parameters may hold. */
    private static String describe(String database) {
        return database.replaceAll("\\?.*", "");
    }

    private String keepOutput(ForkFailedException e) {
        Path log = Optional.ofNullable(forkLog).orElseThrow();
        try {
            Files.writeString(log, e.output());
            return log.toString();
        } catch (IOException ioException) {
            throw new UncheckedIOException(ioException);
        }
    }
}
