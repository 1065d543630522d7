package dev.orderbench.benchmarks.yardstick;

import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.OwnedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL's own benchmark client. Runs in short pieces, to be interleaved with what it is held against.
 *
 * @param executable the program
 */
public record Pgbench(Path executable) implements Yardstick {

    /** How much longer than asked for a piece may take, for opening connections and for the last transactions. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final int LAST_LINES = 3;

    /** Of its folders, by which one that is found is known. */
    private static final String KIND = "pgbench";

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
        try (OwnedFolder folder = OwnedFolder.create(KIND)) {
            return run(List.of(executable.toString(), "--version"), Map.of(), folder, GRACE)
                    .strip();
        } catch (IOException | UncheckedIOException e) {
            throw notRun(e);
        }
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
        PgbenchTarget target = PgbenchTarget.of(database);
        try (OwnedFolder folder = OwnedFolder.create(KIND)) {
            List<String> command = command(target, clients, seconds);
            for (int i = 0; i < script.files().size(); i++) {
                Path file = folder.file("%s-%d.sql".formatted(script.operation(), i + 1));
                Files.writeString(file, script.files().get(i));
                command.add("--file=" + file);
            }
            command.add(target.database());
            return PgbenchOutput.parse(run(
                    command,
                    target.environment(),
                    folder,
                    Duration.ofSeconds(seconds).plus(GRACE)));
        } catch (IOException | UncheckedIOException e) {
            throw notRun(e);
        }
    }

    private static YardstickFailedException notRun(Exception e) {
        return new YardstickFailedException("pgbench could not be run: " + e.getMessage(), e);
    }

    private List<String> command(PgbenchTarget target, int clients, int seconds) {
        int threads = Math.min(clients, Runtime.getRuntime().availableProcessors());
        return new ArrayList<>(List.of(
                executable.toString(),
                "--host=" + target.host(),
                "--port=" + target.port(),
                "--username=" + target.user(),
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=" + threads,
                "--time=" + seconds,
                "--define=%s=%s".formatted(PgbenchSql.NOW, Instant.now())));
    }

    private static String run(List<String> command, Map<String, String> environment, OwnedFolder folder, Duration limit)
            throws IOException, YardstickFailedException {
        Path output = folder.file("output");
        Path errors = folder.file("errors");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(environment);
        int exitCode = waitFor(builder.start(), limit);
        if (exitCode != 0) {
            throw new YardstickFailedException(
                    "pgbench ended with exit code %d: %s".formatted(exitCode, lastLines(errors)), null);
        }
        return Files.readString(output, StandardCharsets.UTF_8);
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
}
