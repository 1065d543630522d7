package dev.orderbench.benchmarks.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.load.ClosedLoopRun;
import dev.orderbench.benchmarks.measure.Entrant;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.database.ConnectionInfo;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A pool of five, eight callers that place orders, and something slow for a second in the midst: one report that sleeps in the
 * server, as many as the pool has connections, or the most popular product locked. Each with and without a limit to how long a
 * statement may run.
 */
final class SlowStatement implements PoolExperimentRun {

    private static final Operation OPERATION = Operation.PLACE_ORDER;
    private static final int POOL_SIZE = 5;
    private static final int CALLERS = 8;
    private static final Duration LIMIT = Duration.ofMillis(100);
    private static final Duration TIME_OUT = Duration.ofSeconds(5);
    private static final Duration PIECE = Duration.ofMillis(1_600);
    private static final Duration UNDISTURBED = Duration.ofMillis(300);
    private static final int WATCH_MILLIS = 20;
    private static final double NANOS_PER_MILLI = 1e6;

    /** What is slow. */
    private enum Trouble {
        NONE("nothing is slow", 0),
        ONE_SLEEPS("one report sleeps in the server for 1 s", 1),
        ALL_SLEEP("five reports sleep in the server for 1 s", POOL_SIZE),
        LOCK("the most popular product is locked for 1 s", 0);

        private final String title;
        private final int sleepers;

        Trouble(String title, int sleepers) {
            this.title = title;
            this.sleepers = sleepers;
        }
    }

    @Override
    public PoolQuestion question() {
        return PoolQuestion.TIMEOUT;
    }

    @Override
    public int connections(PoolScale scale) {
        return POOL_SIZE + 1;
    }

    @Override
    public void run(PoolContext context, Notebook notebook) throws InterruptedException, SQLException {
        int done = 0;
        List<Entrant> entrants =
                context.scale().isBrief() ? context.contenders().subList(0, 1) : context.contenders();
        for (Entrant entrant : entrants) {
            try (Visitor visitor = Visitor.enter(entrant, context, CALLERS)) {
                Duration warmUp = context.scale().warmUp();
                for (boolean limited : List.of(false, true)) {
                    try (HikariDataSource pool = open(visitor.database(), limited)) {
                        visitor.room().use(pool);
                        new ClosedLoopRun(visitor.request(OPERATION, -1), warmUp, CALLERS, false).run();
                        // The code is compiled; statements have to be prepared on new connections.
                        warmUp = context.scale().settle();
                        for (Trouble trouble : Trouble.values()) {
                            measure(visitor, pool, trouble, limited, notebook);
                        }
                    }
                }
            }
            context.progress().part("slow statement", (double) ++done / entrants.size());
        }
    }

    private static HikariDataSource open(ConnectionInfo database, boolean limited) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("slow");
        config.setDataSource(database.dataSource());
        config.setMaximumPoolSize(POOL_SIZE);
        config.setConnectionTimeout(TIME_OUT.toMillis());
        if (limited) {
            config.setConnectionInitSql("SET statement_timeout = " + LIMIT.toMillis());
        }
        return new HikariDataSource(config);
    }

    private static void measure(
            Visitor visitor, HikariDataSource pool, Trouble trouble, boolean limited, Notebook notebook)
            throws InterruptedException, SQLException {
        PoolWatch watch = PoolWatch.begin(pool, WATCH_MILLIS);
        ClosedLoopRun.Result result;
        try (watch) {
            List<Thread> slow = begin(trouble, visitor.database(), pool);
            result = new ClosedLoopRun(visitor.request(OPERATION, trouble.ordinal()), PIECE, CALLERS, false).run();
            for (Thread thread : slow) {
                thread.join();
            }
        }
        Map<PoolFactor, String> factors = new EnumMap<>(PoolFactor.class);
        factors.put(PoolFactor.CONTENDER, visitor.contender());
        factors.put(PoolFactor.OPERATION, OPERATION.label());
        factors.put(PoolFactor.POOL_SIZE, Integer.toString(POOL_SIZE));
        factors.put(PoolFactor.THREADS, Integer.toString(CALLERS));
        factors.put(PoolFactor.LIMIT, limited ? LIMIT.toMillis() + " ms" : "none");
        factors.put(PoolFactor.WAY, trouble.title);
        Map<PoolFigure, Double> figures = new EnumMap<>(PoolFigure.class);
        figures.put(PoolFigure.THROUGHPUT, result.ratePerSecond());
        figures.put(PoolFigure.LATENCY_P99, result.serviceTime().p99() / NANOS_PER_MILLI);
        figures.put(PoolFigure.LATENCY_MAX, result.serviceTime().max() / NANOS_PER_MILLI);
        figures.put(PoolFigure.FAILURES, (double) result.failures());
        notebook.row(factors, figures);
        if (trouble != Trouble.NONE) {
            notebook.trace(factors, watch.samples());
        }
    }

    private static List<Thread> begin(Trouble trouble, ConnectionInfo database, HikariDataSource pool)
            throws SQLException {
        return switch (trouble) {
            case NONE, ONE_SLEEPS, ALL_SLEEP -> {
                List<Thread> threads = new ArrayList<>();
                for (int i = 0; i < trouble.sleepers; i++) {
                    threads.add(Thread.ofPlatform().name("slow-" + i).start(() -> {
                        LockSupport.parkNanos(UNDISTURBED.toNanos());
                        sleep(pool);
                    }));
                }
                yield threads;
            }
            case LOCK -> {
                // Not from the pool: another program's lock.
                Connection connection = database.dataSource().getConnection();
                yield List.of(Thread.ofPlatform().name("slow").start(() -> {
                    LockSupport.parkNanos(UNDISTURBED.toNanos());
                    lock(connection);
                }));
            }
        };
    }

    private static void sleep(HikariDataSource pool) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_sleep(1)");
        } catch (SQLException e) {
            // Cancelled by its limit, which is what this is about.
        }
    }

    private static void lock(Connection given) {
        try (Connection connection = given;
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT stock FROM inventory ORDER BY product_id LIMIT 1 FOR UPDATE");
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
