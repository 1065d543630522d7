package dev.orderbench.benchmarks.result;

import static dev.orderbench.benchmarks.result.SmallResults.results;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                          "version" : 3,
                          "startedAt" : "2026-03-01T22:30:05.123456Z",
                        """)
                .contains("\"nanosPerOperation\" : [ 1000.5, 1010.0 ]")
                .doesNotContain("\r")
                .endsWith("}\n");
    }

    @Test
    void extraFieldsAreIgnored() throws IOException {
        Path file = file(json().replace("\"version\" : 3,", "\"version\" : 3, \"mood\" : { \"good\" : [ 1 ] },"));

        assertThat(ResultsFile.read(file)).isEqualTo(results());
    }

    /** Version 1 knew no controls: all that it lists are contenders. */
    @Test
    void aFileOfVersionOneIsReadAsOneOfThisVersion() throws IOException {
        String older =
                json().replace("\"version\" : 3,", "\"version\" : 1,").replaceAll(",\\s*\"role\" : \"CONTENDER\"", "");
        assertThat(older).doesNotContain("role");

        assertThat(ResultsFile.read(file(older))).isEqualTo(results());
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
