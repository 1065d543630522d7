package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.Journal;
import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Wire;
import dev.orderbench.benchmarks.workload.Operation;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Map<ForkSpec.CellKey, String> failures = new LinkedHashMap<>();
    private final Map<ForkSpec.CellKey, Wire> wires = new HashMap<>();
    private final List<JvmRun> jvmRuns = new ArrayList<>();
    private final Samples samples = new Samples();
    private @Nullable Path forkLog;

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
                TemplateDatabase template = template(server);
                CleanUp cleanUp = CleanUp.onInterrupt(server, template)) {
            Environment environment = environment(commit, server, template);
            Journal.Header header = new Journal.Header(startedAt, plan, environment, contenders());
            if (begun != null) {
                EnvironmentChangedException.check(begun.header(), header);
                begun.entries().forEach(this::take);
            }
            Journal journal = begun == null ? Journal.create(output.resolve(JOURNAL), header) : begun;
            checkEqualWork(template);
            for (int i = 0; i < plan.threads().size(); i++) {
                for (int jvm = 0; jvm < plan.jvms(); jvm++) {
                    if (!isDone(plan.threads().get(i), jvm)) {
                        measure(template, cleanUp, plan.threads().get(i), jvm, i * plan.jvms() + jvm)
                                .ifPresent(entry -> {
                                    journal.append(entry);
                                    take(entry);
                                });
                    }
                }
            }
            return results(startedAt, environment);
        }
    }

    private TemplateDatabase template(PostgresServer server) {
        progress.step("loading %s: %,d orders"
                .formatted(request.size().label(), request.size().orders()));
        return TemplateDatabase.create(server, request.size());
    }

    private void checkEqualWork(TemplateDatabase template) {
        progress.step("checking that all contenders do the same work, and counting what they send");
        Set<String> told = new HashSet<>();
        for (Entrant entrant : request.contenders()) {
            for (Operation operation : request.operations()) {
                switch (WorkCheck.count(operation, entrant, template.dataset(), template::copy)) {
                    case WorkCheck.Finding.Faulty(String fault) -> fail(operation, entrant.id(), fault);
                    case WorkCheck.Finding.Counted(Wire wire) ->
                        wires.put(new ForkSpec.CellKey(operation, entrant.id()), wire);
                    case WorkCheck.Finding.NotCounted(String reason) -> {
                        if (told.add(reason)) {
                            progress.step("%s, %s: what it sends was not counted: %s"
                                    .formatted(entrant.id(), operation.label(), reason));
                        }
                    }
                }
            }
        }
    }

    private void fail(Operation operation, String contender, String reason) {
        if (failures.putIfAbsent(new ForkSpec.CellKey(operation, contender), reason) == null) {
            progress.problem("%s, %s: %s".formatted(contender, operation.label(), reason));
        }
    }

    private boolean isDone(int threads, int jvm) {
        return jvmRuns.stream()
                .anyMatch(run -> run.threads() == threads && run.index() == jvm && run.failure() == null);
    }

    /** Takes what came of a JVM, in place of what an earlier attempt at it gave. */
    private void take(Journal.Entry entry) {
        JvmRun jvm = entry.jvm();
        jvmRuns.removeIf(run -> run.threads() == jvm.threads() && run.index() == jvm.index());
        jvmRuns.add(jvm);
        samples.add(jvm.threads(), entry.series());
        entry.failures().forEach(failed -> fail(Operation.of(failed.operation()), failed.contender(), failed.reason()));
    }

    /** Measures in one JVM; empty when there is nothing left to be measured. */
    private Optional<Journal.Entry> measure(
            TemplateDatabase template, CleanUp cleanUp, int threads, int jvm, int ordinal) {
        LinkedHashMap<Operation, List<String>> cells = cells();
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
                    request.size(),
                    threads,
                    cells,
                    request.warmupRounds(),
                    plan.rounds(),
                    plan.settleMillis(),
                    seed,
                    folder.path());
            return Optional.of(run(spec, new JvmRun(jvm, threads, seed, startedAt, 0, null), ordinal, cleanUp));
        }
    }

    /** All cells that have not failed yet. */
    private LinkedHashMap<Operation, List<String>> cells() {
        LinkedHashMap<Operation, List<String>> cells = new LinkedHashMap<>();
        for (Operation operation : request.operations()) {
            cells.put(
                    operation,
                    request.entrants(operation).stream()
                            .map(Entrant::id)
                            .filter(id -> !failures.containsKey(new ForkSpec.CellKey(operation, id)))
                            .toList());
        }
        return cells;
    }

    private Journal.Entry run(ForkSpec spec, JvmRun jvm, int ordinal, CleanUp cleanUp) {
        List<Schedule.Slice> schedule = spec.schedule();
        int jvms = plan.threads().size() * plan.jvms();
        List<Journal.CellSeries> series = List.of();
        String failure = null;
        try {
            List<Double> scores = new JmhFork(spec, plan.sliceMillis())
                    .run(done -> progress.slice(
                            ordinal + 1,
                            jvms,
                            describe(schedule.get(done - 1), jvm.threads()),
                            (ordinal + (double) done / schedule.size()) / jvms));
            series = Samples.series(jvm.index(), schedule, scores, spec.readCauses());
        } catch (ForkFailedException e) {
            cleanUp.awaitEndIfInterrupted();
            String where = keepOutput(e);
            progress.problem(
                    "JVM %d of %d gave no samples: %s; see %s".formatted(ordinal + 1, jvms, e.getMessage(), where));
            failure = String.valueOf(e.getMessage());
        }
        double seconds = Duration.between(jvm.startedAt(), Instant.now()).toMillis() / 1_000.0;
        return new Journal.Entry(
                new JvmRun(jvm.index(), jvm.threads(), jvm.seed(), jvm.startedAt(), seconds, failure),
                series,
                spec.readFailures());
    }

    private static String describe(Schedule.Slice slice, int threads) {
        String what = slice.phase() == Schedule.Phase.WARMUP
                ? "warming up"
                : slice.operation().label();
        return "%s, %d thread%s".formatted(what, threads, threads == 1 ? "" : "s");
    }

    private Results results(Instant startedAt, Environment environment) {
        List<Cell> cells = new ArrayList<>();
        for (int threads : plan.threads()) {
            for (Operation operation : request.operations()) {
                for (Entrant entrant : request.entrants(operation)) {
                    ForkSpec.CellKey key = new ForkSpec.CellKey(operation, entrant.id());
                    Cell cell = samples.cell(threads, key, failures);
                    cells.add(cell.failure() == null ? cell.withWire(wires.get(key)) : cell);
                }
            }
        }
        boolean complete = jvmRuns.size() == plan.jvms() * plan.threads().size()
                && jvmRuns.stream().allMatch(jvm -> jvm.failure() == null);
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
