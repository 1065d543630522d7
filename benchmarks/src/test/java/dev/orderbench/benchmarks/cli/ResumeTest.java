package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.measure.Measurement;
import dev.orderbench.benchmarks.result.Budget;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.Journal;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.result.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --resume} refuses, before anything is started; {@link KillIT} does what it accepts. */
@Timeout(60)
class ResumeTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--preset=smoke",
                "--contenders=jooq",
                "--operations=placeOrder",
                "--threads=1",
                "--size=tiny",
                "--jvms=1",
                "--seed=2",
                "--rtt=0,1",
                "--scaling=size"
            })
    void planOfItsOwnIsRefused(String option) {
        assertRefused(
                Console.runAlone("run", "--resume", option, "--out=" + folder),
                "--resume goes on with what was planned: leave out " + option.substring(0, option.indexOf('=')));
    }

    @Test
    void folderWithoutUnfinishedRunIsRefused() {
        assertRefused(
                Console.runAlone("run", "--resume", "--out=" + folder),
                "There is no unfinished run in " + folder + ": name its folder with --out.");
    }

    @Test
    void damagedJournalIsRefused() throws IOException {
        Path journal = Files.writeString(folder.resolve(Measurement.JOURNAL), "{\"format\":\"x\"}\n");
        assertRefused(
                Console.runAlone("run", "--resume", "--out=" + folder),
                journal + " is damaged (line 1): begin without --resume.");
    }

    @Test
    void whatIsPlannedIsToldBeforeItGoesOn() {
        Journal.create(folder.resolve(Measurement.JOURNAL), header());

        Console console = Console.runAlone("run", "--resume", "--db=oracle", "--no-pool", "--out=" + folder);

        assertThat(console.exitCode()).as(console.err()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(console.out().lines())
                .containsExactly(
                        "going on with the run of 2026-03-01T22:30:05Z: 0 of 4 JVMs have ended well",
                        "quick: raw-jdbc, small data (10,000 orders)",
                        "  compared: placeOrder, 4 threads, 4 JVMs, with pgbench after each",
                        "  at least 2 min, budget 4 min: what is left goes into more JVMs",
                        "starting PostgreSQL (oracle)");
    }

    private static Journal.Header header() {
        Stage stage = new Stage(
                Stage.Kind.COMPARISON, Point.of(4, "small"), List.of("placeOrder"), List.of(), 4, 8, 4, 2, 40, 8);
        return new Journal.Header(
                Instant.parse("2026-03-01T22:30:05Z"),
                new Plan("quick", true, "small", 10_000, List.of(stage), 1, new Budget(240, 0.05)),
                new Environment(
                        "4f1c2d7",
                        "Some JDK 25",
                        List.of(),
                        "Linux",
                        "Some CPU",
                        8,
                        1L << 34,
                        new TreeMap<>(),
                        new Environment.Server("external", "18.6", new TreeMap<>()),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        null),
                List.of(new Contender("raw-jdbc", "Raw JDBC", "tuned", Role.CONTENDER)),
                null);
    }

    /** With the server, and without its password. */
    @Test
    void runThatCannotGoOnTellsHowToLater() {
        Results results = PartsTest.COMPARED;
        Journal.create(
                folder.resolve(Measurement.JOURNAL),
                new Journal.Header(
                        results.startedAt(), results.plan(), results.environment(), results.contenders(), null));

        Console console = Console.runAlone(
                "run", "--resume", "--db=jdbc:postgresql://localhost:1/none?user=me&password=tiger", "--out=" + folder);

        assertThat(console.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(console.err())
                .startsWith(
                        "bench: what was measured so far is kept; to go on: PGPASSWORD=... ./bench run --resume --out "
                                + folder + " --db 'jdbc:postgresql://localhost:1/none?user=me'")
                .contains("bench: Cannot connect to jdbc:postgresql://localhost:1/none as me: ");
        assertThat(console.out() + console.err()).doesNotContain("tiger");
    }

    private static void assertRefused(Console console, String sentence) {
        assertThat(console.err()).isEqualToIgnoringNewLines("bench: " + sentence);
        assertThat(console.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    }
}
