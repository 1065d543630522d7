package dev.orderbench.benchmarks.pool;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.benchmarks.measure.ParentWatch;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.Pools;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;
import tools.jackson.databind.json.JsonMapper;

/**
 * Borrows a connection from HikariCP and gives it back, with the real driver and a connection for each thread.
 *
 * <table>
 *   <caption>What lies inside the measured region</caption>
 *   <tr><td>measured</td><td>{@code getConnection}, the proxy that it returns, {@code close}, and what that resets</td></tr>
 *   <tr><td>not measured</td><td>any statement; opening connections</td></tr>
 * </table>
 *
 * <p>HikariCP asks a connection whether it is alive when it has not been used for half a second; here none rests so long.
 *
 * <p>Not started by hand: {@code ./bench pool --experiments borrow} forks it with what it needs to know.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class BorrowBenchmark {

    /** The system property that names the file with the connection. */
    static final String PROPERTY = "orderbench.borrow";

    private HikariDataSource pool;
    private DataSource driver;

    @Setup(Level.Trial)
    public void open(BenchmarkParams benchmark) {
        ParentWatch.begin();
        ConnectionInfo database =
                JsonMapper.shared().readValue(Path.of(System.getProperty(PROPERTY)), ConnectionInfo.class);
        driver = database.dataSource();
        pool = Pools.open(database, benchmark.getThreads());
        FullPool.await(pool, benchmark.getThreads());
    }

    @TearDown(Level.Trial)
    public void close() {
        pool.close();
    }

    @Benchmark
    public Object borrow() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return connection;
        }
    }

    /** No pool at all: the driver opens a connection, and it is closed. */
    @Benchmark
    public Object open() throws SQLException {
        try (Connection connection = driver.getConnection()) {
            return connection;
        }
    }
}
