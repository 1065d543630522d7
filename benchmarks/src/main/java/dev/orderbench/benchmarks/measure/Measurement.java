package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.audit.EqualWork;
import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.database.DatasetOracle;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run: server, template, check of equal work, then one JVM after the other. A contender that does not do the asked
 * work, or throws, loses that cell; a JVM that fails loses its samples; the run goes on.
 */
public final class Measurement {

    private final RunRequest request;
    private final Plan plan;
    private final ProgressListener progress;
    private final Map<ForkSpec.CellKey, String> failures = new LinkedHashMap<>();
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
        Instant startedAt = Instant.now();
        forkLog = output.resolve("failed-jvm.log");
        progress.step("starting PostgreSQL (%s)".formatted(describe(request.database())));
        try (PostgresServer server = PostgresServer.start(request.database());
                TemplateDatabase template = template(server);
                CleanUp cleanUp = CleanUp.onInterrupt(server, template)) {
            checkEqualWork(template);
            Environment environment = environment(commit, server, template);
            for (int i = 0; i < plan.threads().size(); i++) {
                for (int jvm = 0; jvm < plan.jvms(); jvm++) {
                    measure(template, cleanUp, plan.threads().get(i), jvm, i * plan.jvms() + jvm);
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
        progress.step("checking that all contenders do the same work");
        Instant now = Instant.parse("2026-02-03T04:05:06.000007Z");
        EqualWork equalWork = new EqualWork(new DatasetOracle(template.dataset()), now);
        for (OrderStoreProvider provider : request.contenders()) {
            StoreOptions options = new StoreOptions(provider.variants().getFirst(), () -> now);
            try (WorkingDatabase database = template.copy();
                    var pool = Pools.open(database.connection(), 2);
                    OrderStore store = provider.create(pool, options)) {
                for (Operation operation : request.operations()) {
                    equalWork
                            .check(operation, store)
                            .ifPresent(difference -> fail(operation, provider.id(), difference));
                }
            } catch (RuntimeException e) {
                // Whatever a contender throws while it is created or closed is its failure, not the run's.
                String reason = "cannot be used: %s: %s".formatted(e.getClass().getSimpleName(), e.getMessage());
                request.operations().forEach(operation -> fail(operation, provider.id(), reason));
            }
        }
    }

    private void fail(Operation operation, String contender, String reason) {
        if (failures.putIfAbsent(new ForkSpec.CellKey(operation, contender), reason) == null) {
            progress.problem("%s, %s: %s".formatted(contender, operation.label(), reason));
        }
    }

    private void measure(TemplateDatabase template, CleanUp cleanUp, int threads, int jvm, int ordinal) {
        List<String> contenders =
                request.contenders().stream().map(OrderStoreProvider::id).toList();
        LinkedHashMap<Operation, List<String>> cells = ForkSpec.cells(request.operations(), contenders, failures);
        if (cells.values().stream().allMatch(List::isEmpty)) {
            return;
        }
        long seed = plan.seed() + 1_000_003L * ordinal;
        Instant startedAt = Instant.now();
        String failure = null;
        try (WorkingDatabase database = template.copy()) {
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
                    temporaryFile());
            failure = run(spec, threads, jvm, ordinal, cleanUp);
        }
        double seconds = Duration.between(startedAt, Instant.now()).toMillis() / 1_000.0;
        jvmRuns.add(new JvmRun(jvm, threads, seed, startedAt, seconds, failure));
    }

    /** Returns why there are no samples, or null. */
    private @Nullable String run(ForkSpec spec, int threads, int jvm, int ordinal, CleanUp cleanUp) {
        List<Schedule.Slice> schedule = spec.schedule();
        int jvms = plan.threads().size() * plan.jvms();
        try {
            List<Double> scores = new JmhFork(spec, plan.sliceMillis())
                    .run(done -> progress.slice(
                            ordinal + 1,
                            jvms,
                            describe(schedule.get(done - 1), threads),
                            (ordinal + (double) done / schedule.size()) / jvms));
            samples.add(threads, jvm, schedule, scores);
            return null;
        } catch (ForkFailedException e) {
            cleanUp.awaitEndIfInterrupted();
            String where = keepOutput(e);
            progress.problem(
                    "JVM %d of %d gave no samples: %s; see %s".formatted(ordinal + 1, jvms, e.getMessage(), where));
            return e.getMessage();
        } finally {
            spec.readFailures().forEach(failed -> fail(failed.operation(), failed.contender(), failed.reason()));
            delete(spec.failures());
        }
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
                for (OrderStoreProvider provider : request.contenders()) {
                    cells.add(samples.cell(threads, new ForkSpec.CellKey(operation, provider.id()), failures));
                }
            }
        }
        List<Contender> contenders = request.contenders().stream()
                .map(provider -> new Contender(
                        provider.id(),
                        provider.displayName(),
                        provider.variants().getFirst().name().toLowerCase(Locale.ROOT),
                        Role.CONTENDER))
                .toList();
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
                contenders,
                jvmRuns,
                cells);
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

    private static Path temporaryFile() {
        try {
            Path file = Files.createTempFile("orderbench-failures-", ".txt");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
