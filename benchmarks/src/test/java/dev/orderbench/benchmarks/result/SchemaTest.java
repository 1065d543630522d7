package dev.orderbench.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The published schemas in {@code docs/schema} say of results files what the records say that are written to them.
 *
 * <p>After a change of a record: {@code ./mvnw test -pl benchmarks -am -Dtest=SchemaTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update=true}, then review the difference. A change after a release needs a
 * new version.
 */
class SchemaTest {

    private static final Path HOME = Path.of("..");
    private static final Path SCHEMAS = HOME.resolve("docs").resolve("schema");

    static Stream<Arguments> schemas() {
        return Stream.of(
                Arguments.of(Results.class, "results", Results.FORMAT, Results.VERSION),
                Arguments.of(PoolResults.class, "pool", PoolResults.FORMAT, PoolResults.VERSION),
                Arguments.of(LatencyResults.class, "latency", LatencyResults.FORMAT, LatencyResults.VERSION));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("schemas")
    void thePublishedSchemaIsThatOfTheRecords(Class<? extends Record> type, String name, String format, int version)
            throws IOException {
        String actual = RecordSchema.of(type, name, format, version);
        Path published = file(name, version);
        if (Boolean.getBoolean("golden.update")) {
            AtomicFile.write(published, actual);
        }

        assertThat(actual)
                .as(published.toString())
                .isEqualTo(Files.readString(published).replace("\r\n", "\n"));
    }

    @Test
    void whatIsWrittenIsValid() throws IOException {
        assertThat(errors("results", Results.VERSION, ResultsFile.json(SmallResults.results())))
                .isEmpty();
    }

    @Test
    void committedResultsAreValidOnceTheyAreWrittenAgain(@TempDir Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(HOME.resolve("results"))) {
            files = all.filter(file -> file.endsWith("results.json")).toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            String json = ResultsFile.json(ResultsFile.read(file));
            assertThat(errors("results", Results.VERSION, json))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    @Test
    void committedResultsOfThePoolLaboratoryAreValidAsTheyAre() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(HOME.resolve("results"))) {
            files = all.filter(file -> file.endsWith("pool.json")).toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            assertThat(errors("pool", PoolResults.VERSION, Files.readString(file)))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"version\" : 5', '\"version\" : 4', /version",
        "'\"commit\" : \"4f1c2d7\",', '', /environment",
        "'\"rounds\" : 2', '\"rounds\" : \"2\"', /plan/stages/0/rounds",
        "'\"rounds\" : 2', '\"rounds\" : 2, \"pauses\" : 1', /plan/stages/0",
        "'\"role\" : \"CONTENDER\"', '\"role\" : \"JUDGE\"', /contenders/0/role",
        "'[ 1000.5, 1010.0 ]', '[ 1000.5, \"NaN\" ]', /cells/0/series/0/nanosPerOperation/1",
    })
    void whatIsNotWrittenIsNotValid(String present, String instead, String path) throws IOException {
        String json = ResultsFile.json(SmallResults.results());
        assertThat(json).contains(present);

        assertThat(errors("results", Results.VERSION, json.replace(present, instead)))
                .extracting(error -> error.getInstanceLocation().toString())
                .contains(path);
    }

    private static List<Error> errors(String name, int version, String json) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(file(name, version)), InputFormat.JSON);
        return schema.validate(json, InputFormat.JSON);
    }

    private static Path file(String name, int version) {
        return SCHEMAS.resolve(name + "-" + version + ".schema.json");
    }
}
