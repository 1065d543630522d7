package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.measure.MachineLock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JMH's own options do what JMH's users expect of them. */
@Timeout(120)
class JmhIT {

    private static final String SERVER = "--db=" + System.getProperty("bench.db", "embedded");

    @TempDir
    private Path folder;

    @Test
    void oneForkMeasuresOneContenderAndTheOneThatFailsIsMissed() throws Exception {
        Path results = folder.resolve("results.json");
        Path output = folder.resolve("output.txt");
        Console console = Console.run(("jmh --size=tiny " + SERVER
                        + " -- -f 1 -wi 1 -i 1 -w 100ms -r 100ms -t 2 -p operation=registerUser"
                        + " -p contender=raw-jdbc,liar -jvmArgsAppend -Dsome=thing -prof gc -rf json -rff "
                        + results + " -o " + output)
                .split(" ", -1));

        assertThat(console.err()).isEmpty();
        assertThat(console.exitCode())
                .as("the liar registers other users than it is given")
                .isEqualTo(ExitCode.SOMETHING_FAILED);
        assertThat(Files.readString(output))
                .contains("# Threads: 2 threads", "-Dsome=thing", "gc.alloc.rate.norm")
                .contains("tuned liar is not measured: registerUser differs from what the contract asks");

        JsonNode json = JsonMapper.shared().readTree(results);
        assertThat(json.valueStream()
                        .map(run -> run.path("params").path("operation").asString()
                                + " "
                                + run.path("params").path("contender").asString()))
                .containsExactly("registerUser raw-jdbc");
        assertThat(json.valueStream()).allSatisfy(run -> {
            assertThat(run.path("benchmark").asString()).endsWith(".ClassicBenchmark.call");
            assertThat(run.path("params").path("variant").asString()).isEqualTo("tuned");
            assertThat(run.path("primaryMetric").path("score").asDouble()).isPositive();
        });
    }

    /** Each of the two modes has a result of the one that does not fail: as many as there are contenders. */
    @Test
    void contenderThatFailsIsMissedInEachMode() {
        Console console = Console.run(("jmh --size=tiny " + SERVER
                        + " -- -f 1 -wi 1 -i 1 -w 100ms -r 100ms -p operation=registerUser"
                        + " -p contender=raw-jdbc,liar -bm thrpt,avgt -o " + folder.resolve("output.txt"))
                .split(" ", -1));

        assertThat(console.err()).isEmpty();
        assertThat(console.exitCode()).isEqualTo(ExitCode.SOMETHING_FAILED);
    }

    @Test
    void measuringBesideAnotherIsRefusedAndListingIsNot() {
        try (MachineLock lock = MachineLock.take()) {
            Console measuring = Console.run(("jmh --size=tiny " + SERVER
                            + " -- -f 1 -wi 1 -i 1 -w 100ms -r 100ms -p operation=registerUser -p contender=raw-jdbc -o "
                            + folder.resolve("output.txt"))
                    .split(" ", -1));

            assertThat(measuring.err()).startsWith("bench: Another run of order-bench is measuring on this machine");
            assertThat(measuring.exitCode()).isEqualTo(ExitCode.UNUSABLE);
            assertThat(measuring.out()).isEmpty();
            assertThat(Console.run(
                                    "jmh",
                                    "--",
                                    "-l",
                                    "-o",
                                    folder.resolve("list.txt").toString())
                            .exitCode())
                    .isEqualTo(ExitCode.DONE);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    -p operation=buy      | Unknown operation 'buy': expected one of findUserByEmail, findOrder, userWithRecentOrders, searchOrders, ordersAfter, salesReport, registerUser, registerUserWithOrders, placeOrder, changeStatus, importOrders, adjustStock
                    -p contender=jdbc     | Unknown contender 'jdbc': expected one of raw-jdbc, thrower, liar, jooq, jpa
                    -p contender=jooq -p variant=fast | Unknown variant 'fast' of jooq: expected one of tuned, naive
                    -f                    | JMH does not take that: Option f requires an argument; ./bench jmh -- -h lists its options
                    """)
    void badOptionIsNamedBeforeAServerIsStarted(String options, String sentence) {
        Console console = Console.run(("jmh -- " + options).split(" ", -1));

        assertThat(console.err()).isEqualToIgnoringNewLines("bench: " + sentence);
        assertThat(console.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(console.out()).isEmpty();
    }

    @Test
    void listNamesWhatCanBeRunByHandAndNothingElse() throws Exception {
        Path output = folder.resolve("list.txt");
        assertThat(Console.run("jmh", "--", "-lp", "-o", output.toString()).exitCode())
                .isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(output))
                .contains("ClassicBenchmark.call", "raw-jdbc, thrower, liar, jooq, jpa")
                .contains(
                        "findUserByEmail, findOrder, userWithRecentOrders, searchOrders, ordersAfter, salesReport, registerUser, registerUserWithOrders, placeOrder, changeStatus, importOrders, adjustStock")
                .doesNotContain("SliceBenchmark");
    }
}
