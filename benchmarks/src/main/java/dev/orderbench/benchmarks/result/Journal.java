package dev.orderbench.benchmarks.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run has found so far, as a file of JSON lines: what was planned, then a line for each JVM that has ended. A line is
 * on the disk before the next JVM begins, so that a run which is killed can be gone on with.
 */
public final class Journal {

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * The first line.
     *
     * @param format always {@link #FORMAT}
     * @param version the version of results, see {@link Results#VERSION}
     */
    public record Header(
            String format,
            int version,
            Instant startedAt,
            Plan plan,
            Environment environment,
            List<Contender> contenders) {

        /** The value of {@link #format()}. */
        public static final String FORMAT = "order-bench-journal";

        public Header(Instant startedAt, Plan plan, Environment environment, List<Contender> contenders) {
            this(FORMAT, Results.VERSION, startedAt, plan, environment, contenders);
        }

        public Header {
            contenders = List.copyOf(contenders);
        }
    }

    /**
     * What came of one JVM.
     *
     * @param jvm the JVM
     * @param series the samples of each cell; empty where the JVM failed
     * @param failures the cells that have failed so far
     */
    public record Entry(JvmRun jvm, List<CellSeries> series, List<CellFailure> failures) {

        public Entry {
            series = List.copyOf(series);
            failures = List.copyOf(failures);
        }
    }

    /** The samples of a cell in one JVM. */
    public record CellSeries(String operation, String contender, Cell.Series series) {}

    /** A cell without a score, and why. */
    public record CellFailure(String operation, String contender, String reason) {}

    private final Path file;
    private final Header header;
    private final List<Entry> entries;

    private Journal(Path file, Header header, List<Entry> entries) {
        this.file = file;
        this.header = header;
        this.entries = new ArrayList<>(entries);
    }

    /** Begins a journal, replacing what was there. */
    public static Journal create(Path file, Header header) {
        AtomicFile.write(file, JSON.writeValueAsString(header) + "\n");
        return new Journal(file, header, List.of());
    }

    /**
     * Reads a journal, to be gone on with. A last line that was cut off is dropped: it is of a JVM that is then run again.
     *
     * @throws InvalidResultsException when there is none, or it is not one of this version
     */
    public static Journal read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new InvalidResultsException(
                    "There is no unfinished run in " + file.getParent() + ": name its folder with --out.");
        } catch (IOException e) {
            throw new InvalidResultsException(
                    file + " cannot be read (" + e.getClass().getSimpleName() + ").");
        }
        int end = text.lastIndexOf('\n') + 1;
        List<String> lines = text.substring(0, end).lines().toList();
        if (lines.isEmpty()) {
            throw new InvalidResultsException(file + " is empty: nothing was measured yet, begin without --resume.");
        }
        try {
            Header header = JSON.readValue(lines.getFirst(), Header.class);
            if (!Header.FORMAT.equals(header.format()) || header.version() != Results.VERSION) {
                throw new InvalidResultsException(
                        file + " is of another version of order-bench: begin without --resume.");
            }
            List<Entry> entries = lines.stream()
                    .skip(1)
                    .map(line -> JSON.readValue(line, Entry.class))
                    .toList();
            truncate(file, end, text);
            return new Journal(file, header, entries);
        } catch (JacksonException e) {
            throw new InvalidResultsException(
                    file + " is damaged (line " + e.getLocation().getLineNr() + "): begin without --resume.");
        }
    }

    private static void truncate(Path file, int end, String text) {
        if (end < text.length()) {
            AtomicFile.write(file, text.substring(0, end));
        }
    }

    public Header header() {
        return header;
    }

    /** What came of each JVM so far, in the order in which they ended. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Adds what came of a JVM. When this returns, it is on the disk. */
    public void append(Entry entry) {
        ByteBuffer line = StandardCharsets.UTF_8.encode(JSON.writeValueAsString(entry) + "\n");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
        }
        entries.add(entry);
    }

    /** Deletes the file: all is in the results. */
    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
