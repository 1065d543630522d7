package dev.orderbench.benchmarks.pool;

import dev.orderbench.benchmarks.measure.CleanUp;
import dev.orderbench.benchmarks.measure.ConnectionLimit;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.measure.EnvironmentProbe;
import dev.orderbench.benchmarks.measure.ProgressListener;
import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolResults;
import dev.orderbench.database.DatabaseException;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.PgBouncerProgram;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Runs experiments on pools, one after the other, on one server. What fails is told in its place; the others go on. */
public final class PoolLaboratory {

    private static final List<PoolExperimentRun> EXPERIMENTS = List.of(
            new ConnectionPrice(),
            new BorrowPrice(),
            new SizeSweep(),
            new HoldingTime(),
            new Saturation(),
            new AdviceCheck(),
            new Spike(),
            new Leak(),
            new Recovery(),
            new SlowStatement(),
            new BehindPgBouncer(),
            new Instances());

    private final PoolRequest request;
    private final ProgressListener progress;

    public PoolLaboratory(PoolRequest request, ProgressListener progress) {
        this.request = request;
        this.progress = progress;
    }

    /**
     * Runs them.
     *
     * @param commit the commit of order-bench, for the record
     * @throws InterruptedException when the caller was interrupted; everything that was started has then ended
     * @throws IllegalArgumentException when the server allows too few connections, a contender needs several at the same time, or
     *     connections are encrypted where that cannot be
     * @throws DatabaseException when the server cannot be had, or the dataset not be loaded
     */
    public PoolResults run(String commit) throws InterruptedException {
        Instant startedAt = Instant.now();
        progress.step("starting PostgreSQL (%s)".formatted(request.database().replaceAll("\\?.*", "")));
        try (PostgresServer server = PostgresServer.start(request.database());
                TemplateDatabase template = TemplateDatabase.create(server, DatasetSize.SMALL);
                CleanUp cleanUp = CleanUp.onInterrupt(server, template::close)) {
            check(server, template);
            Environment environment = EnvironmentProbe.probeThisJvm(commit, server, template, request.contenders());
            LaboratoryProgress all = new LaboratoryProgress(
                    progress,
                    asked().stream().map(PoolExperimentRun::question).toList(),
                    request.scale().isBrief());
            PoolContext context =
                    new PoolContext(server, template, request.contenders(), request.scale(), request.seed(), all);
            List<PoolExperiment> experiments = new ArrayList<>();
            for (PoolExperimentRun experiment : asked()) {
                all.begin(experiment.question());
                experiments.add(run(experiment, context, cleanUp));
            }
            return new PoolResults(
                    PoolResults.FORMAT,
                    PoolResults.VERSION,
                    startedAt,
                    Instant.now(),
                    request.scale().label(),
                    request.seed(),
                    environment,
                    experiments);
        }
    }

    /** The questions that can be asked so far. */
    public static List<PoolQuestion> questions() {
        return EXPERIMENTS.stream().map(PoolExperimentRun::question).toList();
    }

    private List<PoolExperimentRun> asked() {
        return EXPERIMENTS.stream()
                .filter(experiment -> request.questions().contains(experiment.question()))
                .toList();
    }

    /** Before anything is measured: can the pools be had, and can none of them come to a standstill? */
    private void check(PostgresServer server, TemplateDatabase template) {
        Encryption.check(server.administration(), request.questions());
        for (PoolExperimentRun experiment : asked()) {
            ConnectionLimit.check(
                    server.administration(),
                    "Experiment " + experiment.question().label(),
                    experiment.connections(request.scale()));
        }
        if (request.questions().contains(PoolQuestion.PGBOUNCER)) {
            // Refuses one of an unknown version.
            PgBouncerProgram.all();
        }
        for (Entrant entrant : request.contenders()) {
            ConnectionNeed.check(entrant, 1, SizeSweep.CALLERS, template);
        }
    }

    private PoolExperiment run(PoolExperimentRun experiment, PoolContext context, CleanUp cleanUp)
            throws InterruptedException {
        Notebook notebook = new Notebook(experiment.question());
        try {
            experiment.run(context, notebook);
        } catch (SQLException | RuntimeException e) {
            cleanUp.awaitEndIfInterrupted();
            progress.problem("%s: %s".formatted(experiment.question().label(), e.getMessage()));
            notebook.endedEarly(String.valueOf(e.getMessage()));
        }
        return notebook.experiment();
    }
}
