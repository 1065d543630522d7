package dev.orderbench.benchmarks.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.ControlledServer;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Callers that place orders on a durable server while it is restarted, while their backends are ended, and while a black hole
 * swallows their packets: how long until an order is placed again, how many calls failed, and whether an order that was
 * acknowledged is lost. At the end a control: callers without a socket time-out, whom the black hole keeps.
 */
final class Recovery implements PoolExperimentRun {

    private static final int CALLERS = 8;
    private static final int POOL_SIZE = 4;
    private static final Duration TIME_OUT = Duration.ofSeconds(1);
    private static final int SOCKET_TIMEOUT_SECONDS = 1;
    private static final Duration BEFORE = Duration.ofMillis(500);
    private static final Duration AFTER = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(4);
    private static final Duration BLACK_HOLE = Duration.ofSeconds(2);
    private static final double NANOS_PER_MILLI = 1e6;
    private static final long NANOS_PER_POLL = 20_000_000;
    private static final int STANDARD_TIMES = 10;
    private static final int OTHERS_TIMES = 3;
    private static final int GIVE_UP_MILLIS = 2_000;

    /** What is done to the server. */
    private enum Fault {
        FAST("restart, fast"),
        IMMEDIATE("restart, immediate"),
        TERMINATE("all backends ended"),
        BLACK_HOLE("black hole for 2 s, socket time-out 1 s"),
        WEDGE("black hole for 2 s, no socket time-out");

        private final String title;

        Fault(String title) {
            this.title = title;
        }

        boolean isBlackHole() {
            return this == BLACK_HOLE || this == WEDGE;
        }
    }

    @Override
    public PoolQuestion question() {
        return PoolQuestion.RECOVERY;
    }

    @Override
    public int connections(PoolScale scale) {
        return 1;
    }

    @Override
    public void run(PoolContext context, Notebook notebook) throws InterruptedException, SQLException {
        try (ControlledServer server = ControlledServer.start();
                TemplateDatabase template = TemplateDatabase.create(server.server(), DatasetSize.SMALL)) {
            int done = 0;
            for (Entrant entrant : context.contenders()) {
                for (Fault fault : Fault.values()) {
                    int times = times(fault, entrant, context);
                    for (int time = 1; time <= times; time++) {
                        once(entrant, fault, time, server, template, context.seed() + time, notebook);
                    }
                    context.progress()
                            .part(
                                    "recovery: " + entrant.id() + ", " + fault.title,
                                    (double) ++done / (context.contenders().size() * Fault.values().length));
                }
            }
        }
    }

    /** What the server and the driver do is the same for all; the baseline tells how often it goes well. */
    private static int times(Fault fault, Entrant entrant, PoolContext context) {
        boolean first = entrant.equals(context.contenders().getFirst());
        if (context.scale().isBrief()) {
            return first ? 1 : 0;
        }
        return fault.isBlackHole() ? 1 : first ? STANDARD_TIMES : OTHERS_TIMES;
    }

