package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Disturbance;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import dev.orderbench.benchmarks.statistics.DisturbanceSign;
import dev.orderbench.benchmarks.statistics.DisturbedJvm;
import dev.orderbench.database.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What disturbs a run in its middle is seen; {@code -Dorderbench.disturbances=10} does it ten times. That quiet JVMs are not
 * taken for disturbed ones is for tests with planted readings: no machine is quiet on demand.
 */
@EnabledOnOs(OS.LINUX)
class DisturbanceIT {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    static Stream<Integer> attempts() {
        return IntStream.rangeClosed(1, Integer.getInteger("orderbench.disturbances", 1))
                .boxed();
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void memoryBurnerThatStartsInMidRunIsSeen(int attempt) throws Exception {
        Program program = start();
        awaitWarmUp(program);
        Process burner = MemoryBurner.start(2);
        try {
            program.await();
        } finally {
            burner.destroyForcibly().waitFor();
        }
        assertSeen(program);
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void secondServerThatStartsInMidRunIsSeen(int attempt) throws Exception {
        Program program = start();
        awaitWarmUp(program);
        try (PostgresServer second = PostgresServer.start("embedded");
                BusyClients clients = BusyClients.start(second, 2)) {
            program.await();
            assertThat(clients.stillWork()).isTrue();
        }
        assertSeen(program);
    }

    private Program start() throws IOException {
        return Program.start(
                folder,
                "run",
                "--preset=smoke",
                "--size=tiny",
                "--jvms=1",
                "--operations=findUserByEmail,findOrder,registerUser",
                "--contenders=raw-jdbc,jooq",
                "--out=" + out());
    }

    private Path out() {
        return folder.resolve("report");
    }

    private static void awaitWarmUp(Program program) throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!program.printed().contains("warming up")) {
            assertThat(program.process().isAlive()).as(program.printed()).isTrue();
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private void assertSeen(Program program) throws IOException {
        assertThat(program.process().exitValue()).as(program.printed()).isEqualTo(ExitCode.DONE);
        Results results = ResultsFile.read(out().resolve("results.json"));
        Disturbance readings = results.jvms().getFirst().disturbance();
        assertThat(readings).isNotNull();
        assertThat(DisturbedJvm.of(results.jvms(), results.environment().cores()))
                .as("%s", readings)
                .singleElement()
                .satisfies(disturbed ->
                        assertThat(disturbed.signs()).hasAtLeastOneElementOfType(DisturbanceSign.ForeignCpu.class));
        assertThat(Files.readString(out().resolve("report.md")))
                .contains("1 of 1 JVM was disturbed", "measured; disturbed: other processes used up to");
        assertThat(Files.readString(out().resolve("summary.txt"))).contains("1 OF 1 JVM WAS DISTURBED");
    }

    /** Clients of a server that keep it busy until they are closed. */
    private record BusyClients(List<Statement> statements, List<Thread> threads) implements AutoCloseable {

        static BusyClients start(PostgresServer server, int count) throws SQLException {
            List<Statement> statements = new ArrayList<>();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Connection connection = server.administration().dataSource().getConnection();
                Statement statement = connection.createStatement();
                statements.add(statement);
                threads.add(Thread.ofPlatform().start(() -> burn(statement)));
            }
            return new BusyClients(statements, threads);
        }

        private static void burn(Statement statement) {
            try {
                statement.execute("DO 'DECLARE i bigint := 0; BEGIN LOOP i := i + 1; END LOOP; END'");
            } catch (SQLException e) {
                // Cancelled, as it must be.
            }
        }

        boolean stillWork() {
            return threads.stream().allMatch(Thread::isAlive);
        }

        @Override
        public void close() throws SQLException, InterruptedException {
            for (Statement statement : statements) {
                statement.cancel();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            for (Statement statement : statements) {
                statement.getConnection().close();
            }
        }
    }
}
