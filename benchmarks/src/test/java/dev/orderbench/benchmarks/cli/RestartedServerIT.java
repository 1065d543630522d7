package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.measure.Measurement;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.ControlledServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run on another's server that crashes while a JVM measures: no contender is to blame, and the run can be gone on with. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RestartedServerIT {

    private static final int THREADS = 4;

    /** The connections of a measuring JVM: those of its threads, to a working database. */
    private static final String MEASURING =
            "SELECT count(*) FROM pg_stat_activity WHERE datname ~ '^orderbench_tiny_[0-9a-f]+_[0-9a-f]+$'";

    @TempDir
    private Path temporary;

    @TempDir
    private Path folder;

    @Test
    void runEndsAndCanBeGoneOnWith() throws Exception {
        try (ControlledServer server = ControlledServer.start()) {
            ConnectionInfo administration = server.server().administration();
            String database = "--db=" + server.specification();
            Program program = Program.start(
                    temporary,
                    "run",
                    "--preset=smoke",
                    "--size=tiny",
                    "--operations=registerUser",
                    "--contenders=raw-jdbc,jooq",
                    "--threads=" + THREADS,
                    "--jvms=2",
                    database,
                    "--out=" + folder);
            try {
                awaitSecondJvm(administration, program);
                server.restart(ControlledServer.Shutdown.IMMEDIATE);
                assertThat(program.await()).as(program.printed()).isEqualTo(ExitCode.UNUSABLE);
            } finally {
                program.kill();
            }
            assertThat(program.printed())
                    .contains("bench: what was measured so far is kept; to go on: ./bench run --resume --out " + folder)
                    .containsPattern("bench: PostgreSQL (was restarted|went away) while JVM 2 measured")
                    .doesNotContain("FAILED");
            assertThat(journal()).as("what was planned, and the JVM before").hasSize(2);

            Program resumed = Program.start(temporary, "run", "--resume", database, "--out=" + folder);
            try {
                assertThat(resumed.await()).as(resumed.printed()).isEqualTo(ExitCode.DONE);
            } finally {
                resumed.kill();
            }
        }
        Results results = ResultsFile.read(folder.resolve("results.json"));
        assertThat(results.complete()).isTrue();
        assertThat(results.cells()).hasSize(2).allSatisfy(cell -> {
            assertThat(cell.failure()).isNull();
            assertThat(cell.series()).hasSize(2);
        });
    }

    /** Until the first JVM is kept, and all threads of the second call. */
    private void awaitSecondJvm(ConnectionInfo administration, Program program) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!(Files.exists(folder.resolve(Measurement.JOURNAL))
                && journal().size() == 2
                && measuring(administration) >= THREADS)) {
            assertThat(System.nanoTime()).as(program.printed()).isLessThan(end);
            assertThat(program.process().waitFor(20, TimeUnit.MILLISECONDS))
                    .as(program.printed())
                    .isFalse();
        }
    }

    private List<String> journal() throws IOException {
        return Files.readAllLines(folder.resolve(Measurement.JOURNAL));
    }

    private static int measuring(ConnectionInfo administration) throws SQLException {
        try (Connection connection = administration.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(MEASURING)) {
            row.next();
            return row.getInt(1);
        }
    }
}
