package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.Budget;
import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.Journal;
import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.yardstick.Yardstick;
import dev.orderbench.database.DatabaseException;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.OwnedFolder;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One run: server, template, check of equal work, then one JVM after the other. A contender that does not do the asked
 * work, or throws, loses that cell; a JVM that fails loses its samples; the run goes on. A server that fails ends it.
 */
public final class Measurement {

    /** The name of the file, in the folder of the output, that holds what was found so far. */
    public static final String JOURNAL = "journal.jsonl";

    private final RunRequest request;
    private final Plan plan;
    private final @Nullable Yardstick yardstick;
    private final ProgressListener progress;
    private final Function<Results, Assessment> assess;
    private final InstantSource clock;
    private final Findings findings;
    private final Groundwork groundwork;
    private final Timetable timetable;
    private IdleProcessors idle = IdleProcessors.NEVER_IDLE;
    private @Nullable Path forkLog;

    /** JVMs that gave nothing when they were last tried in this session, and how often they have been tried again in it. */
    private final List<Agenda.Attempt> fruitless = new ArrayList<>();

    /** A run without a yardstick. */
    public Measurement(RunRequest request, ProgressListener progress, Function<Results, Assessment> assess) {
        this(request, null, progress, assess);
    }

    /**
     * @param yardstick what the baseline is held against, or {@code null}
     * @param assess says what the results so far are worth; asked where there is a budget, after each JVM
     */
    public Measurement(
            RunRequest request,
            @Nullable Yardstick yardstick,
            ProgressListener progress,
            Function<Results, Assessment> assess) {
        this(request, yardstick, progress, assess, InstantSource.system());
    }

    /** With a clock of the day of its own. */
    Measurement(
            RunRequest request,
            @Nullable Yardstick yardstick,
            ProgressListener progress,
            Function<Results, Assessment> assess,
            InstantSource clock) {
        this.request = request;
        this.plan = request.plan();
        this.yardstick = yardstick;
        this.progress = progress;
        this.assess = assess;
        this.clock = clock;
        this.findings = new Findings(request, progress);
        this.groundwork = new Groundwork(request, findings, progress);
        this.timetable = new Timetable(request, findings);
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
        Instant startedAt = begun == null ? clock.instant() : begun.header().startedAt();
        forkLog = output.resolve("failed-jvm.log");
        progress.step("starting PostgreSQL (%s)".formatted(describe(request.database())));
        try (PostgresServer server = PostgresServer.start(request.database());
                Templates templates = new Templates(server, this::tellOfLoading);
                CleanUp cleanUp = CleanUp.onInterrupt(server, templates::close)) {
            ConnectionLimit.check(server.administration(), plan.stages());
            idle = Optional.ofNullable(begun)
                    .flatMap(journal -> IdleProcessors.recorded(journal.header().environment()))
                    .orElseGet(() -> IdleProcessors.choose(plan, server.administration(), progress));
            Environment environment =
                    EnvironmentProbe.probe(commit, server, templates.of(request.size()), request.entrants(), idle);
            Journal.Header header =
                    new Journal.Header(startedAt, plan, environment, findings.contenders(), ServerIdentity.of(server));
            if (begun != null) {
                EnvironmentChangedException.check(begun.header(), header);
                begun.entries().forEach(findings::take);
                timetable.goOn(begun.entries());
            }
            Journal journal = begun == null ? Journal.create(output.resolve(JOURNAL), header) : begun;
            while (next(startedAt, environment) instanceof Agenda.Measure due) {
                ServerLife life = ServerLife.of(server.administration());
                TemplateDatabase template =
                        templates.of(Groundwork.size(plan.stages().get(due.group())));
                groundwork.lay(template, life, cleanUp);
                measure(template, life, cleanUp, due, journal).ifPresent(findings::take);
            }
            return findings.results(startedAt, environment);
        }
    }

    /** What is to be done next, or why nothing is. */
    private Agenda.Step next(Instant startedAt, Environment environment) {
        Budget budget = plan.budget();
        List<Agenda.Group> groups = new ArrayList<>();
        for (int i = 0; i < plan.stages().size(); i++) {
            groups.add(new Agenda.Group(plan.stages().get(i).jvms(), timetable.perJvm(i)));
        }
        Agenda agenda = new Agenda(groups, budget == null ? null : Double.valueOf(budget.targetWidth()));
        Assessment assessment = budget != null && agenda.hasTriedMinimum(attempts(List.of()))
                ? assess.apply(findings.results(startedAt, environment))
                : new Assessment(List.of(), Collections.nCopies(groups.size(), 0.0));
        return agenda.next(
                attempts(assessment.disturbed()),
                assessment.widths(),
                budget == null ? 0 : budget.seconds() - timetable.spent());
    }

