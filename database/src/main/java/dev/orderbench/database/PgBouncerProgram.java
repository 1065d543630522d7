package dev.orderbench.database;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A PgBouncer that can be started here. */
public sealed interface PgBouncerProgram {

    /** Version, as in 1.24. */
    int major();

    /** See {@link #major()}. */
    int minor();

    /** Whether it follows prepared statements from connection to connection, as it does from 1.21 on. */
    default boolean followsPreparedStatements() {
        return major() > 1 || major() == 1 && minor() >= 21;
    }

    /** How a reader is told of it. */
    default String title() {
        return "PgBouncer %d.%d".formatted(major(), minor());
    }

    /**
     * One that is installed.
     *
     * @param executable the program
     */
    record Installed(Path executable, int major, int minor) implements PgBouncerProgram {

        private static final Pattern VERSION = Pattern.compile("PgBouncer (?<major>\\d+)\\.(?<minor>\\d+)");

        /**
         * @throws DatabaseException when it does not tell its version
         */
        static Installed at(Path executable) {
            try {
                Process asked = new ProcessBuilder(executable.toString(), "--version")
                        .redirectErrorStream(true)
                        .start();
                String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                Matcher version = VERSION.matcher(said);
                if (!version.find()) {
                    throw new DatabaseException(
                            "%s does not tell its version as 'PgBouncer 1.24.1' does, but says: %s"
                                    .formatted(executable, said.isBlank() ? "nothing" : said.strip()),
                            null);
                }
                return new Installed(
                        executable, Integer.parseInt(version.group("major")), Integer.parseInt(version.group("minor")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * One in a container, on the network of this machine: the server listens on its loopback. Started by the command-line client of
     * Docker, which needs no more than the image.
     *
     * @param name of the image
     */
    record Image(String name, int major, int minor) implements PgBouncerProgram {

        /** The image of docker-compose.yml. */
        static final Image PINNED = new Image("edoburu/pgbouncer:v1.24.1-p1", 1, 24);

        private static final int LIMIT_SECONDS = 5;

        /** Whether a Docker engine answers that has the image; it is not fetched unasked. */
        boolean isThere() {
            try {
                Process asked = new ProcessBuilder("docker", "image", "inspect", name)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                boolean answered = asked.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
                asked.destroyForcibly();
                return answered && asked.exitValue() == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public String title() {
            return PgBouncerProgram.super.title() + " (container)";
        }
    }

    /**
     * Those that can be started here, in this order: the first on the PATH, or else where Debian has it; then the pinned image
     * where a Docker engine has it.
     *
     * @throws DatabaseException when there is one that does not tell its version
     */
    static List<PgBouncerProgram> all() {
        List<PgBouncerProgram> found = new ArrayList<>();
        installed(System.getenv().getOrDefault("PATH", "")).map(Installed::at).forEach(found::add);
        if (Image.PINNED.isThere()) {
            found.add(Image.PINNED);
        }
        return found;
    }

    /** The first executable on a search path, or else Debian's. */
    static Stream<Path> installed(String searchPath) {
        return Stream.concat(
                        Arrays.stream(searchPath.split(File.pathSeparator, -1))
                                .filter(entry -> !entry.isEmpty())
                                .map(entry -> Path.of(entry, "pgbouncer")),
                        // Debian's package puts it where not everyone's PATH leads.
                        Stream.of(Path.of("/usr/sbin/pgbouncer")))
                .filter(Files::isExecutable)
                .limit(1);
    }
}
