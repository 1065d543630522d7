package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.contract.Variant;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * R35 in earnest: a million orders do not fit into 64 MB, and every contender exports them there. Naive variants, some of
 * which ask for each order alone, export a tenth of them, unless the system property {@value #PROPERTY} says otherwise, as CI
 * does.
 */
class BoundedMemoryIT {

    /** How many orders naive variants export. */
    private static final String PROPERTY = "orderbench.export";

    private static final int ORDERS = 1_000_000;

    private static final int NAIVE = Integer.getInteger(PROPERTY, ORDERS / 10);

    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:01Z");

    private static PostgresServer server;
    private static TemplateDatabase template;
    private static WorkingDatabase database;

    @BeforeAll
    static void fillDatabase() throws SQLException {
        server = PostgresServer.start(System.getProperty("bench.db", "embedded"));
        template = TemplateDatabase.create(server, DatasetSize.TINY);
        database = template.copy();
        try (Connection connection = database.connection().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            // Keys from 1 to a million, so that their sum is known.
            statement.execute("TRUNCATE orders CASCADE");
            statement.execute("""
                    INSERT INTO orders (id, user_id, status, total, created_at)
                    SELECT n, n %% 50 + 1, 'DELIVERED', n / 100.0, timestamptz '2024-01-01Z' + n * interval '1 second'
                    FROM generate_series(1, %d) n
                    """.formatted(ORDERS));
            statement.execute("ANALYZE orders");
        }
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
        template.close();
        server.close();
    }

    static Stream<Arguments> contenders() {
        return Contenders.all().stream()
                .filter(provider -> !(provider instanceof FaultyProvider))
                .flatMap(provider -> provider.variants().stream().map(variant -> Arguments.of(provider.id(), variant)));
    }

    @ParameterizedTest
    @MethodSource("contenders")
    @Execution(ExecutionMode.CONCURRENT)
    void ordersPassThroughSmallHeap(String contender, Variant variant) throws IOException, InterruptedException {
        int orders = variant == Variant.NAIVE ? NAIVE : ORDERS;
        long sum = (long) orders * (orders + 1) / 2;

        assertThat(export(contender, variant, orders, false)).isEqualToIgnoringNewLines(orders + " " + sum);
    }

    /** Else the heap would be too large to show anything. (Of memory that is exhausted, the JVM says so with code 3.) */
    @Test
    void ordersThatAreKeptDoNotFit() throws IOException, InterruptedException {
        assertThat(export("raw-jdbc", Variant.TUNED, ORDERS, true)).isEqualTo("exit code 3");
    }

    private static String export(String contender, Variant variant, int orders, boolean keep)
            throws IOException, InterruptedException {
        ConnectionInfo connection = database.connection();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ExportInSmallHeap.class.getName(),
                        contender,
                        variant.name(),
                        connection.url(),
                        FIRST.plusSeconds(orders).toString(),
                        Boolean.toString(keep))
                .redirectError(keep ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PGUSER", connection.user());
        if (connection.password() != null) {
            builder.environment().put("PGPASSWORD", connection.password());
        }
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() == 0 ? output : "exit code " + process.exitValue();
    }
}
