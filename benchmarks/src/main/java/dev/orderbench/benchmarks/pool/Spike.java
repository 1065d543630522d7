package dev.orderbench.benchmarks.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.database.WorkingDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fifty callers at once, each with a query of 2 ms, on a pool that has five connections and may have fifty, of which each takes
 * 150 ms to be set up.
 *
 * @see <a href="https://github.com/brettwooldridge/HikariCP/blob/dev/documents/Welcome-To-The-Jungle.md">HikariCP: Welcome to
 *     the Jungle</a>, whose numbers these are
 */
final class Spike implements PoolExperimentRun {

    private static final int CALLERS = 50;
    private static final int IDLE = 5;
    private static final Duration SET_UP = Duration.ofMillis(150);
    private static final Duration TIME_OUT = Duration.ofSeconds(10);
    private static final int REPETITIONS = 5;
    private static final int FEW_REPETITIONS = 2;
    private static final int WATCH_MILLIS = 1;
    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public PoolQuestion question() {
        return PoolQuestion.SPIKE;
    }

    @Override
    public int connections(PoolScale scale) {
        return CALLERS;
    }

    @Override
    public void run(PoolContext context, Notebook notebook) throws InterruptedException, SQLException {
        try (WorkingDatabase database = context.template().copy()) {
            int repetitions = context.scale().isBrief() ? FEW_REPETITIONS : REPETITIONS;
            for (int i = 0; i < repetitions; i++) {
                for (int idle : List.of(IDLE, CALLERS)) {
                    once(database, idle, i, notebook);
                }
                context.progress().part("spike", (i + 1.0) / repetitions);
            }
        }
    }

    private static void once(WorkingDatabase database, int idle, int repetition, Notebook notebook)
            throws InterruptedException, SQLException {
        SlowSetUp source = new SlowSetUp(database.connection().dataSource(), SET_UP);
        HikariConfig config = new HikariConfig();
        config.setPoolName("spike");
        config.setDataSource(source);
        config.setMinimumIdle(idle);
        config.setMaximumPoolSize(CALLERS);
        config.setConnectionTimeout(TIME_OUT.toMillis());
        try (HikariDataSource pool = new HikariDataSource(config)) {
            FullPool.await(pool, idle);
            source.slowDown();
            int begunBefore = source.begun();
            AtomicInteger failures = new AtomicInteger();
            PoolWatch watch = PoolWatch.begin(pool, WATCH_MILLIS);
            double millis;
            try (watch) {
                millis = allServed(pool, failures);
            }
            Map<PoolFactor, String> factors = new EnumMap<>(PoolFactor.class);
            factors.put(PoolFactor.THREADS, Integer.toString(CALLERS));
            factors.put(PoolFactor.WAY, idle + " of " + CALLERS + " connections kept open");
            factors.put(PoolFactor.REPETITION, Integer.toString(repetition + 1));
            Map<PoolFigure, Double> figures = new EnumMap<>(PoolFigure.class);
            figures.put(PoolFigure.TIME, millis);
            figures.put(PoolFigure.CONNECTIONS, (double) watch.mostConnections());
            figures.put(PoolFigure.OPENED, (double) (source.begun() - begunBefore));
            figures.put(PoolFigure.FAILURES, (double) failures.get());
            notebook.row(factors, figures);
            if (repetition == 0) {
                notebook.trace(factors, watch.samples());
            }
        }
    }

    /** In milliseconds, until the last of the callers has its answer. */
    private static double allServed(HikariDataSource pool, AtomicInteger failures) throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(Thread.ofPlatform().name("spike-" + i).start(() -> {
                try {
                    start.await();
                    query(pool);
                } catch (SQLException e) {
                    failures.incrementAndGet();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        long begun = System.nanoTime();
        start.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        return (System.nanoTime() - begun) / NANOS_PER_MILLI;
    }

    private static void query(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_sleep(0.002)");
        }
    }
}
