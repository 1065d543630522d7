package dev.orderbench.benchmarks.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
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
        AtomicFile.write(file, MAPPER.writeValueAsString(results) + "\n");
    }

    /**
     * Reads results.
     *
     * @throws InvalidResultsException when the file is not there, is no results file, is damaged, or is of a newer
     *     version
     */
    public static Results read(Path file) {
        JsonNode root = parse(file, text(file));
        if (!root.path("format").asString("").equals(Results.FORMAT)) {
            throw new InvalidResultsException(file
                    + " is JSON, but no results file: accepted is one with \"format\": \"" + Results.FORMAT + "\".");
        }
        int version = version(file, root.path("version"));
        OlderVersions.upgrade(root, version);
        Optional<String> missing = RequiredFields.firstMissing(root, Results.class);
        if (missing.isPresent()) {
            throw new InvalidResultsException(file + " lacks " + missing.get()
                    + ", which every results file of format version " + version + " has.");
        }
        Results results = bind(file, root);
        Optional<String> contradiction = Consistency.firstContradiction(results);
        if (contradiction.isPresent()) {
            throw new InvalidResultsException(file + " contradicts itself: " + contradiction.get() + ".");
        }
        return results;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new InvalidResultsException(file + " does not exist: name a results file that order-bench wrote.");
        } catch (CharacterCodingException e) {
            throw new InvalidResultsException(file + " is not text in UTF-8: " + accepted());
        } catch (IOException e) {
            throw new InvalidResultsException(
                    file + " cannot be read (" + e.getClass().getSimpleName() + "): name a readable results file.");
        }
    }

    private static JsonNode parse(Path file, String text) {
        if (text.isBlank()) {
            throw new InvalidResultsException(file + " is empty: " + accepted());
        }
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new InvalidResultsException(
                    isCutOff(text.strip(), e)
                            ? file + " ends in the middle of its JSON (" + line(e)
                                    + "): it was cut off, and only a whole results file is accepted."
                            : file + " is not JSON (" + line(e) + "): " + accepted());
        }
    }

    /** Whether the text is an object that was begun and not ended, rather than something else. */
    private static boolean isCutOff(String text, JacksonException e) {
        boolean ranOut = e.getLocation().getCharOffset() >= text.length();
        return text.startsWith("{") && (ranOut || !text.endsWith("}"));
    }

    private static int version(Path file, JsonNode version) {
        if (!version.isInt() || version.asInt() < 1) {
            throw new InvalidResultsException(
                    file + " has no usable format version: accepted is 1 to " + Results.VERSION + ".");
        }
        if (version.asInt() > Results.VERSION) {
            throw new InvalidResultsException(file + " is of format version " + version.asInt()
                    + ", and this program reads up to " + Results.VERSION + ": use a newer order-bench.");
        }
        return version.asInt();
    }

    private static Results bind(Path file, JsonNode root) {
        try {
            return MAPPER.treeToValue(root, Results.class);
        } catch (JacksonException e) {
            throw new InvalidResultsException(
                    file + " has a value of the wrong kind at " + JsonPath.of(e) + ": " + accepted());
        }
    }

    private static String line(JacksonException e) {
        return "line " + e.getLocation().getLineNr();
    }

    private static String accepted() {
        return "accepted is a results file that order-bench wrote.";
    }
}
