package dev.orderbench.benchmarks.measure;

import dev.orderbench.database.ConnectionInfo;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the server has spent, seen from beside it: the processor time of the backends that serve a pool and of the I/O
 * workers that read for them, and the position of its write-ahead log.
 *
 * <p>Not safe for use by several threads.
 */
final class ServerMeter implements AutoCloseable {

    private static final Path PROC = Path.of("/proc");

    private final Connection connection;
    private final Statement statement;

    /** Null where they cannot be seen. */
    private final @Nullable Backends backends;

    private ServerMeter(Connection connection, Statement statement, @Nullable Backends backends) {
        this.connection = connection;
        this.statement = statement;
        this.backends = backends;
    }

    /**
     * Opens a connection of its own and looks for all other backends of the database, which are then those that are watched.
     */
    // The connection is closed by close(), or at once when a later step fails.
    @SuppressWarnings("resource")
    static ServerMeter open(ConnectionInfo database) throws SQLException {
        Connection connection = database.dataSource().getConnection();
        try {
            Statement statement = connection.createStatement();
            // Those that are counted are the contenders'.
            statement.execute("SET max_parallel_workers_per_gather = 0");
            Set<String> pids = new HashSet<>();
            String name;
            try (ResultSet row = statement.executeQuery("SELECT pid, current_database() FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                    + " AND backend_type = 'client backend'")) {
                name = "";
                while (row.next()) {
                    pids.add(row.getString(1));
                    name = row.getString(2);
                }
            }
            return new ServerMeter(connection, statement, Backends.find(PROC, name, pids));
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    Reading read() {
        return new Reading(backends == null ? null : backends.cpuNanos(), walBytes());
    }

    private @Nullable Long walBytes() {
        return count("SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint");
    }

    /** The one number that a query of the server's statistics gives; {@code null} where it fails. */
    @Nullable Long count(String query) {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            return null;
        }
    }

    /** The id of the process that is the parent of the backends, as seen from here; {@code null} where they cannot be seen. */
    @Nullable Long serverProcess(Proc proc) {
        if (backends == null) {
            return null;
        }
        Proc.Task backend = proc.task(backends.first());
        return backend == null ? null : Long.valueOf(backend.parent());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** What has been spent so far; a difference of two readings is what was spent between them. */
    record Reading(@Nullable Long cpuNanos, @Nullable Long walBytes) {}
}
