package dev.orderbench.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A running PostgreSQL server in which order-bench may create databases. Closing it stops what was started for it, and
 * leaves another's server running.
 */
public sealed interface PostgresServer extends AutoCloseable permits EmbeddedServer, ContainerServer, ExternalServer {

    /**
     * The settings that results depend on: those that {@link ServerSettings} sets, and those that decide how a statement
     * is planned or made durable.
     */
    List<String> REPORTED_SETTINGS = List.of(
            "autovacuum",
            "checkpoint_timeout",
            "effective_cache_size",
            "fsync",
            "full_page_writes",
            "io_method",
            "jit",
            "maintenance_work_mem",
            "max_connections",
            "max_parallel_workers_per_gather",
            "max_wal_senders",
            "max_wal_size",
            "plan_cache_mode",
            "random_page_cost",
            "server_encoding",
            "shared_buffers",
            "ssl",
            "synchronous_commit",
            "TimeZone",
            "wal_level",
            "work_mem");

    /**
     * Starts or connects to the server that a specification names.
     *
     * @param specification {@code embedded}, {@code testcontainers}, or a JDBC URL of PostgreSQL
     * @throws DatabaseException when the specification is none of these, or the server cannot be had
     */
    static PostgresServer start(String specification) {
        return switch (specification) {
            case "embedded" -> EmbeddedServer.start();
            case "testcontainers" -> ContainerServer.start();
            default -> {
                if (!specification.startsWith("jdbc:")) {
                    throw new DatabaseException(
                            "Unknown database '%s': expected embedded, testcontainers or jdbc:postgresql://host:port/database"
                                    .formatted(specification),
                            null);
                }
                yield ExternalServer.connect(ConnectionInfo.parse(specification));
            }
        };
    }

    /**
     * Stops embedded servers and PgBouncers of programs that were killed before they could do so, and deletes their data. Never fails: what
     * cannot be stopped is left to the next program.
     *
     * @return the folders where they were
     */
    static List<Path> stopOrphans() {
        return Orphans.stop();
    }

    /** How the server was had: {@code embedded}, {@code testcontainers} or {@code external}. */
    String source();

    /** A database from which others can be created; never written to. */
    ConnectionInfo administration();

    /** The version as the server reports it. */
    default String version() {
        return show(administration(), List.of("server_version")).getOrDefault("server_version", "unknown");
    }

    /** The {@link #REPORTED_SETTINGS} as a connection to the given database reads them back; unknown ones are left out. */
    static SortedMap<String, String> settings(ConnectionInfo database) {
        return show(database, REPORTED_SETTINGS);
    }

    private static SortedMap<String, String> show(ConnectionInfo database, List<String> names) {
        SortedMap<String, String> values = new TreeMap<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW ALL")) {
            while (row.next()) {
                if (names.contains(row.getString("name"))) {
                    values.put(row.getString("name"), row.getString("setting"));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException("Cannot read the settings of %s: %s".formatted(database, e.getMessage()), e);
        }
        return values;
    }

    @Override
    void close();
}
