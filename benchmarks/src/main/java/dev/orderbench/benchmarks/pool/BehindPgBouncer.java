package dev.orderbench.benchmarks.pool;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.load.ClosedLoopRun;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.PgBouncer;
import dev.orderbench.database.PgBouncerProgram;
import dev.orderbench.database.Pools;
import dev.orderbench.database.WorkingDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same load with and without PgBouncer between pool and server, in both of its modes; then many programs that each open a
 * connection, ask twice, and end, as functions do that are started for each request; and what no longer works where connections
 * are shared.
 */
final class BehindPgBouncer implements PoolExperimentRun {

    private static final Operation OPERATION = Operation.PLACE_ORDER;
    private static final int CALLERS = 16;
    private static final int POOL_SIZE = 16;

    /** Fewer than clients have: that is what it is for. */
    private static final int SERVER_CONNECTIONS = 4;

    private static final int FEW_PROGRAMS = 4;
    private static final int PROGRAMS = 16;
    private static final int PROGRAMS_AT_ONCE = 8;
    private static final int PROGRAM_LIMIT_SECONDS = 60;
    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * A way to the server.
     *
     * @param title as a reader is shown it
     * @param program which PgBouncer; empty for the direct way
     * @param mode of PgBouncer; of no meaning for the direct way
     * @param prepared whether the driver may prepare statements
     */
    private record Way(String title, Optional<PgBouncerProgram> program, PgBouncer.Mode mode, boolean prepared) {

        Optional<PgBouncer> start(ConnectionInfo database, int connections) {
            return program.map(one -> PgBouncer.start(one, database, mode, connections));
        }

        ConnectionInfo through(Optional<PgBouncer> bouncer, ConnectionInfo database) {
            ConnectionInfo info = bouncer.map(one -> one.through(database)).orElse(database);
            return prepared
                    ? info
                    : new ConnectionInfo(
                            info.url() + (info.url().contains("?") ? "&" : "?") + "prepareThreshold=0",
                            info.user(),
                            info.password());
        }
    }

    @Override
    public PoolQuestion question() {
        return PoolQuestion.PGBOUNCER;
    }

    @Override
    public int connections(PoolScale scale) {
        return POOL_SIZE + 2;
    }

    @Override
    public void run(PoolContext context, Notebook notebook) throws InterruptedException, SQLException {
        run(PgBouncerProgram.all(), context, notebook);
    }

    /** With those that can be started; without any only the direct way is measured. */
    static void run(List<PgBouncerProgram> programs, PoolContext context, Notebook notebook)
            throws InterruptedException, SQLException {
        if (programs.isEmpty()) {
            notebook.absent("there is no PgBouncer on the PATH, nor in /usr/sbin, nor its image in Docker: install it, "
                    + "on Debian by apt install pgbouncer");
        }
        boolean brief = context.scale().isBrief();
        List<Way> ways = brief && !programs.isEmpty() ? ways(List.of(programs.getLast()), true) : ways(programs, false);
        List<Entrant> entrants =
                context.scale().isBrief() ? context.contenders().subList(0, 1) : context.contenders();
        int done = 0;
        for (Way way : ways) {
            // In session mode each client keeps a connection of the server, so it needs as many; a subscription has its
            // own.
            int connections = way.mode == PgBouncer.Mode.SESSION ? POOL_SIZE + 1 : SERVER_CONNECTIONS;
            Optional<PgBouncer> bouncer = way.start(context.server().administration(), connections);
            try {
                manyPrograms(way, bouncer, context, notebook);
                // The first way has most of the code compiled for those that follow.
                Duration warmUp = done == 0
                        ? context.scale().warmUp()
                        : context.scale().warmUp().dividedBy(2);
                for (Entrant entrant : entrants) {
                    load(entrant, way, bouncer, warmUp, context, notebook);
                }
            } finally {
                bouncer.ifPresent(PgBouncer::close);
            }
            context.progress().part("PgBouncer: " + way.title, (double) ++done / ways.size());
        }
    }

    private static List<Way> ways(List<PgBouncerProgram> programs, boolean brief) {
        List<Way> ways = new ArrayList<>();
        ways.add(new Way("direct", Optional.empty(), PgBouncer.Mode.SESSION, true));
        for (PgBouncerProgram program : programs) {
            Optional<PgBouncerProgram> one = Optional.of(program);
            String name = program.title();
            ways.add(new Way(name + ", session mode", one, PgBouncer.Mode.SESSION, true));
            if (!brief || !program.followsPreparedStatements()) {
                ways.add(
                        new Way(name + ", transaction mode, nothing prepared", one, PgBouncer.Mode.TRANSACTION, false));
            }
            if (program.followsPreparedStatements()) {
                ways.add(new Way(
                        name + ", transaction mode, statements prepared", one, PgBouncer.Mode.TRANSACTION, true));
            }
        }
        return ways;
    }

