package dev.orderbench.benchmarks.result;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Results as a JSON file. Reading checks the format and that the samples fit together; extra fields are ignored. */
public final class ResultsFile {

    // A fixed line separator: the same results give the same bytes on every operating system.
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    /** As the files of other kinds of results are written too. */
    static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(INDENTER))
            .build();

    private ResultsFile() {}

    /**
     * Writes results, replacing what was there. No reader ever sees a half-written file.
     *
     * @throws UncheckedIOException when the file cannot be written
     */
    public static void write(Results results, Path file) {
        AtomicFile.write(file, json(results));
    }

    /** Results as the text of a file. */
    public static String json(Results results) {
        return MAPPER.writeValueAsString(results) + "\n";
    }

    /**
     * Reads results.
     *
     * @throws InvalidResultsException when the file is not there, is no results file, is damaged, or is of a newer
     *     version
     */
    public static Results read(Path file) {
        JsonNode root = VersionedJson.read(file, Results.FORMAT, Results.VERSION);
        int version = root.path("version").asInt();
        OlderVersions.upgrade(root, version);
        VersionedJson.require(file, root, Results.class, version);
        Results results = VersionedJson.bind(file, root, Results.class);
        Optional<String> contradiction = Consistency.firstContradiction(results);
        if (contradiction.isPresent()) {
            throw new InvalidResultsException(file + " contradicts itself: " + contradiction.get() + ".");
        }
        VersionedJson.requireFinite(file, root, Results.class);
        return results;
    }
}
