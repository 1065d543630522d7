package dev.orderbench.benchmarks.result;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads files of results as JSON that says of itself which format it has, in which version; refuses all others in a sentence. */
final class VersionedJson {

    private VersionedJson() {}

    /**
     * The JSON of a file, whose format and version are as accepted.
     *
     * @param format what its field {@code format} must say
     * @param newest the latest version of the format that is known
     * @throws InvalidResultsException when it is not there, is something else, is damaged, or newer
     */
    static JsonNode read(Path file, String format, int newest) {
        JsonNode root = parse(file, text(file));
        if (!root.path("format").asString("").equals(format)) {
            throw new InvalidResultsException(
                    file + " is JSON, but no results file: accepted is one with \"format\": \"" + format + "\".");
        }
        version(file, root.path("version"), newest);
        return root;
    }

    /** What a file says its format is; empty where it is not there, or says nothing. */
    static String format(Path file) {
        try {
            return parse(file, text(file)).path("format").asString("");
        } catch (InvalidResultsException e) {
            return "";
        }
    }

    /**
     * Makes sure that it has all that a record of it needs.
     *
     * @throws InvalidResultsException naming the first field that is missing
     */
    static void require(Path file, JsonNode root, Class<? extends Record> type, int version) {
        RequiredFields.firstMissing(root, type).ifPresent(missing -> {
            throw new InvalidResultsException(
                    file + " lacks " + missing + ", which every results file of format version " + version + " has.");
        });
    }

    /**
     * Makes sure that its numbers are some.
     *
     * @throws InvalidResultsException naming the first that is not
     */
    static void requireFinite(Path file, JsonNode root, Class<? extends Record> type) {
        FiniteNumbers.firstOther(root, type).ifPresent(path -> {
            throw new InvalidResultsException(file + " has a number that is not finite at " + path + ": " + accepted());
        });
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
            return ResultsFile.MAPPER.readTree(text);
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

    private static int version(Path file, JsonNode version, int newest) {
        if (!version.isInt() || version.asInt() < 1) {
            throw new InvalidResultsException(file + " has no usable format version: accepted is 1 to " + newest + ".");
        }
        if (version.asInt() > newest) {
            throw new InvalidResultsException(file + " is of format version " + version.asInt()
                    + ", and this program reads up to " + newest + ": use a newer order-bench.");
        }
        return version.asInt();
    }

    /** Makes a record of it. */
    static <T extends Record> T bind(Path file, JsonNode root, Class<T> type) {
        try {
            return ResultsFile.MAPPER.treeToValue(root, type);
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
