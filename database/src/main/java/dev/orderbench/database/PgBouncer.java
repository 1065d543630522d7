package dev.orderbench.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A PgBouncer of one's own on loopback, in front of a server. Closing it stops it.
 *
 * @see <a href="https://www.pgbouncer.org/config.html">PgBouncer: configuration</a>
 */
public final class PgBouncer implements AutoCloseable {

    private static final int MOST_CLIENTS = 1_000;
    private static final int PREPARED_STATEMENTS = 200;
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final int PAUSE_MILLIS = 20;

    /** The kind of folder that holds its configuration. */
    static final String KIND = "pgbouncer";

    private static final String IN_CONTAINER = "/etc/pgbouncer/";
    /** A file that says that it runs in a container of the folder's name. */
    private static final String CONTAINER = "container";

    private static final String USERS = "userlist.txt";

    private final Process process;
    private final Path log;
    private final OwnedFolder folder;
    private final int port;

    /** Where this program is told to end while it runs. */
    private final Thread atEnd = new Thread(this::stop, "pgbouncer-stop");

    private PgBouncer(Process process, Path log, OwnedFolder folder, int port) {
        this.process = process;
        this.log = log;
        this.folder = folder;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(atEnd);
    }

    /** When a server's connection goes back to PgBouncer. */
    public enum Mode {
        /** When its client disconnects. */
        SESSION,
        /** At the end of each transaction. */
        TRANSACTION
    }

    /**
     * Starts one, and waits until it lets clients through.
     *
     * @param program what to start
     * @param database one of the server's databases; all of them can be reached by their names
     * @param mode when connections go back
     * @param poolSize how many connections it keeps to each database at most
     * @throws DatabaseException when it does not start
     */
    public static PgBouncer start(PgBouncerProgram program, ConnectionInfo database, Mode mode, int poolSize) {
        return start(program, database, mode, poolSize, Map.of());
    }

    /**
     * Like {@link #start(PgBouncerProgram, ConnectionInfo, Mode, int)}, with more settings.
     *
     * @param settings as pgbouncer.ini names them
     */
    public static PgBouncer start(
            PgBouncerProgram program, ConnectionInfo database, Mode mode, int poolSize, Map<String, String> settings) {
        OwnedFolder folder = OwnedFolder.create(KIND);
        try {
            int port = freePort();
            Path users = folder.path().resolve(USERS);
            Files.writeString(
                    users,
                    "\"%s\" \"%s\"\n"
                            .formatted(
                                    quoted(database.user()),
                                    database.password() == null ? "" : quoted(database.password())));
            Path configuration = configuration(folder.path());
            String usersAsSeen = program instanceof PgBouncerProgram.Image ? IN_CONTAINER + USERS : users.toString();
            Files.writeString(
                    configuration, configuration(program, database, mode, poolSize, port, usersAsSeen, settings));
            Path log = folder.path().resolve("pgbouncer.out");
            Process process = new ProcessBuilder(command(program, folder.path(), configuration, users))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            PgBouncer started = new PgBouncer(process, log, folder, port);
            started.awaitConnection(database);
            return started;
        } catch (IOException e) {
            folder.close();
            throw new UncheckedIOException(e);
        } catch (DatabaseException e) {
            folder.close();
            throw e;
        }
    }

    private static String configuration(
            PgBouncerProgram program,
            ConnectionInfo database,
            Mode mode,
            int poolSize,
            int port,
            String users,
            Map<String, String> settings) {
        URI uri = uri(database);
        SortedMap<String, String> further = new TreeMap<>(settings);
        if (program.followsPreparedStatements()) {
            further.put("max_prepared_statements", Integer.toString(PREPARED_STATEMENTS));
        }
        return """
                [databases]
                * = host=%s port=%d

                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = trust
                auth_file = %s
                pool_mode = %s
                default_pool_size = %d
                max_client_conn = %d
                ; pgjdbc sets it, and it changes nothing for those who share a connection.
                ignore_startup_parameters = extra_float_digits
                %s
                """.formatted(
                        uri.getHost().equals("localhost") ? "127.0.0.1" : uri.getHost(),
                        uri.getPort() < 0 ? 5432 : uri.getPort(),
                        port,
                        users,
                        mode == Mode.SESSION ? "session" : "transaction",
                        poolSize,
                        MOST_CLIENTS,
                        further.entrySet().stream()
                                .map(setting -> setting.getKey() + " = " + setting.getValue())
                                .collect(Collectors.joining("\n")));
    }

    /** Where its configuration is, in the folder that was made for it. */
    static Path configuration(Path folder) {
        return folder.resolve("pgbouncer.ini");
    }

    private static String quoted(String text) {
        return text.replace("\"", "\"\"");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitConnection(ConnectionInfo database) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try (Connection connection = through(database).dataSource().getConnection()) {
                connection.isReadOnly();
                return;
            } catch (SQLException e) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    String said = output();
                    close();
                    throw new DatabaseException(
                            "PgBouncer let nobody through: %s (it said: %s)".formatted(e.getMessage(), said), e);
                }
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                close();
                throw new DatabaseException("The start of PgBouncer was interrupted", e);
            }
        }
    }

    /** The same database, through it. */
    public ConnectionInfo through(ConnectionInfo database) {
        URI uri = uri(database);
        String parameters = uri.getQuery() == null ? "" : "?" + uri.getQuery();
        return new ConnectionInfo(
                "jdbc:postgresql://127.0.0.1:%d%s%s".formatted(port, uri.getPath(), parameters),
                database.user(),
                database.password());
    }

    private static URI uri(ConnectionInfo database) {
        return URI.create(database.url().substring("jdbc:".length()));
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException e) {
            // This program is ending, and stops it by itself.
            return;
        }
        stop();
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        removeContainer(folder.path());
        folder.close();
    }

    /** Ends the container of a folder, where it has one: its engine keeps it running when the client that started it is gone. */
    static void removeContainer(Path folder) {
        if (!Files.exists(folder.resolve(CONTAINER))) {
            return;
        }
        try {
            Process removal = new ProcessBuilder(
                            "docker", "rm", "--force", folder.getFileName().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!removal.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                removal.destroyForcibly();
            }
        } catch (IOException e) {
            // Without the engine's client there is nobody to ask.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String output() {
        try {
            return Files.readString(log).strip();
        } catch (IOException e) {
            return "nothing that could be read";
        }
    }

    private static List<String> command(PgBouncerProgram program, Path folder, Path configuration, Path users)
            throws IOException {
        return switch (program) {
            case PgBouncerProgram.Installed installed -> {
                List<String> command = new ArrayList<>();
                if (System.getProperty("user.name").equals("root")) {
                    // It refuses to run as root, and in a user namespace of its own it is none.
                    command.addAll(List.of("unshare", "-U"));
                }
                command.addAll(List.of(installed.executable().toString(), "--quiet", configuration.toString()));
                yield command;
            }
            case PgBouncerProgram.Image image -> {
                Files.createFile(configuration.resolveSibling(CONTAINER));
                // Another user reads them there; the folder that they are in is closed to others here.
                for (Path file : List.of(configuration, users)) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
                }
                yield List.of(
                        "docker",
                        "run",
                        "--rm",
                        "--name=" + folder.getFileName(),
                        "--network=host",
                        "--volume=%s:%spgbouncer.ini:ro".formatted(configuration, IN_CONTAINER),
                        "--volume=%s:%s:ro".formatted(users, IN_CONTAINER + USERS),
                        image.name());
            }
        };
    }
}
