package dev.orderbench.benchmarks.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.database.WorkingDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * A pool of two whose connections one caller after the other takes and forgets: how soon HikariCP says so, whether it names the
 * code that took them, and what becomes of those who come after.
 */
final class Leak implements PoolExperimentRun {

    private static final int POOL_SIZE = 2;

    /** The least that HikariCP accepts. */
    private static final Duration THRESHOLD = Duration.ofSeconds(2);

    private static final Duration TIME_OUT = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int CALLS = 4;
    private static final int WATCH_MILLIS = 20;
    private static final int TRACE_MILLIS = 200;
    private static final String REPORT = "Connection leak detection triggered";
    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public PoolQuestion question() {
        return PoolQuestion.LEAK;
    }

    @Override
    public int connections(PoolScale scale) {
        return POOL_SIZE;
    }

    @Override
    public void run(PoolContext context, Notebook notebook) throws InterruptedException, SQLException {
        PoolWatch watch;
        try (WorkingDatabase database = context.template().copy();
                HikariDataSource pool = open(database);
                CapturedErrors errors = CapturedErrors.begin()) {
            List<Connection> forgotten = new ArrayList<>();
            watch = PoolWatch.begin(pool, WATCH_MILLIS);
            try (watch) {
                for (int leaks = 1; leaks <= POOL_SIZE; leaks++) {
                    long begun = System.nanoTime();
                    Forgetful.take(pool, forgotten);
                    OptionalDouble told = errors.await(leaks, begun);
                    Map<PoolFigure, Double> figures = new EnumMap<>(PoolFigure.class);
                    told.ifPresentOrElse(
                            millis -> figures.put(PoolFigure.TIME, millis),
                            () -> notebook.absent(
                                    "a leak was not reported within %d s".formatted(PATIENCE.toSeconds())));
                    figures.put(PoolFigure.NAMED, (double) errors.count(Forgetful.class.getName() + ".take"));
                    figures.put(PoolFigure.FAILURE_SHARE, 100.0 * failures(pool) / CALLS);
                    notebook.row(
                            Map.of(
                                    PoolFactor.POOL_SIZE,
                                    Integer.toString(POOL_SIZE),
                                    PoolFactor.WAY,
                                    "%d of %d connections leaked".formatted(leaks, POOL_SIZE)),
                            figures);
                    context.progress().part("leak", (double) leaks / POOL_SIZE);
                }
            } finally {
                for (Connection connection : forgotten) {
                    connection.close();
                }
            }
        }
        notebook.trace(Map.of(PoolFactor.POOL_SIZE, Integer.toString(POOL_SIZE)), watch.samples());
    }

    private static HikariDataSource open(WorkingDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("leaky");
        config.setDataSource(database.connection().dataSource());
        config.setMaximumPoolSize(POOL_SIZE);
        config.setConnectionTimeout(TIME_OUT.toMillis());
        config.setLeakDetectionThreshold(THRESHOLD.toMillis());
        return new HikariDataSource(config);
    }

    /** How many of those who come after are turned away. */
    private static int failures(HikariDataSource pool) {
        int failures = 0;
        for (int i = 0; i < CALLS; i++) {
            try (Connection connection = pool.getConnection()) {
                connection.getAutoCommit();
            } catch (SQLException e) {
                failures++;
            }
        }
        return failures;
    }

    /** The code that does not give back what it takes; a report must name it. */
    private static final class Forgetful {

        /** Keeps the connection where nobody looks, so that it can be closed when all is over. */
        static void take(HikariDataSource pool, List<Connection> forgotten) throws SQLException {
            forgotten.add(pool.getConnection());
        }
    }

    /** What libraries log meanwhile, which goes to standard error. */
    private static final class CapturedErrors implements AutoCloseable {

        private final PrintStream before = System.err;
        private final ByteArrayOutputStream captured = new ByteArrayOutputStream();

        static CapturedErrors begin() {
            CapturedErrors errors = new CapturedErrors();
            System.setErr(new PrintStream(errors.captured, true, StandardCharsets.UTF_8));
            return errors;
        }

        int count(String text) {
            return captured.toString(StandardCharsets.UTF_8).split(Pattern.quote(text), -1).length - 1;
        }

        /** In milliseconds, until so many reports have been there. */
        OptionalDouble await(int reports, long since) {
            while (System.nanoTime() - since < PATIENCE.toNanos()) {
                if (count(REPORT) >= reports) {
                    double told = (System.nanoTime() - since) / NANOS_PER_MILLI;
                    // The stack trace is still being written.
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(TRACE_MILLIS));
                    return OptionalDouble.of(told);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            return OptionalDouble.empty();
        }

        @Override
        public void close() {
            System.setErr(before);
        }
    }
}
