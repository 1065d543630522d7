package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.PoolResults;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import dev.orderbench.benchmarks.result.Role;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** From which results {@code ./bench pool advise} takes what it is not told, when it is not told from which either. */
@Isolated("moves the checkout")
class LastResultsTest {

    private static final String HOME = "orderbench.home";
    private static final Instant EARLIER = Instant.parse("2026-03-01T22:34:05Z");
    private static final Instant LATER = EARLIER.plusSeconds(3_600);

    @TempDir
    private Path folder;

    private @Nullable String home;

    @BeforeEach
    void moveHome() {
        home = System.getProperty(HOME);
        System.setProperty(HOME, folder.toString());
    }

    @AfterEach
    void moveHomeBack() {
        if (home == null) {
            System.clearProperty(HOME);
        } else {
            System.setProperty(HOME, home);
        }
    }

    @Test
    void newestAreTaken() {
        pools(LATER, 1_000).write(reports().resolve("pool.json"));
        ResultsFile.write(
                run(EARLIER).withPool(pools(EARLIER, 2_000)), reports().resolve("results.json"));
        assertThat(advice()).as("of the laboratory").contains("Busy at the same time: 700/s x ");

        ResultsFile.write(
                run(LATER).withPool(pools(LATER.plusSeconds(1), 2_000)),
                reports().resolve("results.json"));
        assertThat(advice()).as("of the run").contains("Busy at the same time: 1400/s x ");
    }

    @Test
    void newerOnesWithoutASweepArePassedOver() {
        pools(EARLIER, 1_000).write(reports().resolve("pool.json"));
        ResultsFile.write(run(LATER), reports().resolve("results.json"));

        assertThat(advice()).contains("Busy at the same time: 700/s x ");
    }

    @Test
    void whereThereAreNoneItSaysSo() {
        Console console = Console.run("pool", "advise");

        assertThat(console.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(console.err())
                .isEqualTo(
                        "bench: There are no results in " + reports()
                                + " to take numbers from: give --arrival-rate and --hold-ms, or --results, or measure by ./bench pool\n");
    }

    @Test
    void numbersThatAreGivenNeedNoResults() {
        Console console = Console.run("pool", "advise", "--arrival-rate=800", "--hold-ms=6");

        assertThat(console.err()).isEmpty();
        assertThat(console.out()).startsWith("Ceiling: ");
    }

    private Path reports() {
        return folder.resolve("benchmarks/target/report");
    }

    private static String advice() {
        Console console = Console.run("pool", "advise", "--rtt=1");
        assertThat(console.err()).isEmpty();
        return console.out();
    }

    private static PoolResults pools(Instant finishedAt, double best) {
        return PoolCommandTest.results(finishedAt, best);
    }

    /** One that had no experiments on pools. */
    private static Results run(Instant finishedAt) {
        return new Results(
                Results.FORMAT,
                Results.VERSION,
                EARLIER.minusSeconds(600),
                finishedAt,
                true,
                new Plan("quick", true, "small", 1, List.of(), 1),
                pools(finishedAt, 1).environment(),
                List.of(new Contender("raw-jdbc", "Raw JDBC", "tuned", Role.CONTENDER)),
                List.of(),
                List.of());
    }
}
