package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.measure.RestartingProgress;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import dev.orderbench.database.ControlledServer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Latency as a part of a run, on a server that is restarted meanwhile. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LatencyPartIT {

    @Test
    void whatWasLostWithTheServerIsLacking(@TempDir Path folder) throws Exception {
        try (ControlledServer server = ControlledServer.start()) {
            String database = server.specification();
            Console console = Console.run(
                    "run",
                    "--preset=smoke",
                    "--size=tiny",
                    "--jvms=1",
                    "--operations=registerUser",
                    "--contenders=raw-jdbc",
                    "--db=" + database,
                    "--out=" + folder);
            assertThat(console.exitCode()).as(console.err()).isEqualTo(ExitCode.DONE);
            Results run = ResultsFile.read(folder.resolve("results.json"));
            RestartingProgress restart = new RestartingProgress(server);

            Optional<Results> added = LatencyPart.add(run, database, restart);

            assertThat(added).isEmpty();
            assertThat(restart.problems())
                    .containsExactly(
                            "registerUser: PostgreSQL was restarted while registerUser was measured, so nothing of that is counted",
                            "no latency: the server was lost meanwhile");
        }
    }
}