    private static void load(
            Entrant entrant,
            Way way,
            Optional<PgBouncer> bouncer,
            Duration warmUp,
            PoolContext context,
            Notebook notebook)
            throws InterruptedException, SQLException {
        try (Visitor visitor = Visitor.enter(entrant, context, CALLERS)) {
            SessionFeatures.switchEventsOn(visitor.database());
            try (HikariDataSource pool = Pools.open(way.through(bouncer, visitor.database()), POOL_SIZE);
                    Census census = Census.begin(visitor.database())) {
                FullPool.await(pool, POOL_SIZE);
                visitor.room().use(pool);
                new ClosedLoopRun(visitor.request(OPERATION, -1), warmUp, CALLERS, false).run();
                PoolWatch watch = PoolWatch.begin(pool, 10);
                ClosedLoopRun.Result result;
                try (watch) {
                    result = new ClosedLoopRun(
                                    visitor.request(OPERATION, 1),
                                    context.scale().piece(),
                                    CALLERS,
                                    false)
                            .run();
                }
                Map<PoolFactor, String> factors = factors(visitor, OPERATION.label(), way);
                Map<PoolFigure, Double> figures = new EnumMap<>(PoolFigure.class);
                figures.put(PoolFigure.THROUGHPUT, result.ratePerSecond());
                figures.put(PoolFigure.LATENCY_P99, result.serviceTime().p99() / NANOS_PER_MILLI);
                figures.put(PoolFigure.FAILURES, (double) result.failures());
                figures.put(PoolFigure.CONNECTIONS, (double) census.most());
                notebook.row(factors, figures);
                notebook.trace(factors, watch.samples());
                features(visitor, way, pool, notebook);
            }
        }
    }

    private static void features(Visitor visitor, Way way, HikariDataSource pool, Notebook notebook)
            throws InterruptedException {
        for (SessionFeatures.Outcome outcome : new SessionFeatures(visitor.store(), pool, visitor.orders()).tryAll()) {
            notebook.row(
                    factors(visitor, outcome.title(), way),
                    Map.of(
                            PoolFigure.TRIED, (double) outcome.tried(),
                            PoolFigure.WORKED, (double) outcome.worked()));
        }
    }

    private static Map<PoolFactor, String> factors(Visitor visitor, String what, Way way) {
        Map<PoolFactor, String> factors = new EnumMap<>(PoolFactor.class);
        factors.put(PoolFactor.CONTENDER, visitor.contender());
        factors.put(PoolFactor.OPERATION, what);
        factors.put(PoolFactor.POOL_SIZE, Integer.toString(POOL_SIZE));
        factors.put(PoolFactor.WAY, way.title);
        return factors;
    }

    private static void manyPrograms(Way way, Optional<PgBouncer> bouncer, PoolContext context, Notebook notebook)
            throws InterruptedException, SQLException {
        int programs = context.scale().times(FEW_PROGRAMS, PROGRAMS);
        AtomicInteger failures = new AtomicInteger();
        AtomicInteger next = new AtomicInteger();
        try (WorkingDatabase database = context.template().copy();
                Census census = Census.begin(database.connection())) {
            byte[] where = JsonMapper.shared().writeValueAsBytes(way.through(bouncer, database.connection()));
            long begun = System.nanoTime();
            List<Thread> starters = new ArrayList<>();
            for (int i = 0; i < PROGRAMS_AT_ONCE; i++) {
                starters.add(Thread.ofPlatform().name("starter-" + i).start(() -> {
                    while (next.getAndIncrement() < programs) {
                        if (!ended(where)) {
                            failures.incrementAndGet();
                        }
                    }
                }));
            }
            for (Thread starter : starters) {
                starter.join();
            }
            double millis = (System.nanoTime() - begun) / NANOS_PER_MILLI;
            notebook.row(
                    Map.of(
                            PoolFactor.WAY,
                            way.title,
                            PoolFactor.OPERATION,
                            "%d programs, %d at once".formatted(programs, PROGRAMS_AT_ONCE)),
                    Map.of(
                            PoolFigure.TIME, millis / programs,
                            PoolFigure.FAILURES, (double) failures.get(),
                            PoolFigure.CONNECTIONS, (double) census.most()));
        }
    }

    /** Whether a program did what it was for. */
    private static boolean ended(byte[] where) {
        try {
            Process process = new ProcessBuilder(
                            Programs.java(),
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx64m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ShortLife.class.getName())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var in = process.getOutputStream()) {
                in.write(where);
            }
            boolean over = process.waitFor(PROGRAM_LIMIT_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return over && process.exitValue() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
