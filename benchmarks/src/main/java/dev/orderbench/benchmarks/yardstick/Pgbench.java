package dev.orderbench.benchmarks.yardstick;

import dev.orderbench.database.ConnectionInfo;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * PostgreSQL's own benchmark client. Runs in short pieces, to be interleaved with what it is held against.
 *
 * @param executable the program
 */
public record Pgbench(Path executable) implements Yardstick {

    /** How much longer than asked for a piece may take, for opening connections and for the last transactions. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final int LAST_LINES = 3;

    /**
     * What one piece gave.
     *
     * @param transactions how many were done
     * @param perSecond transactions of all clients in a second, without the time to open connections
     * @param latencyMillis the mean time of a transaction
     */
    public record Piece(long transactions, double perSecond, double latencyMillis) {}

    /** What it says of its version, such as {@code pgbench (PostgreSQL) 18.6}. */
    public String version() throws YardstickFailedException {
        return run(List.of(executable.toString(), "--version"), Map.of(), GRACE).strip();
    }

    /**
     * Runs a script with prepared statements, on connections of its own, and waits for its end.
     *
     * @param database with the dataset that the script was made for
     * @param clients number of connections, served by as many threads, but no more than there are processors
     * @param seconds at least 1; pgbench knows no smaller unit
     * @throws YardstickFailedException when it could not be run, or a transaction failed
     */
    public Piece run(ConnectionInfo database, PgbenchScript script, int clients, int seconds)
            throws YardstickFailedException {
        try {
            Path folder = Files.createTempDirectory("orderbench-pgbench");
            try {
                Target target = Target.of(database);
                List<String> command = command(target, clients, seconds);
                for (int i = 0; i < script.files().size(); i++) {
                    Path file = folder.resolve("%s-%d.sql".formatted(script.operation(), i + 1));
                    Files.writeString(file, script.files().get(i));
                    command.add("--file=" + file);
                }
                command.add(target.database);
                return PgbenchOutput.parse(run(
                        command,
                        environment(database),
                        Duration.ofSeconds(seconds).plus(GRACE)));
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new YardstickFailedException("pgbench could not be run: " + e.getMessage(), e);
        }
    }

    private List<String> command(Target target, int clients, int seconds) {
        int threads = Math.min(clients, Runtime.getRuntime().availableProcessors());
        return new ArrayList<>(List.of(
                executable.toString(),
                "--host=" + target.host,
                "--port=" + target.port,
                "--username=" + target.user,
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=" + threads,
                "--time=" + seconds,
                "--define=%s=%s".formatted(PgbenchSql.NOW, Instant.now())));
    }

    /** The password goes by the environment, which others on the machine cannot read, unlike a command line. */
    private static Map<String, String> environment(ConnectionInfo database) {
        String password = database.password();
        return password == null ? Map.of() : Map.of("PGPASSWORD", password);
    }

    private static String run(List<String> command, Map<String, String> environment, Duration limit)
            throws YardstickFailedException {
        try {
            Path output = Files.createTempFile("orderbench-pgbench", ".out");
            Path errors = Files.createTempFile("orderbench-pgbench", ".err");
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile());
                builder.environment().put("LC_ALL", "C");
                builder.environment().putAll(environment);
                int exitCode = waitFor(builder.start(), limit);
                if (exitCode != 0) {
                    throw new YardstickFailedException(
                            "pgbench ended with exit code %d: %s".formatted(exitCode, lastLines(errors)), null);
                }
                return Files.readString(output, StandardCharsets.UTF_8);
            } finally {
                Files.deleteIfExists(output);
                Files.deleteIfExists(errors);
            }
        } catch (IOException e) {
            throw new YardstickFailedException("pgbench could not be run: " + e.getMessage(), e);
        }
    }

    private static int waitFor(Process process, Duration limit) throws YardstickFailedException {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new YardstickFailedException("pgbench did not end within %d s".formatted(limit.toSeconds()), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new YardstickFailedException("pgbench was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String lastLines(Path errors) throws IOException {
        List<String> lines = Files.readString(errors, StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return lines.isEmpty()
                ? "it gave no reason"
                : String.join(" | ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** A JDBC URL in the terms of libpq. */
    private record Target(String host, int port, String database, String user) {

        private static final int DEFAULT_PORT = 5432;

        static Target of(ConnectionInfo database) throws YardstickFailedException {
            URI uri = URI.create(database.url().substring("jdbc:".length()));
            String host = uri.getHost();
            if (host == null) {
                throw new YardstickFailedException(
                        "no yardstick: %s names no single host that pgbench could connect to".formatted(database.url()),
                        null);
            }
            return new Target(
                    host.replaceAll("[\\[\\]]", ""),
                    uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                    uri.getPath().substring(1),
                    database.user());
        }
    }
}