    private static void once(
            Entrant entrant,
            Fault fault,
            int time,
            ControlledServer server,
            TemplateDatabase template,
            long seed,
            Notebook notebook)
            throws InterruptedException, SQLException {
        try (WorkingDatabase database = template.copy();
                Relay relay = Relay.to(port(database.connection()));
                HikariDataSource pool = open(over(relay, database.connection()), fault);
                Acknowledged load = Acknowledged.begin(entrant, pool, template.dataset(), CALLERS, seed)) {
            LockSupport.parkNanos(BEFORE.toNanos());
            PoolWatch watch = PoolWatch.begin(pool, 20);
            int busy = pool.getHikariPoolMXBean().getActiveConnections();
            long begun = System.nanoTime();
            try (watch) {
                doHarm(fault, server, relay, database);
                awaitSuccess(load, System.nanoTime());
                LockSupport.parkNanos(AFTER.toNanos());
            }
            int stuck = load.stop(GIVE_UP_MILLIS);
            List<Acknowledged.Answer> answers = load.answers();
            Map<PoolFactor, String> factors = new EnumMap<>(PoolFactor.class);
            factors.put(PoolFactor.CONTENDER, entrant.id());
            factors.put(PoolFactor.WAY, fault.title);
            factors.put(PoolFactor.REPETITION, Integer.toString(time));
            Map<PoolFigure, Double> figures = new EnumMap<>(PoolFigure.class);
            figures.put(PoolFigure.TIME, gapMillis(answers, begun));
            figures.put(PoolFigure.FAILURES, (double)
                    answers.stream().filter(Acknowledged.Answer::failed).count());
            figures.put(PoolFigure.BUSY, (double) busy);
            figures.put(PoolFigure.CUT_OFF, (double) Acknowledged.cutOff(answers, begun));
            figures.put(PoolFigure.STUCK, (double) stuck);
            figures.put(PoolFigure.LOST, (double) Acknowledged.lost(answers, database.connection()));
            notebook.row(factors, figures);
            if (time == 1) {
                notebook.trace(factors, watch.samples());
            }
            // Those that are stuck would keep the pool from closing.
            relay.close();
        }
    }

    private static void doHarm(Fault fault, ControlledServer server, Relay relay, WorkingDatabase database)
            throws SQLException {
        switch (fault) {
            case FAST -> server.restart(ControlledServer.Shutdown.FAST);
            case IMMEDIATE -> server.restart(ControlledServer.Shutdown.IMMEDIATE);
            case TERMINATE -> {
                try (Connection connection = database.connection().dataSource().getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
                }
            }
            case BLACK_HOLE, WEDGE -> {
                relay.swallow(true);
                LockSupport.parkNanos(BLACK_HOLE.toNanos());
                relay.swallow(false);
            }
        }
    }

    /** Until an order is placed that was asked for after the harm was done; or for long enough to know that none will be. */
    private static void awaitSuccess(Acknowledged load, long since) {
        long end = since + LONGEST.toNanos();
        while (System.nanoTime() < end
                && load.answers().stream().noneMatch(answer -> !answer.failed() && answer.begunAt() > since)) {
            LockSupport.parkNanos(NANOS_PER_POLL);
        }
    }

    /** The longest time without any order placed, from the beginning of the harm on; all of it where none was placed any more. */
    private static double gapMillis(List<Acknowledged.Answer> answers, long begun) {
        long last = begun;
        long longest = 0;
        OptionalLong end =
                answers.stream().mapToLong(Acknowledged.Answer::endedAt).max();
        for (long at : answers.stream()
                .filter(answer -> !answer.failed())
                .mapToLong(Acknowledged.Answer::endedAt)
                .filter(at -> at > begun)
                .sorted()
                .toArray()) {
            longest = Math.max(longest, at - last);
            last = at;
        }
        return Math.max(longest, end.orElse(last) - last) / NANOS_PER_MILLI;
    }

    private static HikariDataSource open(ConnectionInfo database, Fault fault) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("recovering");
        config.setDataSource(new ConnectionInfo(
                        database.url()
                                + "&socketTimeout=" + (fault == Fault.WEDGE ? 0 : SOCKET_TIMEOUT_SECONDS)
                                + "&connectTimeout=2&loginTimeout=2",
                        database.user(),
                        database.password())
                .dataSource());
        config.setMaximumPoolSize(POOL_SIZE);
        config.setConnectionTimeout(TIME_OUT.toMillis());
        config.setValidationTimeout(TIME_OUT.toMillis());
        return new HikariDataSource(config);
    }

    private static ConnectionInfo over(Relay relay, ConnectionInfo database) {
        URI uri = uri(database);
        return new ConnectionInfo(
                "jdbc:postgresql://127.0.0.1:%d%s?sslmode=disable".formatted(relay.port(), uri.getPath()),
                database.user(),
                database.password());
    }

    private static int port(ConnectionInfo database) {
        return uri(database).getPort();
    }

    private static URI uri(ConnectionInfo database) {
        return URI.create(database.url().substring("jdbc:".length()));
    }
}
