package dev.orderbench.benchmarks.pool;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.orderbench.benchmarks.result.PoolSample;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.Pools;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program with a pool: fills it, says what it got, and keeps it until its input ends. Reads a line from standard input that says
 * where to connect.
 */
public final class InstanceMain {

    private static final Duration TIME_OUT = Duration.ofSeconds(2);
    private static final int WATCH_MILLIS = 20;
    private static final String TOO_MANY_CONNECTIONS = "53300";

    private InstanceMain() {}

    /**
     * What a program got.
     *
     * @param opened connections
     * @param refused how many the server refused with 53300 when asked for the rest directly
     * @param samples its pool while it was being filled
     */
    record Found(int opened, int refused, List<PoolSample> samples) {

        static Found parse(String line) {
            return JsonMapper.shared().readValue(line, Found.class);
        }

        /** On one line. */
        String text() {
            return JsonMapper.shared().writeValueAsString(this);
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int size = Integer.parseInt(arguments[0]);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        ConnectionInfo database = JsonMapper.shared().readValue(in.readLine(), ConnectionInfo.class);
        List<Connection> lent = new ArrayList<>();
        // Its first connection may take longer than the time-out: all programs start at once.
        try (HikariDataSource pool = Pools.open(database.dataSource(), size, TIME_OUT)) {
            PoolWatch watch = PoolWatch.begin(pool, WATCH_MILLIS);
            try (watch) {
                while (lent.size() < size && borrow(pool, lent)) {
                    // Until all are there, or no more come.
                }
            }
            int refused = lent.size() < size ? refused(database) : 0;
            System.out.println(new Found(lent.size(), refused, watch.samples()).text());
            while (in.readLine() != null) {
                // Nothing more is said.
            }
        } catch (HikariPool.PoolInitializationException e) {
            System.out.println(new Found(0, refused(database), List.of()).text());
        }
    }

    private static boolean borrow(HikariDataSource pool, List<Connection> lent) {
        try {
            lent.add(pool.getConnection());
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** What the pool keeps to itself: why it got no more. */
    private static int refused(ConnectionInfo database) {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.isReadOnly();
            return 0;
        } catch (SQLException e) {
            return TOO_MANY_CONNECTIONS.equals(e.getSQLState()) ? 1 : 0;
        }
    }
}
