package dev.orderbench.benchmarks.result;

import static dev.orderbench.benchmarks.result.SmallResults.results;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFileTest {

    @TempDir
    Path directory;

    @Test
    void whatWasWrittenIsRead() {
        Path file = directory.resolve("deep/down/results.json");

        ResultsFile.write(results(), file);

        assertThat(ResultsFile.read(file)).isEqualTo(results());
    }

    @Test
    void replacesAnOlderFileAndLeavesNothingElse() throws IOException {
        Path file = file("something older");

        ResultsFile.write(results(), file);

        assertThat(ResultsFile.read(file)).isEqualTo(results());
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() throws IOException {
        Path file = file("in the way").resolve("results.json");

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> ResultsFile.write(results(), file))
                .withMessageStartingWith("Cannot write " + file);
    }

    @Test
    void isReadableByPeopleAndStartsWithItsFormat() {
        assertThat(json())
                .startsWith("""
                        {
                          "format" : "order-bench-results",
                          "version" : 5,
                          "startedAt" : "2026-03-01T22:30:05.123456Z",
                        """)
                .contains("\"nanosPerOperation\" : [ 1000.5, 1010.0 ]")
                .doesNotContain("\r")
                .endsWith("}\n");
    }

    @Test
    void extraFieldsAreIgnored() throws IOException {
        Path file = file(json().replace("\"version\" : 5,", "\"version\" : 5, \"mood\" : { \"good\" : [ 1 ] },"));

        assertThat(ResultsFile.read(file)).isEqualTo(results());
    }

    /** Version 2 knew no stages: it measured all operations with each number of threads. */
    @Test
    void aFileOfVersionTwoHasAStageForEachNumberOfThreads() throws IOException {
        assertThat(ResultsFile.read(file(VERSION_2))).isEqualTo(ofTwoNumbersOfThreads());
    }

    /** Without what older programs did not record. */
    private static Environment older(Environment now) {
        return new Environment(
                now.commit(),
                now.jdk(),
                now.jvmArguments(),
                now.operatingSystem(),
                now.cpu(),
                now.cores(),
                now.memoryBytes(),
                now.libraries(),
                now.server(),
                now.pool());
    }

    /** Version 1 knew no controls either: all that it lists are contenders. */
    @Test
    void aFileOfVersionOneHasContendersOnly() throws IOException {
        String older = VERSION_2
                .replace("\"version\": 2,", "\"version\": 1,")
                .replaceAll(",\\s*\"role\": \"CONTENDER\"", "")
                .replace("\"controlled\": [], ", "");
        assertThat(older).doesNotContain("role", "controlled");

        assertThat(ResultsFile.read(file(older))).isEqualTo(ofTwoNumbersOfThreads());
    }

    private static final String VERSION_2 = """
            {
              "format": "order-bench-results",
              "version": 2,
              "startedAt": "2026-03-01T22:30:05.123456Z",
              "finishedAt": "2026-03-01T22:31:35.123456Z",
              "complete": false,
              "plan": {
                "preset": "quick", "fitForDecisions": true, "dataSize": "small", "orders": 1000,
                "operations": ["placeOrder"], "controlled": [], "threads": [4, 1], "jvms": 2, "warmupSeconds": 8,
                "secondsPerOperation": 4, "rounds": 2, "sliceMillis": 40, "settleMillis": 8, "seed": -7
              },
              "environment": {
                "commit": "4f1c2d7", "jdk": "Some JDK 25", "jvmArguments": ["-Xmx1g"], "operatingSystem": "Linux",
                "cpu": "Some CPU – größer", "cores": 8, "memoryBytes": 17179869184, "libraries": {"pgjdbc": "42.7"},
                "server": {"source": "embedded", "version": "18.6", "settings": {"fsync": "off"}},
                "pool": {"maximumPoolSize": "4"}
              },
              "contenders": [
                {"id": "raw-jdbc", "displayName": "Raw JDBC", "variant": "tuned", "role": "CONTENDER"},
                {"id": "jooq", "displayName": "jOOQ", "variant": "tuned", "role": "CONTENDER"}
              ],
              "jvms": [
                {"index": 0, "threads": 4, "seed": 11, "startedAt": "2026-03-01T22:30:05.123456Z", "seconds": 40.5,
                  "failure": null},
                {"index": 0, "threads": 1, "seed": 12, "startedAt": "2026-03-01T22:30:46.123456Z", "seconds": 40.5,
                  "failure": "was killed"}
              ],
              "cells": [
                {"operation": "placeOrder", "threads": 4, "contender": "raw-jdbc", "failure": null,
                  "series": [{"jvm": 0, "nanosPerOperation": [1000.5, 1010.0], "causes": null}]},
                {"operation": "placeOrder", "threads": 1, "contender": "jooq", "failure": "no JVM", "series": []}
              ]
            }
            """;

    private static Results ofTwoNumbersOfThreads() {
        Results small = results();
        Point four = new Point(4, false, 0, "small");
        Point one = new Point(1, false, 0, "small");
        return new Results(
                "order-bench-results",
                5,
                small.startedAt(),
                small.finishedAt(),
                false,
                new Plan("quick", true, "small", 1000, List.of(comparison(four), comparison(one)), -7),
                older(small.environment()),
                small.contenders(),
                List.of(
                        new JvmRun(0, 0, 11, small.startedAt(), 40.5, new TreeMap<>(), null),
                        new JvmRun(1, 0, 12, small.startedAt().plusSeconds(41), 40.5, new TreeMap<>(), "was killed")),
                List.of(
                        new Cell(
                                "placeOrder",
                                four,
                                "raw-jdbc",
                                null,
                                List.of(new Cell.Series(0, List.of(1000.5, 1010.0), null))),
                        new Cell("placeOrder", one, "jooq", "no JVM", List.of())));
    }

    private static Stage comparison(Point point) {
        return new Stage(Stage.Kind.COMPARISON, point, List.of("placeOrder"), List.of(), 2, 8, 4, 2, 40, 8);
    }

    /** Version 3 knew no experiments on pools. */
    @Test
    void aFileOfVersionThreeHasNoPools() throws IOException {
        String older = json().replace("\"version\" : 5,", "\"version\" : 3,")
                .replaceAll(",\\s*\"(pool|footprints|combinations)\" : \\[ ]", "");
        assertThat(older).doesNotContain("\"pool\" : [", "\"footprints\"", "\"combinations\"");

        assertThat(ResultsFile.read(file(older))).isEqualTo(results());
    }

    @Test
    void experimentsOnPoolsAreKept() {
        PoolResults found = new PoolResults(
                PoolResults.FORMAT,
                PoolResults.VERSION,
                results().startedAt(),
                results().finishedAt().plusSeconds(60),
                "short",
                1,
                results().environment(),
                List.of(new PoolExperiment(
                        PoolQuestion.BORROW,
                        true,
                        null,
                        13.5,
                        List.of(PoolRow.of(Map.of(PoolFactor.THREADS, "2"), Map.of(PoolFigure.NANOS, 131.5))),
                        List.of(new PoolTrace(new TreeMap<>(), List.of(new PoolSample(5, 4, 3, 2)))))));
        Results with = results().withPool(found);
        Path file = directory.resolve("pools.json");

        ResultsFile.write(with, file);

        assertThat(ResultsFile.read(file)).isEqualTo(with);
        assertThat(with.pool()).isEqualTo(found.experiments());
        assertThat(with.finishedAt()).isEqualTo(results().finishedAt().plusSeconds(60));
    }

    @Test
    void countsOfProgramsThatKeptNoTextsAreRead() throws IOException {
        Path file = directory.resolve("results.json");
        ResultsFile.write(results(), file);
        String text = Files.readString(file);
        String without = text.replaceAll("(?s),\\s*\"sent\" : \\[[^\\]]*\\]", "");
        assertThat(without).hasSizeLessThan(text.length());
        Files.writeString(file, without);

        Wire wire = new Wires(ResultsFile.read(file)).find("placeOrder", "jooq").orElseThrow();

        assertThat(wire).isEqualTo(new Wire(200, 8.5, 5, 4, 900.25, 400, null));
    }

    @Test
    void anAbsentNullableFieldIsNull() throws IOException {
        Path file = file(json().replaceAll(",\\s*\"failure\" : null", ""));

        assertThat(ResultsFile.read(file)).isEqualTo(results());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("results.json"), text);
    }

    private String json() {
        Path file = directory.resolve("pristine/results.json");
        try {
            ResultsFile.write(results(), file);
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
