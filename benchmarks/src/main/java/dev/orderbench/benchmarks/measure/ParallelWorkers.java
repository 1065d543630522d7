package dev.orderbench.benchmarks.measure;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Counts the parallel workers that statements asked for. A worker ends with its statement, and {@code /proc} forgets its processor
 * time, so what is seen of a server that has used some is not the whole of what it spent.
 *
 * <p>The server counts them from PostgreSQL 18 on ({@code parallel_workers_to_launch} in {@code pg_stat_database}).
 */
final class ParallelWorkers {

    private static final String COUNTS =
            "SELECT CASE WHEN current_setting('server_version_num')::int >= 180000 THEN 1 END";

    private static final String WANTED =
            "SELECT parallel_workers_to_launch FROM pg_stat_database WHERE datname = current_database()";

    /** A backend tells what it has done once in a second at most, unless it is asked to. */
    private static final String FLUSH = "SELECT pg_stat_force_next_flush()";

    private final HikariDataSource pool;
    private final ServerMeter server;
    private final boolean counts;

    /**
     * @param pool whose statements are counted
     * @param server has a connection to the same database
     */
    ParallelWorkers(HikariDataSource pool, ServerMeter server) {
        this.pool = pool;
        this.server = server;
        counts = Long.valueOf(1).equals(server.count(COUNTS));
    }

    /** How many were asked for since the database was created; {@code null} where the server does not tell. No thread may call. */
    @Nullable Long wanted() {
        if (!counts) {
            return null;
        }
        FutureTask<@Nullable Void> flush = new FutureTask<>(() -> {
            flush();
            return null;
        });
        // The pool remembers for each thread which connections it had, so a thread of its own borrows them here.
        Thread.ofPlatform().start(flush);
        try {
            flush.get();
        } catch (ExecutionException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
        return server.count(WANTED);
    }

    private void flush() throws SQLException {
        List<Connection> lent = new ArrayList<>();
        try {
            for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
                lent.add(pool.getConnection());
                try (Statement statement = lent.getLast().createStatement()) {
                    statement.execute(FLUSH);
                }
            }
        } finally {
            for (Connection connection : lent) {
                connection.close();
            }
        }
    }
}
