package dev.orderbench.benchmarks.measure;

import dev.orderbench.database.ConnectionInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the server has spent, seen from beside it: the processor time of the backends that serve a pool, from
 * {@code /proc}, and the position of its write-ahead log.
 *
 * <p>A backend is known by its title, which names its database, and by its process id, which in a container is the last of
 * those that {@code NSpid} lists. Where not exactly the backends that the server names are found, the processor time is
 * unavailable rather than a wrong number.
 *
 * <p>Not safe for use by several threads.
 */
final class ServerMeter implements AutoCloseable {

    private static final Path PROC = Path.of("/proc");

    private final Connection connection;
    private final Statement statement;

    /** The files that hold the backends' processor time; null where they cannot be seen. */
    private final @Nullable List<Path> backends;

    private ServerMeter(Connection connection, Statement statement, @Nullable List<Path> backends) {
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
            return new ServerMeter(connection, statement, backends(name, pids));
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static @Nullable List<Path> backends(String database, Set<String> pids) {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> processes = Files.list(PROC)) {
            for (Path process : processes.filter(ServerMeter::isProcess).toList()) {
                if (isBackend(process, database) && pids.contains(innermostPid(process))) {
                    found.add(process.resolve("schedstat"));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            return null;
        }
        return !found.isEmpty() && found.size() == pids.size() && found.stream().allMatch(Files::isReadable)
                ? List.copyOf(found)
                : null;
    }

    private static boolean isProcess(Path path) {
        return Character.isDigit(path.getFileName().toString().charAt(0));
    }

    private static boolean isBackend(Path process, String database) {
        try {
            String title = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
            return title.startsWith("postgres: ") && title.contains(" " + database + " ");
        } catch (IOException e) {
            // It has ended meanwhile, or is another user's.
            return false;
        }
    }

    /** The process id as the process itself sees it. */
    private static String innermostPid(Path process) {
        try (Stream<String> lines = Files.lines(process.resolve("status"))) {
            return lines.filter(line -> line.startsWith("NSpid:"))
                    .map(line -> line.substring(line.lastIndexOf('\t') + 1))
                    .findFirst()
                    .orElse("");
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    /** Whether the processor time of the backends can be told. */
    boolean seesBackends() {
        return backends != null;
    }

    Reading read() {
        return new Reading(cpuNanos(), walBytes());
    }

    /** schedstat begins with the nanoseconds that the process has run; a backend has one thread. */
    private @Nullable Long cpuNanos() {
        if (backends == null) {
            return null;
        }
        long nanos = 0;
        try {
            for (Path backend : backends) {
                String text = Files.readString(backend, StandardCharsets.US_ASCII);
                nanos += Long.parseLong(text.substring(0, text.indexOf(' ')));
            }
        } catch (IOException e) {
            // The pool has replaced the connection.
            return null;
        }
        return nanos;
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
        Path process = backends.getFirst().resolveSibling("");
        Proc.Task backend = proc.task(Long.parseLong(process.getFileName().toString()));
        return backend == null ? null : Long.valueOf(backend.parent());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** What has been spent so far; a difference of two readings is what was spent between them. */
    record Reading(@Nullable Long cpuNanos, @Nullable Long walBytes) {}
}
