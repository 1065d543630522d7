package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.pool.PrintedProgress;
import dev.orderbench.benchmarks.pool.Remains;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import dev.orderbench.benchmarks.result.Role;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The minute of experiments on pools that ends a run. */
@Isolated("looks for servers that still run")
class PoolPartIT {

    private static final Results BEFORE = new Results(
            Results.FORMAT,
            Results.VERSION,
            Instant.EPOCH,
            Instant.EPOCH,
            true,
            new Plan("quick", true, "small", 1, List.of(), 1),
            new Environment(
                    "unknown",
                    "Some JDK",
                    List.of(),
                    "Some system",
                    "Some processor",
                    2,
                    1L << 33,
                    new TreeMap<>(),
                    new Environment.Server("embedded", "18", new TreeMap<>()),
                    new TreeMap<>()),
            List.of(
                    new Contender("raw-jdbc", "Raw JDBC", "tuned", Role.CONTENDER),
                    new Contender("raw-jdbc-twin", "Raw JDBC, twin", "tuned", Role.TWIN)),
            List.of(),
            List.of());

    @TempDir
    private static Path folder;

    private static Results results;

    @BeforeAll
    static void run() throws InterruptedException {
        PrintedProgress progress = new PrintedProgress();
        Remains remains = Remains.fromNowOn();
        Optional<Results> added = PoolPart.add(BEFORE, System.getProperty("bench.db", "embedded"), progress);
        remains.assertNone();
        assertThat(progress.problems()).isEmpty();
        results = added.orElseThrow();
    }

    @Test
    void runEndsWithThreeExperimentsOfItsContenders() {
        assertThat(results.pool())
                .extracting(PoolExperiment::question)
                .containsExactly(PoolQuestion.BORROW, PoolQuestion.SIZE, PoolQuestion.SATURATION);
        assertThat(results.pool()).allSatisfy(experiment -> {
            assertThat(experiment.complete()).isTrue();
            assertThat(experiment.absence()).isNull();
            assertThat(experiment.rows())
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.factor(PoolFactor.CONTENDER))
                            .as("no control")
                            .isIn("", "raw-jdbc"));
        });
        assertThat(results.finishedAt()).isAfter(BEFORE.finishedAt());
    }

    @Test
    void borrowingIsMeasuredBesideOpening() {
        PoolExperiment borrow = experiment(PoolQuestion.BORROW);

        assertThat(borrow.rows())
                .extracting(row -> row.factor(PoolFactor.WAY) + ", " + row.factor(PoolFactor.THREADS))
                .containsExactly(
                        "no pool at all, 1",
                        "borrowed from HikariCP, 1",
                        "borrowed from HikariCP, 2",
                        "borrowed from HikariCP, 32");
        assertThat(nanos(borrow.rows().get(1)))
                .as("ns: a connection is not opened")
                .isBetween(1.0, nanos(borrow.rows().getFirst()) / 10);
        assertThat(borrow.rows().subList(1, 3))
                .as("bytes for a borrow")
                .allSatisfy(row -> assertThat(row.figure(PoolFigure.ALLOCATED).orElseThrow())
                        .isBetween(16.0, 1_000.0));
    }

    @Test
    void poolsOfEachSizeAreMeasured() {
        assertThat(experiment(PoolQuestion.SIZE).rows())
                .extracting(row -> row.factor(PoolFactor.RTT) + " " + row.factor(PoolFactor.POOL_SIZE))
                .containsExactly("0 1", "0 2", "0 4", "0 8", "0 16", "0 32");
        assertThat(experiment(PoolQuestion.SIZE).rows())
                .allSatisfy(row -> assertThat(row.figure(PoolFigure.FAILURES)).contains(0.0));
    }

    @Test
    void adviserTakesItsNumbersFromTheRun() {
        Path file = folder.resolve("results.json");
        ResultsFile.write(results, file);

        Console console = Console.run("pool", "advise", "--results=" + file);

        assertThat(console.err()).isEmpty();
        assertThat(console.out())
                .startsWith("From the results, placeOrder of raw-jdbc over 0 ms: 70 % of the best throughput")
                .contains("maximumPoolSize=");
    }

    private static PoolExperiment experiment(PoolQuestion question) {
        return results.pool().stream()
                .filter(experiment -> experiment.question() == question)
                .findFirst()
                .orElseThrow();
    }

    private static double nanos(PoolRow row) {
        return row.figure(PoolFigure.NANOS).orElseThrow();
    }
}
