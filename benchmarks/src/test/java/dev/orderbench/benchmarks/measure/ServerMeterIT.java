package dev.orderbench.benchmarks.measure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.database.ControlledServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a real server spends on reading a table that its cache does not hold, where I/O workers read for the backends. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ServerMeterIT {

    /** Ten times the server's cache. */
    private static final String TABLE =
            "CREATE TABLE pages AS SELECT repeat('x', 1000) AS filler FROM generate_series(1, 160000)";

    private static final Path PROC = Path.of("/proc");

    @Test
    void timeOfIoWorkersIsPartOfTheServers() throws SQLException, IOException {
        try (ControlledServer server = ControlledServer.start(Map.of("io_method", "worker", "shared_buffers", "16MB"));
                Connection connection =
                        server.server().administration().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
            ProcessHandle backend = backend(statement);
            List<Path> workers = ioWorkers(backend.parent().orElseThrow());
            assertThat(workers).as("I/O workers").isNotEmpty();
            Path serving = PROC.resolve(Long.toString(backend.pid()));

            try (ServerMeter meter = ServerMeter.open(server.server().administration())) {
                long workersAtFirst = nanos(workers);
                long allAtFirst = workersAtFirst + nanos(List.of(serving));
                long begin = requireNonNull(meter.read().cpuNanos());
                long workersAtBegin = nanos(workers);
                long allAtBegin = workersAtBegin + nanos(List.of(serving));
                statement.executeQuery("SELECT count(*) FROM pages").close();
                long workersAtEnd = nanos(workers);
                long allAtEnd = workersAtEnd + nanos(List.of(serving));
                long end = requireNonNull(meter.read().cpuNanos());
                long allAtLast = nanos(workers) + nanos(List.of(serving));

                assertThat(workersAtEnd - workersAtBegin)
                        .as("what the workers did, in ns")
                        .isGreaterThan(1_000_000);
                assertThat(end - begin).isBetween(allAtEnd - allAtBegin, allAtLast - allAtFirst);
            }
        }
    }

    private static ProcessHandle backend(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return ProcessHandle.of(row.getLong(1)).orElseThrow();
        }
    }

    private static List<Path> ioWorkers(ProcessHandle server) throws IOException {
        List<Path> processes = server.children()
                .map(child -> PROC.resolve(Long.toString(child.pid())))
                .toList();
        List<Path> workers = new ArrayList<>();
        for (Path process : processes) {
            if (Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                    .contains("io worker")) {
                workers.add(process);
            }
        }
        return workers;
    }

    private static long nanos(List<Path> processes) throws IOException {
        long nanos = 0;
        for (Path process : processes) {
            nanos += Long.parseLong(
                    Files.readString(process.resolve("schedstat")).split(" ")[0]);
        }
        return nanos;
    }
}
