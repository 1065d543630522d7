package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Latency;
import dev.orderbench.benchmarks.result.LoadResult;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.result.Wires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One short run, for real, with a stage of drafts, and with latency after it. */
class DraftsIT {

    @Test
    void draftsRunBesideTheTunedOnesAndLatencyFollows(@TempDir Path folder) throws IOException {
        Console console = Console.run(
                "run",
                "--preset=smoke",
                "--size=tiny",
                "--jvms=1",
                "--seconds=1",
                "--threads=1",
                "--operations=userWithRecentOrders",
                "--contenders=raw-jdbc,jooq",
                "--drafts",
                "--latency",
                "--db=" + System.getProperty("bench.db", "embedded"),
                "--out=" + folder);

        assertThat(console.exitCode()).as(console.err()).isEqualTo(ExitCode.DONE);
        Results results = ResultsFile.read(folder.resolve("results.json"));
        assertThat(results.plan().stages())
                .extracting(Stage::kind)
                .containsExactly(Stage.Kind.COMPARISON, Stage.Kind.DRAFTS);
        assertThat(results.contenders())
                .filteredOn(contender -> contender.role() == Role.DRAFT)
                .extracting(Contender::id)
                .containsExactly("raw-jdbc:naive", "jooq:naive");
        List<Cell> beside =
                results.cells().stream().filter(cell -> cell.point().drafts()).toList();
        assertThat(beside)
                .extracting(Cell::contender)
                .containsExactly("raw-jdbc", "jooq", "raw-jdbc:naive", "jooq:naive");
        assertThat(beside).allSatisfy(cell -> {
            assertThat(cell.failure()).isNull();
            assertThat(cell.series()).hasSize(1);
        });
        Wires wires = new Wires(results);
        assertThat(wires.find("userWithRecentOrders", "jooq:naive")
                        .orElseThrow()
                        .statements())
                .as("a query for each order, where the tuned one has one or two in all")
                .isGreaterThan(
                        wires.find("userWithRecentOrders", "jooq").orElseThrow().statements());

        Latency latency = Objects.requireNonNull(results.latency());
        assertThat(latency.cells()).hasSize(2).allSatisfy(cell -> {
            LoadResult load = Objects.requireNonNull(cell.load());
            assertThat(Objects.requireNonNull(load.latency().curve())).hasSizeGreaterThan(10);
            assertThat(Objects.requireNonNull(load.latency().curve()).getLast().percent())
                    .isEqualTo(100);
            assertThat(Objects.requireNonNull(load.latency().curve()).getLast().nanos())
                    .isEqualTo(load.latency().max());
        });
        assertThat(results.plan().arguments()).contains("--drafts", "--latency").doesNotContain("--out", "--db");
        assertThat(Files.readString(folder.resolve("index.html")))
                .contains("id=\"drafts\"", "id=\"latency\"", "Naive jOOQ", "--preset smoke");
    }
}
