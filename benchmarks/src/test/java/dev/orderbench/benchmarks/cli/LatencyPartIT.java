package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.measure.ProgressListener;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.ControlledServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
            ConnectionInfo administration = server.server().administration();
            String database = "%s?user=%s".formatted(administration.url(), administration.user());
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
            Restart restart = new Restart(server);

            Optional<Results> added = LatencyPart.add(run, database, restart);

            assertThat(added).isEmpty();
            assertThat(restart.problems)
                    .containsExactly(
                            "registerUser: PostgreSQL was restarted while registerUser was measured, so nothing of that is counted",
                            "no latency: the server was lost meanwhile");
        }
    }

    /** Restarts the server when the load begins. */
    private static final class Restart implements ProgressListener {

        private final ControlledServer server;
        private final List<String> problems = new ArrayList<>();
        private boolean done;

        Restart(ControlledServer server) {
            this.server = server;
        }

        @Override
        public void step(String what) {}

        @Override
        public void problem(String what) {
            problems.add(what);
        }

        @Override
        public void slice(int jvm, int jvms, String what, double shareDone) {}

        @Override
        public void part(String what, double shareDone) {
            if (!done) {
                done = true;
                server.restart(ControlledServer.Shutdown.FAST);
            }
        }
    }
}
