package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.util.PropertyElf;
import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolResults;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.result.PoolSample;
import dev.orderbench.benchmarks.result.PoolTrace;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What users of {@code ./bench pool} read, and what is refused before anything starts. */
class PoolCommandTest {

    private static final Instant START = Instant.parse("2026-03-01T22:30:05Z");

    @TempDir
    private Path folder;

    @Test
    void adviserReckonsWithWhatItIsGiven() {
        Console console = Console.run(
                "pool",
                "advise",
                "--max-connections=100",
                "--reserved=10",
                "--instances=4",
                "--arrival-rate=800",
                "--hold-ms=6");

        assertThat(console.err()).isEmpty();
        assertThat(console.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(console.out())
                .contains("Ceiling: (100 - 10) / 4 = 22 connections for each instance.")
                .contains("Busy at the same time: 800/s x 6 ms / 4 = 1.20 connections of each instance, on average.")
                .contains("Needed for one of twenty requests to wait at most: 4.")
                .contains("maximumPoolSize=4\n")
                .contains("dataSource.socketTimeout=30")
                .doesNotContain("WARNING");
    }

    /** 15,000 requests/s of 5 ms keep 2.5 connections of each of 30 instances busy, and each may have 3. */
    @Test
    void needAboveTheCeilingIsWarnedOf() {
        Console console = Console.run(
                "pool",
                "advise",
                "--max-connections=100",
                "--reserved=10",
                "--instances=30",
                "--arrival-rate=15000",
                "--hold-ms=5");

        assertThat(console.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(console.out())
                .contains("Recommended: 3, of which 83 % are busy")
                .contains("maximumPoolSize=3\n");
        assertThat(console.out().lines().filter(line -> line.startsWith("WARNING: ")))
                .singleElement()
                .asString()
                .contains("Each instance would need 6 connections", "may have 3", "PgBouncer in transaction mode");
    }

    @Test
    void printedPropertiesAreThoseOfHikariCpAndTheDriver() throws IOException {
        String printed = Console.run("pool", "advise", "--arrival-rate=800", "--hold-ms=6")
                .out();
        Properties properties = new Properties();
        properties.load(new StringReader(printed.substring(printed.indexOf("# HikariCP"))));

        // Refuses a property that it does not know.
        HikariConfig config = new HikariConfig(properties);
        config.setDataSourceClassName(PGSimpleDataSource.class.getName());
        // Replaces values that do not go together.
        config.validate();
        assertThat(config.getMaximumPoolSize()).isEqualTo(10);
        assertThat(config.getMinimumIdle()).isEqualTo(10);
        assertThat(config.getConnectionTimeout()).isEqualTo(5_000);
        assertThat(config.getKeepaliveTime()).isEqualTo(120_000);
        assertThat(config.getMaxLifetime()).isEqualTo(1_800_000);
        assertThat(config.getLeakDetectionThreshold()).isEqualTo(60_000);
        PGSimpleDataSource driver = new PGSimpleDataSource();
        PropertyElf.setTargetFromProperties(driver, config.getDataSourceProperties());
        assertThat(driver.getSocketTimeout()).isEqualTo(30);
        assertThat(driver.getTcpKeepAlive()).isTrue();
    }

    @Test
    void adviserTakesFromResultsWhatItIsNotGiven() {
        Path file = folder.resolve("pool.json");
        results().write(file);

        Console console = Console.run("pool", "advise", "--results=" + file, "--rtt=1");

        assertThat(console.err()).isEmpty();
        assertThat(console.out())
                .contains("From the results, placeOrder of raw-jdbc over 1 ms: 70 % of the best throughput")
                .as("70 % of 1000/s, and three of four connections lent at 960/s")
                .contains("Busy at the same time: 700/s x 3.13 ms / 1 = 2.19 connections")
                .contains("Recommended: 4,");
    }

    @Test
    void resultsThatLackItAreNamed() {
        Path file = folder.resolve("pool.json");
        results().write(file);

        Console console = Console.run("pool", "advise", "--results=" + file, "--contender=jpa");

        assertThat(console.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(console.err())
                .isEqualTo("bench: " + file
                        + " has no sweep of pool sizes of jpa with placeOrder over 0 ms: give --arrival-rate"
                        + " and --hold-ms, or measure it by ./bench pool --experiments size,holding\n");
    }

    @Test
    void poolResultsAreRenderedAgain() throws IOException {
        Path file = folder.resolve("pool.json");
        results().write(file);

        Console console = Console.run("report", file.toString());

        assertThat(console.err()).isEmpty();
        assertThat(console.out()).contains("How many connections does a pool need?");
        String page = Files.readString(folder.resolve("pool.html"));
        assertThat(page)
                .contains("depending on operation and contender: over a network of 1 ms 4.")
                .as("why it lacks some of its rows")
                .contains("Half of it was eaten.")
                .contains("&lt;script")
                .doesNotContain("<script>alert")
                .contains("default-src 'none'");
        assertThat(PoolResults.read(file)).isEqualTo(results());
    }

    @Test
    void damagedAndForeignFilesAreRefused() throws IOException {
        Path cut = folder.resolve("cut.json");
        results().write(cut);
        String text = Files.readString(cut);
        Files.writeString(cut, text.substring(0, text.length() / 2));
        assertThat(Console.run("pool", "advise", "--results=" + cut).err()).contains("it was cut off");

        Path newer = Files.writeString(
                folder.resolve("newer.json"), text.replaceFirst("\"version\" : 1", "\"version\" : 99"));
        assertThat(Console.run("report", newer.toString()).err()).contains("is of format version 99");

        Path lacking =
                Files.writeString(folder.resolve("lacking.json"), text.replaceFirst("\"preset\"", "\"nothing\""));
        assertThat(Console.run("report", lacking.toString()).err()).contains("lacks preset");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pool --preset=nonsense|Unknown preset 'nonsense': expected one of short, quick, standard",
                "pool --experiments=size,nonsense|Unknown experiment 'nonsense': expected one of connection, borrow, size,",
                "pool --contenders=nonsense|Unknown contender 'nonsense'",
                "pool advise --arrival-rate=0 --hold-ms=6|--arrival-rate",
                "pool advise --arrival-rate=800 --hold-ms=x|--hold-ms",
                "pool advise --arrival-rate=800 --hold-ms=6 --instances=91|are not one for each of 91 instances",
                "pool watch --size=0|--size must be between 1 and 90, but is 0",
                "pool watch --port=70000|--port must be between 0 and 65535, but is 70000"
            })
    void badInputGetsOneSentence(String arguments, String expected) {
        Console console = Console.run(arguments.split(" "));

        assertThat(console.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(console.err()).startsWith("bench: ").contains(expected);
        assertThat(console.err().lines()).hasSize(1);
    }

    private static PoolResults results() {
        return results(START.plusSeconds(240), 1_000);
    }

    /** Made-up ones of a sweep over 1 ms. */
    static PoolResults results(Instant finishedAt, double best) {
        return new PoolResults(
                PoolResults.FORMAT,
                PoolResults.VERSION,
                START,
                finishedAt,
                "quick",
                1,
                new Environment(
                        "4f1c2d7",
                        "Some JDK 25",
                        List.of("-Xmx1g"),
                        "Linux",
                        "<script>alert(1)</script>",
                        8,
                        1L << 34,
                        new TreeMap<>(Map.of("pgjdbc", "42.7")),
                        new Environment.Server("embedded", "18.6", new TreeMap<>(Map.of("fsync", "off"))),
                        new TreeMap<>(Map.of("maximumPoolSize", "4"))),
                List.of(new PoolExperiment(
                        PoolQuestion.SIZE,
                        true,
                        "half of it was eaten",
                        17.5,
                        Stream.of(row("2", 0.5 * best, 100), row("4", 0.96 * best, 75), row("8", best, 40))
                                .toList(),
                        List.of(new PoolTrace(
                                new TreeMap<>(Map.of(PoolFactor.CONTENDER, "raw-jdbc")),
                                List.of(new PoolSample(0, 4, 0, 0), new PoolSample(20, 4, 4, 28)))))));
    }

    private static PoolRow row(String size, double throughput, double utilisation) {
        return PoolRow.of(
                Map.of(
                        PoolFactor.CONTENDER, "raw-jdbc",
                        PoolFactor.OPERATION, "placeOrder",
                        PoolFactor.RTT, "1",
                        PoolFactor.THREAD_KIND, "platform",
                        PoolFactor.POOL_SIZE, size,
                        PoolFactor.REPETITION, "1"),
                Map.of(PoolFigure.THROUGHPUT, throughput, PoolFigure.UTILISATION, utilisation));
    }
}
