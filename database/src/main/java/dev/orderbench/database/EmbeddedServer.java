package dev.orderbench.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A PostgreSQL server started from binaries on the class path, below the system's temporary directory, listening on
 * loopback. It is stopped, and its data deleted, on close and when the JVM ends.
 */
final class EmbeddedServer implements PostgresServer {

    private static final Duration STARTUP_LIMIT = Duration.ofSeconds(60);

    private final EmbeddedPostgres postgres;
    private final OwnedFolder folder;

    private EmbeddedServer(EmbeddedPostgres postgres, OwnedFolder folder) {
        this.postgres = postgres;
        this.folder = folder;
    }

    static EmbeddedServer start() {
        return start(OwnedFolder.create(Orphans.KIND), ServerSettings.clientCost());
    }

    /**
     * Starts one with other settings.
     *
     * @param folder where its data are to be; deleted when it is closed, or does not start
     */
    static EmbeddedServer start(OwnedFolder folder, Map<String, String> settings) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPGStartupWait(STARTUP_LIMIT)
                .setDataDirectory(Orphans.data(folder))
                .setLocaleConfig("locale", "C")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD);
        settings.forEach(builder::setServerConfig);
        try {
            return new EmbeddedServer(builder.start(), folder);
        } catch (IOException | IllegalStateException e) {
            folder.close();
            if (RootWithoutUserNamespace.isTheCase()) {
                throw new DatabaseException(RootWithoutUserNamespace.ADVICE, e);
            }
            throw new DatabaseException("The embedded PostgreSQL did not start: %s".formatted(e.getMessage()), e);
        }
    }

    /** The folder that it has for itself. */
    Path folder() {
        return folder.path();
    }

    @Override
    public String source() {
        return "embedded";
    }

    @Override
    public ConnectionInfo administration() {
        return new ConnectionInfo(
                "jdbc:postgresql://localhost:%d/postgres".formatted(postgres.getPort()), "postgres", null);
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        folder.close();
    }
}
