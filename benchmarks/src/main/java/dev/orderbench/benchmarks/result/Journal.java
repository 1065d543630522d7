package dev.orderbench.benchmarks.result;

import java.io.BufferedReader;
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
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run has found so far, as a file of JSON lines: what was planned, then a line for each JVM that has ended, and one for
 * the yardstick after it. A line is on the disk before anything else begins, so that a run which is killed can be gone on with.
 */
public final class Journal {

    /** As results are, but each value in one line. */
    private static final JsonMapper JSON = ResultsFile.MAPPER
            .rebuild()
            .disable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /**
     * The first line.
     *
     * @param format always {@link #FORMAT}
     * @param version the version of results, see {@link Results#VERSION}
     * @param serverIdentity which server it is, where it is another's and says so; else {@code null}
     */
    public record Header(
            String format,
            int version,
            Instant startedAt,
            Plan plan,
            Environment environment,
            List<Contender> contenders,
            @Nullable String serverIdentity) {

        /** The value of {@link #format()}. */
        public static final String FORMAT = "order-bench-journal";

        public Header(
                Instant startedAt,
                Plan plan,
                Environment environment,
                List<Contender> contenders,
                @Nullable String serverIdentity) {
            this(FORMAT, Results.VERSION, startedAt, plan, environment, contenders, serverIdentity);
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

        /** The same with what other clients did after the JVM. */
        public Entry withYardstick(Yardstick run) {
            return new Entry(jvm.withYardstick(run), series, failures);
        }
    }

    /** What other clients did after the JVM of the entry before it. */
    private record Afterwards(int stage, int index, Yardstick yardstick) {

        boolean isOf(JvmRun jvm) {
            return jvm.stage() == stage && jvm.index() == index;
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

    /** Whether a file begins as a journal does, whatever its version. */
    public static boolean isIn(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String line = reader.readLine();
            return line != null
                    && JSON.readTree(line).path("format").asString("").equals(Header.FORMAT);
        } catch (IOException | JacksonException e) {
            return false;
        }
    }

    /**
     * Reads a journal, to be gone on with. A last line that was cut off is dropped, from the file too: it is of a JVM that
     * is then run again.
     *
     * @throws InvalidResultsException when there is none, it is not one of this version, or its parts do not fit together
     */
    public static Journal read(Path file) {
        byte[] bytes = bytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        // Cut as bytes: the last line may end in the middle of a character.
        List<String> lines =
                new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty()) {
            throw new InvalidResultsException(file + " is empty: nothing was measured yet, begin without --resume.");
        }
        Header header = header(file, lines.getFirst());
        List<Entry> entries = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            JsonNode line = parse(file, i + 1, lines.get(i));
            if (line.has("yardstick")) {
                Afterwards afterwards = bind(file, i + 1, line, Afterwards.class);
                if (entries.isEmpty() || !afterwards.isOf(entries.getLast().jvm())) {
                    throw damaged(file, i + 1);
                }
                entries.add(entries.removeLast().withYardstick(afterwards.yardstick()));
            } else {
                entries.add(bind(file, i + 1, line, Entry.class));
            }
        }
        JournalConsistency.firstContradiction(header, entries).ifPresent(contradiction -> {
            throw new InvalidResultsException(
                    file + " contradicts itself: " + contradiction + "; begin without --resume.");
        });
        truncate(file, end, bytes.length);
        return new Journal(file, header, entries);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new InvalidResultsException(
                    "There is no unfinished run in " + file.getParent() + ": name its folder with --out.");
        } catch (IOException e) {
            throw new InvalidResultsException(
                    file + " cannot be read (" + e.getClass().getSimpleName() + "): begin without --resume.");
        }
    }

    private static Header header(Path file, String line) {
        JsonNode root = parse(file, 1, line);
        if (!root.path("format").asString("").equals(Header.FORMAT)) {
            throw damaged(file, 1);
        }
        if (root.path("version").asInt(0) != Results.VERSION) {
            throw new InvalidResultsException(file + " is of another version of order-bench: begin without --resume.");
        }
        return bind(file, 1, root, Header.class);
    }

    private static JsonNode parse(Path file, int number, String line) {
        try {
            return JSON.readTree(line);
        } catch (JacksonException e) {
            throw damaged(file, number);
        }
    }

    private static <R extends Record> R bind(Path file, int number, JsonNode line, Class<R> type) {
        if (!line.isObject() || RequiredFields.firstMissing(line, type).isPresent()) {
            throw damaged(file, number);
        }
        try {
            return JSON.treeToValue(line, type);
        } catch (JacksonException e) {
            throw damaged(file, number);
        }
    }

    private static InvalidResultsException damaged(Path file, int number) {
        return new InvalidResultsException(file + " is damaged (line " + number + "): begin without --resume.");
    }

    private static void truncate(Path file, int end, int length) {
        if (end < length) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(end);
                channel.force(true);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
            }
        }
    }

    public Header header() {
        return header;
    }

    /** What came of each JVM so far, in the order in which they ended. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** How many JVMs have given samples. One that failed, or was disturbed, may be there again, when it was run again. */
    public long jvmsDone() {
        return entries.stream()
                .map(Entry::jvm)
                .filter(jvm -> jvm.failure() == null && jvm.replaced() == null)
                .count();
    }

    /** Adds what came of a JVM. When this returns, it is on the disk. */
    public void append(Entry entry) {
        appendLine(entry);
        entries.add(entry);
    }

    /**
     * Adds what other clients did after the JVM that was added last. When this returns, it is on the disk.
     *
     * @return the entry of that JVM with it
     */
    public Entry append(Yardstick run) {
        Entry last = entries.getLast();
        appendLine(new Afterwards(last.jvm().stage(), last.jvm().index(), run));
        Entry whole = last.withYardstick(run);
        entries.set(entries.size() - 1, whole);
        return whole;
    }

    private void appendLine(Record value) {
        ByteBuffer line = StandardCharsets.UTF_8.encode(JSON.writeValueAsString(value) + "\n");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
