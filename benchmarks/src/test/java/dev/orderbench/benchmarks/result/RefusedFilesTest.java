package dev.orderbench.benchmarks.result;

import static dev.orderbench.benchmarks.result.SmallResults.results;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are refused, each with one sentence. */
class RefusedFilesTest {

    @TempDir
    Path directory;

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
                .isEqualTo(file + " is of format version 7, and this program reads up to 5: use a newer order-bench.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "\"1\"", "null", "99999999999"})
    void aVersionThatIsNone(String version) throws IOException {
        Path file = file(json().replace("\"version\" : 5,", "\"version\" : " + version + ","));

        assertThat(refusal(file)).isEqualTo(file + " has no usable format version: accepted is 1 to 5.");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"rounds\" : 2,', '', plan.stages[0].rounds",
        "'\"rounds\" : 2,', '\"rounds\" : null,', plan.stages[0].rounds",
        "'\"commit\" : \"4f1c2d7\",', '', environment.commit",
        "'\"role\" : \"CONTENDER\"', '\"role\" : null', contenders[0].role",
        "'\"version\" : \"18.6\",', '', environment.server.version",
        "'\"fsync\" : \"off\"', '\"fsync\" : null', environment.server.settings.fsync",
        "'[ 1000.5, 1010.0 ]', '[ 1000.5, null ]', cells[0].series[0].nanosPerOperation[1]",
    })
    void aMissingField(String present, String instead, String path) throws IOException {
        Path file = file(replaced(present, instead));

        assertThat(refusal(file))
                .isEqualTo(file + " lacks " + path + ", which every results file of format version 5 has.");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"rounds\" : 2', '\"rounds\" : \"2\"', plan.stages[0].rounds",
        "'\"rounds\" : 2', '\"rounds\" : 2.5', plan.stages[0].rounds",
        "'\"role\" : \"CONTENDER\"', '\"role\" : \"JUDGE\"', contenders[0].role",
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
                + " 'the cell placeOrder, 4 threads, raw-jdbc, has a time of JVM 0 that is not positive and finite'",
        "'[ 1000.5, 1010.0 ]', '[ 1e999, 1010.0 ]',"
                + " 'the cell placeOrder, 4 threads, raw-jdbc, has a time of JVM 0 that is not positive and finite'",
        "'[ 1000.5, 1010.0 ]', '[ 1000.5, \"NaN\" ]',"
                + " 'the cell placeOrder, 4 threads, raw-jdbc, has a time of JVM 0 that is not positive and finite'",
        "'[ 4000000.5, 3900000.0 ]', '[ 4000000.5, -1.0 ]',"
                + " 'the cell placeOrder, 4 threads, raw-jdbc, has a rate of JVM 0 that is negative or not finite'",
        "'[ 4000000.5, 3900000.0 ]', '[ 4000000.5 ]',"
                + " 'the cell placeOrder, 4 threads, raw-jdbc, has 1 rates of JVM 0 beside 2 samples'",
        "'[ 1000.5, 1010.0 ]', '[ ]', 'the cell placeOrder, 4 threads, raw-jdbc, has no sample of JVM 0'",
        "'[ 1100.0, 1111.0 ]', '[ 1100.0 ]',"
                + " 'the cell placeOrder, 4 threads, jooq, has 1 samples of JVM 0 where another contender has 2'",
        "'\"jvm\" : 1', '\"jvm\" : 0', 'the cell placeOrder, 4 threads, raw-jdbc, has two series of the same JVM'",
        "'\"contender\" : \"jooq\"', '\"contender\" : \"joke\"',"
                + " 'the cell placeOrder, 4 threads, joke, is of a contender that it does not list'",
        "'\"contender\" : \"jooq\"', '\"contender\" : \"raw-jdbc\"',"
                + " 'the cell placeOrder, 4 threads, raw-jdbc, is there twice'",
        "'\"operation\" : \"placeOrder\"', '\"operation\" : \"misplaceOrder\"',"
                + " 'the cell misplaceOrder, 4 threads, raw-jdbc, is not in its plan'",
        "'\"statements\" : 8.5', '\"statements\" : -8.5', 'the cell placeOrder, 4 threads, jooq, has counts of what it"
                + " sends that cannot be: calls 200, statements -8.5, roundTrips 5.0, rows 4.0, bytesOut 900.25,"
                + " bytesIn 400.0, times of each statement [7.5, 1.0]'",
        "'\"times\" : 7.5', '\"times\" : 0.0', 'the cell placeOrder, 4 threads, jooq, has counts of what it"
                + " sends that cannot be: calls 200, statements 8.5, roundTrips 5.0, rows 4.0, bytesOut 900.25,"
                + " bytesIn 400.0, times of each statement [0.0, 1.0]'",
        "'\"perSecond\" : 5000.5', '\"perSecond\" : 0.0', 'the yardstick after JVM 0 of stage 0 has a rate that is not"
                + " positive and finite'",
        "'\"id\" : \"jooq\"', '\"id\" : \"raw-jdbc\"', 'two contenders have the same id'",
        "'\"role\" : \"CONTENDER\"', '\"role\" : \"TWIN\"',"
                + " 'its first contender, which is the baseline, is a control'",
        "'[ \"placeOrder\" ]', '[ \"placeOrder\", \"placeOrder\" ]'," + " 'its plan has placeOrder twice at 4 threads'",
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
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
