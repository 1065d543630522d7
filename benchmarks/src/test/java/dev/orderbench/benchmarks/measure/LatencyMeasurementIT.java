package dev.orderbench.benchmarks.measure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.orderbench.benchmarks.result.LatencyCell;
import dev.orderbench.benchmarks.result.LatencyResults;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.database.ControlledServer;
import dev.orderbench.database.DatasetSize;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Short measurements of latency, for real. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LatencyMeasurementIT {

    private static final int RATE = 100;

    /** Two seconds of it, and one in which it is probed how much each contender can do. */
    @Test
    void nothingIsMeasuredBeforeTheWarmUpHasLastedAsLongAsWasAsked() throws InterruptedException {
        Watch watch = new Watch();

        LatencyResults results = new LatencyMeasurement(
                        request(System.getProperty("bench.db", "embedded"), List.of(Operation.FIND_ORDER), 2), watch)
                .run("c");

        assertThat(Duration.ofNanos(watch.loaded - watch.warmingUp)).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
        assertThat(results.plan().warmupMillis()).isEqualTo(2_000);
        assertThat(results.cells()).singleElement().satisfies(LatencyMeasurementIT::wasMeasured);
    }

    @Test
    void restartOfTheServerCostsTheOperationAtWhichItComesAlone() throws InterruptedException {
        try (ControlledServer server = ControlledServer.start()) {
            RestartingProgress restart = new RestartingProgress(server);

            LatencyResults results = new LatencyMeasurement(
                            request(server.specification(), List.of(Operation.FIND_ORDER, Operation.REGISTER_USER), 0),
                            restart)
                    .run("c");

            String reason = "PostgreSQL was restarted while findOrder was measured, so nothing of that is counted";
            assertThat(restart.problems()).containsExactly("findOrder: " + reason);
            assertThat(results.cells())
                    .extracting(LatencyCell::operation, LatencyCell::failure)
                    .containsExactly(tuple("findOrder", reason), tuple("registerUser", null));
            assertThat(results.cells().getFirst().load()).isNull();
            wasMeasured(results.cells().getLast());
        }
    }

    private static void wasMeasured(LatencyCell cell) {
        assertThat(cell.failure()).isNull();
        assertThat(requireNonNull(cell.load()).latency().count()).isEqualTo(RATE);
    }

    private static LatencyRequest request(String database, List<Operation> operations, int warmupSeconds) {
        return new LatencyRequest(
                database,
                List.of(Entrant.of(Contenders.BASELINE)),
                operations,
                DatasetSize.TINY,
                OptionalInt.of(RATE),
                warmupSeconds,
                1,
                2,
                false,
                false,
                1);
    }

    /** Notes when contenders began to warm up, and when the load began. */
    private static final class Watch extends StrictProgress {

        private long warmingUp;
        private long loaded;

        @Override
        public void step(String what) {
            super.step(what);
            if (what.equals("warming up")) {
                warmingUp = System.nanoTime();
            }
        }

        @Override
        public void part(String what, double shareDone) {
            super.part(what, shareDone);
            if (shareDone == 0) {
                loaded = System.nanoTime();
            }
        }
    }
}
