package dev.orderbench.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * An embedded server to do harm to: durable, restarted at will, with TLS, and with a role that needs its password (SCRAM) beside
 * those that are trusted. Closing it stops it and deletes its data.
 */
public final class ControlledServer implements AutoCloseable {

    private static final String SCRAM_ROLE = "orderbench_scram";
    private static final int LIMIT_SECONDS = 60;

    /** Whom the server lets in how; the first line that fits counts. */
    private static final String ADMISSION = """
            local all all trust
            host all %s 127.0.0.1/32 scram-sha-256
            host all %s ::1/128 scram-sha-256
            host all all 127.0.0.1/32 trust
            host all all ::1/128 trust
            """.formatted(SCRAM_ROLE, SCRAM_ROLE);

    private final EmbeddedServer server;
    private final String password = UUID.randomUUID().toString();

    private ControlledServer(EmbeddedServer server) {
        this.server = server;
    }

    /** How a server is asked to stop. */
    public enum Shutdown {
        /** Open transactions are rolled back, connections ended, everything written. */
        FAST,
        /** At once, as in a crash; what was committed is recovered from the log when it starts again. */
        IMMEDIATE
    }

    /**
     * Starts one.
     *
     * @throws DatabaseException when it does not start
     */
    public static ControlledServer start() {
        return start(Map.of());
    }

    /**
     * Starts one with other settings than it would have.
     *
     * @throws DatabaseException when it does not start
     */
    public static ControlledServer start(Map<String, String> otherSettings) {
        OwnedFolder folder = OwnedFolder.create(Orphans.KIND);
        Map<String, String> settings = ServerSettings.production();
        settings.putAll(otherSettings);
        try {
            Certificate certificate = Certificate.create(folder.path());
            Path admission = Files.writeString(folder.path().resolve("pg_hba.conf"), ADMISSION);
            settings.put("ssl", "on");
            settings.put("ssl_cert_file", certificate.certificate().toString());
            settings.put("ssl_key_file", certificate.key().toString());
            settings.put("hba_file", admission.toString());
        } catch (IOException e) {
            folder.close();
            throw new UncheckedIOException(e);
        } catch (DatabaseException e) {
            folder.close();
            throw e;
        }
        ControlledServer started = new ControlledServer(EmbeddedServer.start(folder, settings));
        try {
            started.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(SCRAM_ROLE, started.password));
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    /** The server, as others know it. */
    public PostgresServer server() {
        return server;
    }

    /** How {@link PostgresServer#start(String)} connects to it, as to another's. It has a parameter, so more can be appended. */
    public String specification() {
        ConnectionInfo administration = server.administration();
        return "%s?user=%s".formatted(administration.url(), administration.user());
    }

    /** A connection to a database as a role that needs its password. */
    public ConnectionInfo withPassword(ConnectionInfo database) {
        return new ConnectionInfo(database.url(), SCRAM_ROLE, password);
    }

    /**
     * Stops the server and starts it again, with the same data, settings and port; returns when it takes connections.
     *
     * @throws DatabaseException when it does not
     */
    public void restart(Shutdown how) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses to run as root, and in a user namespace of its own it is none.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(
                programs().resolve("pg_ctl").toString(),
                "restart",
                "--pgdata=" + server.folder().resolve("data"),
                "--mode=" + (how == Shutdown.FAST ? "fast" : "immediate"),
                "--wait",
                "--timeout=" + LIMIT_SECONDS,
                "--silent"));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new DatabaseException("The server did not start again after a shutdown of the kind " + how, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("The restart of the server was interrupted", e);
        }
    }

    /** Where the server's own programs are: beside the one that runs. */
    private Path programs() {
        try {
            String pid = Files.readAllLines(server.folder().resolve("data").resolve("postmaster.pid"))
                    .getFirst()
                    .strip();
            return ProcessHandle.of(Long.parseLong(pid))
                    .flatMap(process -> process.info().command())
                    .map(Path::of)
                    .map(Path::getParent)
                    .orElseThrow(() -> new DatabaseException("The server's process cannot be found", null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = server.administration().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new DatabaseException("%s failed: %s".formatted(sql.split(" PASSWORD")[0], e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
