package dev.orderbench.benchmarks.measure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderbench.benchmarks.result.Journal;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Preset;
import dev.orderbench.benchmarks.yardstick.Yardstick;
import dev.orderbench.database.ControlledServer;
import dev.orderbench.database.DatabaseException;
import dev.orderbench.database.DatasetSize;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Short runs, for real, whose server is restarted while no contender calls it: nothing fails, and nothing of that counts. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ServerLifeIT {

    @TempDir
    private Path folder;

    private ControlledServer server;

    @BeforeEach
    void start() {
        server = ControlledServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void restartThatNoCallMeetsEndsTheRun() throws IOException {
        AtTheLastSlice restart = new AtTheLastSlice(() -> server.restart(ControlledServer.Shutdown.FAST));

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> measurement(null, restart).run("c", folder))
                .withMessage("PostgreSQL was restarted while JVM 1 measured, so nothing of that is counted");

        assertThat(kept()).as("JVMs whose samples count").isEmpty();
    }

    @Test
    void restartWhileTheYardstickIsMeasuredEndsTheRunAndLeavesTheJvmBefore() throws Exception {
        Yardstick yardstick = Yardstick.find();
        Assumptions.assumeFalse(yardstick instanceof Yardstick.Absent, "no pgbench here");
        FutureTask<Void> restart = new FutureTask<>(() -> {
            awaitPgbench();
            server.restart(ControlledServer.Shutdown.FAST);
            return null;
        });
        AtTheLastSlice progress = new AtTheLastSlice(() -> Thread.ofPlatform().start(restart));

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> measurement(yardstick, progress).run("c", folder))
                .withMessageMatching(
                        "PostgreSQL (was restarted|went away) while the yardstick was measured, so nothing of that is counted.*");
        restart.get();

        assertThat(kept()).singleElement().satisfies(entry -> {
            assertThat(entry.jvm().failure()).isNull();
            assertThat(requireNonNull(entry.jvm().yardstick())).satisfies(yardstickOfJvm -> {
                assertThat(yardstickOfJvm.absence()).startsWith("no yardstick: PostgreSQL w");
                assertThat(yardstickOfJvm.pieces()).isEmpty();
            });
        });
    }

    private List<Journal.Entry> kept() throws IOException {
        return Journal.read(folder.resolve(Measurement.JOURNAL)).entries();
    }

    private Measurement measurement(@Nullable Yardstick yardstick, ProgressListener progress) {
        RunRequest request = new RunRequest(
                Preset.SMOKE,
                database(),
                List.of(Entrant.of(Contenders.BASELINE)),
                DatasetSize.TINY,
                new StagePlanner(1, DatasetSize.TINY, List.of(Operation.FIND_ORDER), 1, 1, 1)
                        .compare(List.of(1), List.of(), StagePlanner.SLICE_MILLIS)
                        .stages(),
                1,
                null);
        return new Measurement(request, yardstick, progress, results -> {
            throw new AssertionError("a run without a budget ends with its plan");
        });
    }

    /** What is sent, which pgbench repeats, cannot be read where it is encrypted. */
    private String database() {
        return server.specification() + "&sslmode=disable";
    }

    private void awaitPgbench() throws SQLException {
        try (Connection connection =
                        server.server().administration().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            boolean seen = false;
            while (!seen && System.nanoTime() < end) {
                try (ResultSet row = statement.executeQuery(
                        "SELECT count(*) > 0, pg_sleep(0.01) FROM pg_stat_activity WHERE application_name = 'pgbench'")) {
                    row.next();
                    seen = row.getBoolean(1);
                }
            }
        }
    }

    /** Does something once, when the JVM has done all that it had to. */
    private static final class AtTheLastSlice extends StrictProgress {

        private final Runnable act;
        private boolean done;

        AtTheLastSlice(Runnable act) {
            this.act = act;
        }

        @Override
        public void slice(int jvm, int jvms, String what, double shareDone) {
            if (shareDone > 0.999 && !done) {
                done = true;
                act.run();
            }
        }
    }
}
