package dev.orderbench.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsFileTest {

    private static final Instant START = Instant.parse("2026-03-01T22:30:05.123456Z");

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
                          "version" : 1,
                          "startedAt" : "2026-03-01T22:30:05.123456Z",
                        """)
                .contains("\"nanosPerOperation\" : [ 1000.5, 1010.0 ]")
                .doesNotContain("\r")
                .endsWith("}\n");
    }

    @Test
    void extraFieldsAreIgnored() throws IOException {
        Path file = file(json().replace("\"version\" : 1,", "\"version\" : 1, \"mood\" : { \"good\" : [ 1 ] },"));

        assertThat(ResultsFile.read(file)).isEqualTo(results());
    }

    @Test
    void anAbsentNullableFieldIsNull() throws IOException {
        Path file = file(json().replaceAll(",\\s*\"failure\" : null", ""));

        assertThat(ResultsFile.read(file)).isEqualTo(results());
    }

    @Test
    void aFileThatIsNotThere() {
        Path file = directory.resolve("results.json");

        assertThat(refusal(file)).isEqualTo(file + " does not exist: name a results file that order-bench wrote.");
    }

    @Test
    void aDirectory() {
        assertThat(refusal(directory))
                .startsWith(directory + " cannot be read (")
                .endsWith(": name a readable results file.");
    }

    @Test
    void anEmptyFile() throws IOException {
        Path file = file("\n");

        assertThat(refusal(file)).isEqualTo(file + " is empty: accepted is a results file that order-bench wrote.");
    }

    @Test
    void noJson() throws IOException {
        Path file = file("operation,nanos\nplaceOrder,12");

        assertThat(refusal(file))
                .isEqualTo(file + " is not JSON (line 1): accepted is a results file that order-bench wrote.");
    }

    @Test
    void noText() throws IOException {
        Path file = directory.resolve("results.json");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThat(refusal(file))
                .isEqualTo(file + " is not text in UTF-8: accepted is a results file that order-bench wrote.");
    }

    @Test
    void cutAnywhereItSaysSo() throws IOException {
        String json = json();
        for (int length = 1; length < json.length() - 2; length++) {
            Path file = file(json.substring(0, length));

            assertThat(refusal(file))
                    .as("cut after %s characters", length)
                    .matches("\\Q" + file
                            + "\\E ends in the middle of its JSON \\(line \\d+\\): it was cut off, and only a"
                            + " whole results file is accepted\\.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "1",
                "null",
                "\"order-bench-results\"",
                "{\"format\": \"something-else\", \"version\": 1}"
            })
    void otherJson(String json) throws IOException {
        Path file = file(json);

        assertThat(refusal(file))
                .isEqualTo(file
                        + " is JSON, but no results file: accepted is one with \"format\": \"order-bench-results\".");
    }

    @Test
    void aNewerVersionEvenIfNothingElseIsKnownOfIt() throws IOException {
        Path file = file("{\"format\": \"order-bench-results\", \"version\": 7, \"all\": \"new\"}");

        assertThat(refusal(file))
                .isEqualTo(file + " is of format version 7, and this program reads up to 1: use a newer order-bench.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "\"1\"", "null", "99999999999"})
    void aVersionThatIsNone(String version) throws IOException {
        Path file = file(json().replace("\"version\" : 1,", "\"version\" : " + version + ","));

        assertThat(refusal(file)).isEqualTo(file + " has no usable format version: accepted is 1 to 1.");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"rounds\" : 2,', '', plan.rounds",
        "'\"rounds\" : 2,', '\"rounds\" : null,', plan.rounds",
        "'\"commit\" : \"4f1c2d7\",', '', environment.commit",
        "'\"version\" : \"18.6\",', '', environment.server.version",
        "'\"fsync\" : \"off\"', '\"fsync\" : null', environment.server.settings.fsync",
        "'[ 1000.5, 1010.0 ]', '[ 1000.5, null ]', cells[0].series[0].nanosPerOperation[1]",
    })
    void aMissingField(String present, String instead, String path) throws IOException {
        Path file = file(replaced(present, instead));

        assertThat(refusal(file))
                .isEqualTo(file + " lacks " + path + ", which every results file of format version 1 has.");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"rounds\" : 2', '\"rounds\" : \"2\"', plan.rounds",
        "'\"rounds\" : 2', '\"rounds\" : 2.5', plan.rounds",
        "'2026-03-01T22:30:05.123456Z', 'yesterday', startedAt",
        "'[ 1000.5, 1010.0 ]', '[ 1000.5, \"long\" ]', cells[0].series[0].nanosPerOperation[1]",
    })
    void aValueOfTheWrongKind(String present, String instead, String path) throws IOException {
        Path file = file(replaced(present, instead));

        assertThat(refusal(file))
                .isEqualTo(file + " has a value of the wrong kind at " + path
                        + ": accepted is a results file that order-bench wrote.");
    }

    @ParameterizedTest
    @CsvSource({
        "'[ 1000.5, 1010.0 ]', '[ 0, 1010.0 ]',"
                + " 'the cell placeOrder, 4 threads, raw-jdbc, has a time of JVM 0 that is not a positive, finite number'",
        "'[ 1000.5, 1010.0 ]', '[ 1e999, 1010.0 ]',"
                + " 'the cell placeOrder, 4 threads, raw-jdbc, has a time of JVM 0 that is not a positive, finite number'",
        "'[ 1000.5, 1010.0 ]', '[ 1000.5, \"NaN\" ]',"
                + " 'the cell placeOrder, 4 threads, raw-jdbc, has a time of JVM 0 that is not a positive, finite number'",
        "'[ 1000.5, 1010.0 ]', '[ ]', 'the cell placeOrder, 4 threads, raw-jdbc, has no sample of JVM 0'",
        "'[ 1000.5, 1010.0 ]', '[ 1000.5 ]', 'the cell placeOrder, 4 threads, jooq, has 2 samples of JVM 0 where another"
                + " contender has 1'",
        "'\"jvm\" : 1', '\"jvm\" : 0', 'the cell placeOrder, 4 threads, raw-jdbc, has two series of the same JVM'",
        "'\"contender\" : \"jooq\"', '\"contender\" : \"joke\"',"
                + " 'the cell placeOrder, 4 threads, joke, is of a contender that it does not list'",
        "'\"contender\" : \"jooq\"', '\"contender\" : \"raw-jdbc\"',"
                + " 'the cell placeOrder, 4 threads, raw-jdbc, is there twice'",
        "'\"operation\" : \"placeOrder\"', '\"operation\" : \"misplaceOrder\"',"
                + " 'the cell misplaceOrder, 4 threads, raw-jdbc, is not in its plan'",
        "'\"id\" : \"jooq\"', '\"id\" : \"raw-jdbc\"', 'two contenders have the same id'",
        "'[ \"placeOrder\" ]', '[ \"placeOrder\", \"placeOrder\" ]',"
                + " 'its plan names an operation or a number of threads twice'",
    })
    void partsThatDoNotFitTogether(String present, String instead, String contradiction) throws IOException {
        Path file = file(replaced(present, instead));

        assertThat(refusal(file)).isEqualTo(file + " contradicts itself: " + contradiction + ".");
    }

    @Test
    void noContender() throws IOException {
        Results some = results();
        Results none = new Results(
                some.format(),
                some.version(),
                some.startedAt(),
                some.finishedAt(),
                some.complete(),
                some.plan(),
                some.environment(),
                List.of(),
                some.jvms(),
                List.of());
        Path file = directory.resolve("results.json");
        ResultsFile.write(none, file);

        assertThat(refusal(file)).isEqualTo(file + " contradicts itself: it has no contender.");
    }

    private String refusal(Path file) {
        try {
            ResultsFile.read(file);
        } catch (InvalidResultsException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError(file + " was accepted");
    }

    private String replaced(String present, String instead) {
        assertThat(json()).contains(present);
        return json().replace(present, instead);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("results.json"), text);
    }

    private String json() {
        Path file = directory.resolve("pristine/results.json");
        try {
            ResultsFile.write(results(), file);
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Results results() {
        return new Results(
                Results.FORMAT,
                Results.VERSION,
                START,
                START.plusSeconds(90),
                true,
                new Plan("quick", true, "small", 1000, List.of("placeOrder"), List.of(4), 2, 8, 4, 2, 40, 8, -7L),
                new Environment(
                        "4f1c2d7",
                        "Some JDK 25",
                        List.of("-Xmx1g"),
                        "Linux",
                        "Some CPU – größer",
                        8,
                        1L << 34,
                        new TreeMap<>(Map.of("pgjdbc", "42.7")),
                        new Environment.Server("embedded", "18.6", new TreeMap<>(Map.of("fsync", "off"))),
                        new TreeMap<>(Map.of("maximumPoolSize", "4"))),
                List.of(new Contender("raw-jdbc", "Raw JDBC", "tuned"), new Contender("jooq", "jOOQ", "tuned")),
                List.of(
                        new JvmRun(0, 4, 11, START, 40.5, null),
                        new JvmRun(1, 4, 12, START.plusSeconds(41), 40.5, "was killed")),
                List.of(
                        new Cell(
                                "placeOrder",
                                4,
                                "raw-jdbc",
                                null,
                                List.of(
                                        new Cell.Series(0, List.of(1000.5, 1010.0)),
                                        new Cell.Series(1, List.of(990.0, 995.0)))),
                        new Cell("placeOrder", 4, "jooq", null, List.of(new Cell.Series(0, List.of(1100.0, 1111.0))))));
    }
}
