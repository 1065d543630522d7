package dev.orderbench.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A journal comes back as it was written; what was cut off is dropped; what does not fit is refused in one sentence. */
class JournalTest {

    private static final Instant START = Instant.parse("2026-03-01T22:30:05.123456Z");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("journal.jsonl");
    }

    @Test
    void comesBackAsItWasWritten() {
        Journal written = journal();

        Journal read = Journal.read(file);

        assertThat(read.header()).isEqualTo(header());
        assertThat(read.entries()).containsExactly(failed(0), done(0), done(1)).isEqualTo(written.entries());
        assertThat(read.jvmsDone()).isEqualTo(2);
        assertThat(file).content().hasLineCount(4);
    }

    @Test
    void yardstickComesBackWithItsJvm() throws IOException {
        Yardstick yardstick =
                new Yardstick(null, List.of(new Yardstick.Piece(Yardstick.Client.PGBENCH, "placeOrder", 1_234.5)));
        Journal journal = journal();

        Journal.Entry whole = journal.append(yardstick);

        assertThat(whole).isEqualTo(done(1).withYardstick(yardstick));
        assertThat(Journal.read(file).entries())
                .containsExactly(failed(0), done(0), whole)
                .isEqualTo(journal.entries());
        assertThat(file).content().hasLineCount(5);

        replace("{\"stage\":0,\"index\":1,\"yardstick\"", "{\"stage\":0,\"index\":0,\"yardstick\"");
        assertRefused("is damaged (line 5): begin without --resume.");
    }

    /** The JVM had ended well, whatever became of the yardstick. */
    @Test
    void yardstickThatWasCutOffLeavesItsJvm() throws IOException {
        Journal journal = journal();
        int length = Files.readAllBytes(file).length;
        journal.append(new Yardstick("none here", List.of()));
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length + 20));

        assertThat(Journal.read(file).entries()).containsExactly(failed(0), done(0), done(1));
    }

    @Test
    void yardstickWithoutAJvmIsRefused() throws IOException {
        Journal journal = journal();
        journal.append(new Yardstick("none here", List.of()));
        List<String> lines = Files.readAllLines(file);
        Files.write(file, List.of(lines.getFirst(), lines.getLast()));
        assertRefused("is damaged (line 2): begin without --resume.");
    }

    @Test
    void goesOnWhereItEnded() {
        Journal.create(file, header()).append(done(0));
        Journal.read(file).append(done(1));
        assertThat(Journal.read(file).entries()).containsExactly(done(0), done(1));
    }

    @Test
    void newOneReplacesTheOld() {
        journal();
        Journal.create(file, header());
        assertThat(Journal.read(file).entries()).isEmpty();
    }

    /** Wherever a write was cut off: in the middle of a character too, and before the end of the line. */
    @Test
    void lastLineThatWasCutOffIsDroppedFromTheFileToo() throws IOException {
        Journal journal = Journal.create(file, header());
        byte[] begun = Files.readAllBytes(file);
        journal.append(failed(0));
        byte[] whole = Files.readAllBytes(file);
        assertThat(whole.length).isGreaterThan(new String(whole, StandardCharsets.UTF_8).length());
        for (int length = begun.length; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));

            Journal read = Journal.read(file);

            assertThat(read.entries()).isEmpty();
            assertThat(file).hasBinaryContent(begun);
            read.append(done(1));
            assertThat(Journal.read(file).entries()).containsExactly(done(1));
        }
    }

    @Test
    void firstLineThatWasCutOffIsAsIfNothingWasMeasured() throws IOException {
        Journal.create(file, header());
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 1, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused("is empty: nothing was measured yet, begin without --resume.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "7", "{}", "{\"jvm\": null, \"series\": [], \"failures\": []}"})
    void damagedLineInTheMiddleIsNamed(String damage) throws IOException {
        journal();
        List<String> lines = Files.readAllLines(file);
        lines.set(2, damage);
        Files.write(file, lines);
        byte[] before = Files.readAllBytes(file);

        assertRefused("is damaged (line 3): begin without --resume.");
        assertThat(file).as("what was measured is kept").hasBinaryContent(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "format":"order-bench-journal" | "format":"order-bench-results" | is damaged (line 1): begin without --resume.
                    "version":5                    | "version":2                    | is of another version of order-bench: begin without --resume.
                    "version":5                    | "version":6                    | is of another version of order-bench: begin without --resume.
                    "version":5,"startedAt"        | "version":6,"begunAt"          | is of another version of order-bench: begin without --resume.
                    "rounds":2                     | "rounds":null                  | is damaged (line 1): begin without --resume.
                    "jdk":                         | "sdk":                         | is damaged (line 1): begin without --resume.
                    """)
    void headerThatIsNotOneOfThisVersionIsRefused(String old, String changed, String sentence) throws IOException {
        journal();
        replace(old, changed);
        assertRefused(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "stage":0          | "stage":1          | JVM 0 of stage 1 is not in its plan
                    "stage":0          | "stage":-1         | JVM 0 of stage -1 is not in its plan
                    "jvms":2           | "jvms":1           | JVM 1 of 4 threads is not in its plan
                    "rounds":2         | "rounds":3         | JVM 0 of 4 threads has 2 samples of placeOrder where its plan has 3 rounds
                    {"jvm":1,"nanos    | {"jvm":0,"nanos    | JVM 1 of 4 threads has samples of JVM 0
                    "index":1          | "index":0          | JVM 0 of 4 threads has samples of JVM 1
                    ,"failure":null,   | ,"failure":"lost", | JVM 0 of 4 threads failed, and has samples
                    ["placeOrder"]     | ["adjustStock"]    | JVM 0 of 4 threads names placeOrder, which is not in its plan
                    "id":"raw-jdbc"    | "id":"jpa"         | the cell placeOrder, 4 threads, raw-jdbc, is of a contender that it does not list
                    [990.0,            | [-990.0,           | the cell placeOrder, 4 threads, raw-jdbc, has a time of JVM 0 that is not positive and finite
                    """)
    void entryThatContradictsTheHeaderIsRefused(String old, String changed, String sentence) throws IOException {
        journal();
        replace(old, changed);
        assertRefused("contradicts itself: " + sentence + "; begin without --resume.");
    }

    @Test
    void attemptTakesThePlaceOfTheOneItNames() {
        Journal journal = journal();
        JvmRun before = done(1).jvm();
        JvmRun again = new JvmRun(
                0,
                1,
                12,
                START.plusSeconds(60),
                41,
                new TreeMap<>(),
                null,
                new Disturbance(2, List.of(0.01), List.of(140.5), 3L, 0L, null, 0L),
                before,
                null);
        journal.append(new Journal.Entry(again, done(1).series(), List.of()));
        assertThat(Journal.read(file).entries())
                .hasSize(4)
                .last()
                .satisfies(entry -> assertThat(entry.jvm()).isEqualTo(again));
        assertThat(Journal.read(file).jvmsDone()).isEqualTo(2);
    }

    @Test
    void sameJvmTwiceIsRefused() throws IOException {
        journal();
        List<String> lines = Files.readAllLines(file);
        lines.add(lines.getLast());
        Files.write(file, lines);
        assertRefused("contradicts itself: the cell placeOrder, 4 threads, raw-jdbc, has two series of the same JVM;"
                + " begin without --resume.");
    }

    @Test
    void fullDiskIsNamedWithTheFile() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "no device here that is always full");
        Journal journal = journal();
        Files.delete(file);
        Files.createSymbolicLink(file, full);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> journal.append(done(1)))
                .withMessage("Cannot write " + file + ": No space left on device");
    }

    @Test
    void folderWithoutOneIsNamed() {
        assertThatExceptionOfType(InvalidResultsException.class)
                .isThrownBy(() -> Journal.read(file))
                .withMessage("There is no unfinished run in " + folder + ": name its folder with --out.");
    }

    private void replace(String old, String changed) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, changed));
    }

    private void assertRefused(String sentence) {
        assertThatExceptionOfType(InvalidResultsException.class)
                .isThrownBy(() -> Journal.read(file))
                .withMessage(file + " " + sentence);
    }

    private Journal journal() {
        Journal journal = Journal.create(file, header());
        journal.append(failed(0));
        journal.append(done(0));
        journal.append(done(1));
        return journal;
    }

    private static Journal.Header header() {
        Results results = SmallResults.results();
        return new Journal.Header(START, results.plan(), results.environment(), results.contenders(), "7419");
    }

    private static Journal.Entry failed(int jvm) {
        return new Journal.Entry(
                new JvmRun(0, jvm, 11, START, 0.5, new TreeMap<>(), "ended – größer"),
                List.of(),
                List.of(new Journal.CellFailure("placeOrder", "jooq", "threw")));
    }

    private static Journal.Entry done(int jvm) {
        return new Journal.Entry(
                new JvmRun(0, jvm, 12, START, 40.5, new TreeMap<>(Map.of("findOrder", 4)), null),
                List.of(new Journal.CellSeries(
                        "placeOrder",
                        "raw-jdbc",
                        new Cell.Series(jvm, List.of(990.0, 1010.5), new Causes(1234.5, 800.0, 120.0, 400.0, null)))),
                List.of());
    }
}
