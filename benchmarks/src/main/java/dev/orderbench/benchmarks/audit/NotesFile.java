package dev.orderbench.benchmarks.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The committed notes: a JSON file written by people, an array of {@link Note}. */
public final class NotesFile {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private NotesFile() {}

    /**
     * Reads the notes; none where there is no file.
     *
     * @throws IllegalArgumentException when the file is not what it should be, saying what is wrong
     */
    public static List<Note> read(Path file) {
        try {
            return List.of(MAPPER.readValue(Files.readString(file), Note[].class));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | JacksonException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new IllegalArgumentException("%s cannot be read: %s".formatted(file, reason), e);
        }
    }
}
