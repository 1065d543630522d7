package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Preset;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that needs more connections than the server allows is refused before anything is loaded or measured. */
class ConnectionLimitIT {

    private static final String SERVER = System.getProperty("bench.db", "embedded");

    @Test
    void runThatNeedsMoreIsRefusedBeforeAnythingIsLoaded(@TempDir Path folder) {
        StrictProgress progress = new StrictProgress();
        RunRequest request = new RunRequest(
                Preset.SMOKE,
                SERVER,
                List.of(Entrant.of(Contenders.BASELINE)),
                DatasetSize.TINY,
                List.of(stage(new Point(4, false, 0, "tiny")), stage(new Point(98, true, 0, "tiny"))),
                1,
                null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Measurement(request, progress, results -> {
                            throw new AssertionError("a run without a budget ends with its plan");
                        })
                        .run("unknown", folder))
                .withMessage(
                        "A JVM with 98 virtual threads needs a pool of 98 connections and 3 beside it, but the server"
                                + " allows 97 (max_connections 100 less 3 reserved): raise max_connections, or ask for less");
        assertThat(progress.steps()).singleElement().asString().startsWith("starting PostgreSQL");
    }

    /** 94 and 3 beside them are all that 100 less 3 allow. */
    @Test
    void overANetworkThereAreTwoPools() {
        try (PostgresServer started = PostgresServer.start(SERVER)) {
            ConnectionInfo server = started.administration();
            assertThatCode(() -> ConnectionLimit.check(server, List.of(stage(new Point(94, false, 0, "tiny")))))
                    .doesNotThrowAnyException();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ConnectionLimit.check(
                            server,
                            List.of(
                                    stage(new Point(94, false, 0, "tiny")),
                                    stage(new Point(48, false, 1_000, "tiny")))))
                    .withMessageStartingWith("A JVM with 48 threads, 1 ms round trip needs a pool of 96 connections");
        }
    }

    private static Stage stage(Point point) {
        return new Stage(
                Stage.Kind.SCALING, point, List.of(Operation.FIND_ORDER.label()), List.of(), 1, 1, 1, 4, 40, 10);
    }
}