    private List<Agenda.Attempt> attempts(List<JvmRun> disturbed) {
        List<Agenda.Attempt> attempts = new ArrayList<>(fruitless);
        for (JvmRun jvm : findings.jvmRuns()) {
            boolean failedHere =
                    attempts.stream().anyMatch(one -> one.group() == jvm.stage() && one.index() == jvm.index());
            if (jvm.failure() == null && !failedHere) {
                attempts.add(
                        new Agenda.Attempt(jvm.stage(), jvm.index(), repetition(jvm), true, disturbed.contains(jvm)));
            }
        }
        return attempts;
    }

    /** It gave nothing, once more or for the first time. */
    private void noteFruitless(Agenda.Measure due) {
        boolean again = forgetFruitless(due);
        fruitless.add(new Agenda.Attempt(due.group(), due.index(), again ? 1 : 0, false, false));
    }

    /** Whether it had given nothing before. */
    private boolean forgetFruitless(Agenda.Measure due) {
        return fruitless.removeIf(one -> one.group() == due.group() && one.index() == due.index());
    }

    private static int repetition(JvmRun jvm) {
        JvmRun before = jvm.replaced();
        return before == null ? 0 : 1 + repetition(before);
    }

    private void tellOfLoading(DatasetSize size) {
        progress.step("loading %s: %,d orders".formatted(size.label(), size.orders()));
    }

    /** Number of a JVM from 0, which its seed follows from: first those of the minimum, stage by stage, then all others. */
    private int ordinal(int stage, int jvm) {
        int minimum = plan.stages().get(stage).jvms();
        return jvm < minimum
                ? plan.stages().stream().limit(stage).mapToInt(Stage::jvms).sum() + jvm
                : plan.jvms() + (jvm - minimum) * plan.stages().size() + stage;
    }

    /**
     * Measures in one JVM; empty when there is nothing left to be measured. What it gave is in the journal before anything follows
     * that may fail.
     */
    private Optional<Journal.Entry> measure(
            TemplateDatabase template, ServerLife life, CleanUp cleanUp, Agenda.Measure due, Journal journal) {
        Stage stage = plan.stages().get(due.group());
        LinkedHashMap<Operation, List<String>> cells = findings.cells(stage);
        if (cells.values().stream().allMatch(List::isEmpty)) {
            noteFruitless(due);
            return Optional.empty();
        }
        tellWhy(due, stage);
        long seed = plan.seed() + 1_000_003L * ordinal(due.group(), due.index());
        Stopwatch watch = Stopwatch.start(clock, System::nanoTime);
        Journal.Entry measured;
        try (OwnedFolder folder = OwnedFolder.create("jvm");
                WorkingDatabase database = template.copy();
                AwakeProcessors awake = AwakeProcessors.keep(idle, stage.point().threads())) {
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
            JvmRun before = findings.done(due.group(), due.index());
            JvmRun jvm = new JvmRun(
                    due.group(),
                    due.index(),
                    seed,
                    watch.startedAt(),
                    0,
                    groundwork.indexPages(Groundwork.size(stage)),
                    null,
                    null,
                    before,
                    null);
            Journal.Entry entry = run(spec, jvm, watch, life, cleanUp);
            if (entry.jvm().failure() != null) {
                noteFruitless(due);
                if (before != null) {
                    // What a disturbed JVM gave is better than nothing.
                    return Optional.empty();
                }
                journal.append(entry);
                return Optional.of(entry);
            }
            forgetFruitless(due);
            journal.append(entry);
            measured = entry;
        }
        return Optional.of(
                yardstick != null && YardstickPieces.suit(stage, request)
                        ? journal.append(pieces(yardstick, stage, template, life, journal, cleanUp))
                        : measured);
    }

