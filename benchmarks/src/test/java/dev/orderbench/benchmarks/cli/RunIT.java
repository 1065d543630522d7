package dev.orderbench.benchmarks.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Causes;
import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One short run, for real, with two contenders that must lose their cells. */
class RunIT {

    @Test
    void contenderThatFailsLosesItsCellAndTheRunGoesOn(@TempDir Path folder) throws IOException {
        Console console = Console.run(
                "run",
                "--preset=smoke",
                "--size=tiny",
                "--jvms=1",
                "--operations=registerUser",
                "--contenders=liar,thrower,jooq,raw-jdbc",
                "--db=" + System.getProperty("bench.db", "embedded"),
                "--out=" + folder);

        assertThat(console.exitCode()).isEqualTo(ExitCode.SOMETHING_FAILED);
        assertThat(console.out())
                .contains("FAILED  liar, registerUser: registerUser differs from what the contract asks")
                .contains("FAILED  thrower, registerUser: registerUser threw IllegalStateException: had enough")
                .endsWith("Report: " + folder.resolve("index.html") + System.lineSeparator());

        Results results = ResultsFile.read(folder.resolve("results.json"));
        assertThat(results.complete()).isTrue();
        assertThat(results.baseline().id()).isEqualTo("raw-jdbc");
        for (String contender : new String[] {"raw-jdbc", "jooq"}) {
            assertThat(cell(results, contender).failure()).isNull();
            assertThat(cell(results, contender).series())
                    .hasSize(1)
                    .allSatisfy(series -> assertThat(series.nanosPerOperation())
                            .hasSize(results.plan().stages().getFirst().rounds())
                            .allMatch(nanos -> nanos > 1_000));
            assertThat(cell(results, contender).series().getFirst().causes())
                    .as(
                            "a user's row, two index entries and a commit take 433 bytes of log, with one thread as with four")
                    .satisfies(causes -> {
                        assertThat(causes.allocatedBytes()).isBetween(500.0, 100_000.0);
                        assertThat(causes.clientCpuNanos()).isPositive();
                        assertThat(causes.waitNanos()).isPositive();
                        assertThat(causes.walBytes()).isBetween(400.0, 470.0);
                        if (results.environment().server().source().equals("embedded")) {
                            assertThat(causes.serverCpuNanos()).isPositive();
                        }
                    });
            assertThat(processorsAtWork(cell(results, contender)))
                    .as("client and backends cannot use more than there is; slices differ somewhat in speed")
                    .isLessThan(1.05 * results.environment().cores());
        }
        assertThat(cell(results, "liar").failure()).contains("Nobody");
        assertThat(cell(results, "thrower").failure()).contains("had enough");

        assertThat(Files.readString(folder.resolve("index.html"))).contains("had enough", "Nobody", "jOOQ");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "results.json", "results.csv", "index.html", "report.md", "figures", "summary.txt");
        }
    }

    /** Processor time of an operation times operations in a second. */
    private static double processorsAtWork(Cell cell) {
        Cell.Series series = cell.series().getFirst();
        Causes causes = requireNonNull(series.causes());
        double perSecond = requireNonNull(series.operationsPerSecond()).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
        Double server = causes.serverCpuNanos();
        return (causes.clientCpuNanos() + (server == null ? 0 : server)) / 1e9 * perSecond;
    }

    private static Cell cell(Results results, String contender) {
        return results.cells().stream()
                .filter(cell -> cell.contender().equals(contender))
                .findFirst()
                .orElseThrow();
    }
}
