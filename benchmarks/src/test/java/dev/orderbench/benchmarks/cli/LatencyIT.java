package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One short measurement of latency, for real, with a contender that must not be measured and one that fails. */
class LatencyIT {

    @Test
    void moreConnectionsThanTheServerHasAreRefused(@TempDir Path folder) {
        Console console =
                Console.run("latency", "--size=tiny", "--contenders=jooq,jpa", "--threads=50", "--out=" + folder);

        assertThat(console.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(console.err())
                .isEqualToIgnoringNewLines(
                        "bench: 2 contenders with 50 threads need 100 connections, and the server has 92 to spare:"
                                + " name fewer of them, or lower --threads");
    }

    @Test
    void eachDueRequestIsAnsweredOrCountedAsFailed(@TempDir Path folder) {
        Console console = Console.run(
                "latency",
                "--size=tiny",
                "--operations=registerUser",
                "--contenders=jooq,liar,thrower,raw-jdbc",
                "--rate=100",
                "--seconds=1",
                "--warmup=1",
                "--threads=2",
                "--db=" + System.getProperty("bench.db", "embedded"),
                "--out=" + folder);

        assertThat(console.err()).isEmpty();
        assertThat(console.exitCode()).isEqualTo(ExitCode.SOMETHING_FAILED);
        assertThat(console.out())
                .contains(
                        "registerUser at 100 requests/s, evenly spaced, from 2 platform threads, 1 s for each contender")
                .contains("Raw JDBC: ", "jOOQ: ")
                .contains("Faulty liar: no latencies: registerUser differs from what the contract asks")
                .contains("Faulty thrower: no latencies: no call succeeded before it was measured");

        JsonNode results = JsonMapper.shared().readTree(folder.resolve("latency.json"));
        assertThat(results.path("format").asString()).isEqualTo("order-bench-latency");
        Set<String> measured = results.path("cells")
                .valueStream()
                .filter(cell -> cell.path("failure").isNull())
                .peek(cell -> {
                    JsonNode load = cell.path("load");
                    assertThat(load.path("due").asInt()).isEqualTo(100);
                    assertThat(load.path("latency").path("count").asInt()).isEqualTo(100);
                    assertThat(load.path("failures").isEmpty()).isTrue();
                    assertThat(cell.path("capacity").asDouble()).isPositive();
                })
                .map(cell -> cell.path("contender").asString())
                .collect(Collectors.toSet());
        assertThat(measured).containsExactlyInAnyOrder("raw-jdbc", "jooq");
    }
}