    private void tellWhy(Agenda.Measure due, Stage stage) {
        String where = stage.point().label(plan.dataSize());
        switch (due.reason()) {
            case MINIMUM -> {}
            case FAILED -> progress.step("JVM %d of %s gave no samples: once more".formatted(due.index(), where));
            case DISTURBED -> progress.step("JVM %d of %s was disturbed: it is repeated".formatted(due.index(), where));
            case WIDE -> progress.step("the intervals of %s are the widest: one more JVM".formatted(where));
        }
    }

    /** Nothing else measures while the yardstick does; the JVM has ended, and its database is gone. */
    private dev.orderbench.benchmarks.result.Yardstick pieces(
            Yardstick found,
            Stage stage,
            TemplateDatabase template,
            ServerLife life,
            Journal journal,
            CleanUp cleanUp) {
        long begin = System.nanoTime();
        var pieces = new YardstickPieces(found, Findings.operations(stage), Groundwork.size(stage))
                .run(template, cleanUp::dropOnInterrupt, idle, stage.point().threads());
        timetable.addYardstick((System.nanoTime() - begin) / 1e9);
        if (pieces.absence() != null) {
            cleanUp.awaitEndIfInterrupted();
        }
        try {
            requireSameServer("the yardstick was measured", life, cleanUp);
        } catch (DatabaseException e) {
            // Its JVM has measured and is not measured again, so nor is this.
            journal.append(
                    new dev.orderbench.benchmarks.result.Yardstick("no yardstick: " + e.getMessage(), List.of()));
            throw e;
        }
        return pieces;
    }

    /**
     * Runs the JVM.
     *
     * @param watch started when it was about to be
     * @throws DatabaseException when the server's life ended meanwhile, whether or not anything failed: a
     *     pool replaces the connections that it finds dead, and what follows reads from a cold cache
     */
    private Journal.Entry run(ForkSpec spec, JvmRun jvm, Stopwatch watch, ServerLife life, CleanUp cleanUp) {
        List<Schedule.Slice> schedule = spec.schedule();
        Stage stage = plan.stages().get(jvm.stage());
        int number = findings.jvmRuns().size() + 1;
        int jvms = Math.max(plan.jvms(), number);
        double share = timetable.shareDone();
        double shareOfJvm = timetable.shareOf(jvm.stage());
        List<Journal.CellSeries> series = List.of();
        ForkFailedException failed = null;
        try {
            List<Double> times = new JmhFork(spec, stage.sliceMillis())
                    .run(done -> progress.slice(
                            number,
                            jvms,
                            describe(schedule.get(done - 1), stage.point()),
                            Math.min(1, share + shareOfJvm * done / schedule.size())));
            series = Samples.series(jvm.index(), schedule, times, spec.readRates(), spec.readCauses());
        } catch (ForkFailedException e) {
            failed = e;
        }
        double lived = watch.seconds();
        List<Journal.CellFailure> failures = spec.readFailures();
        if (failed != null || !failures.isEmpty()) {
            cleanUp.awaitEndIfInterrupted();
        }
        requireSameServer("JVM %d measured".formatted(number), life, cleanUp);
        if (failed != null) {
            progress.problem("JVM %d of %d gave no samples: %s; see %s"
                    .formatted(number, jvms, failed.getMessage(), keepOutput(failed)));
        }
        watch.adjustment()
                .ifPresent(adjustment -> progress.step(
                        "%s while JVM %d measured: times of the day in these results are not to be trusted, durations are"
                                .formatted(adjustment, number)));
        return new Journal.Entry(
                new JvmRun(
                        jvm.stage(),
                        jvm.index(),
                        jvm.seed(),
                        jvm.startedAt(),
                        lived,
                        jvm.indexPages(),
                        failed == null ? null : String.valueOf(failed.getMessage()),
                        spec.readDisturbance(),
                        jvm.replaced(),
                        null),
                series,
                failures);
    }

    /** Throws where the server's life has ended; does not return where that was because the program was interrupted. */
    private static void requireSameServer(String meanwhile, ServerLife life, CleanUp cleanUp) {
        try {
            life.requireUnbroken(meanwhile);
        } catch (DatabaseException e) {
            cleanUp.awaitEndIfInterrupted();
            throw e;
        }
    }

    private String describe(Schedule.Slice slice, Point point) {
        String what = slice.phase() == Schedule.Phase.WARMUP
                ? "warming up"
                : slice.operation().label();
        return "%s, %s".formatted(what, point.label(plan.dataSize()));
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
