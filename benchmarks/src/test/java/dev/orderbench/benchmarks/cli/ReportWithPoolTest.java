package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.PoolQuestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./bench report} of a results file and one of the pool laboratory. */
class ReportWithPoolTest {

    private static final Path RESULTS = committed("results.json");
    private static final Path POOL = committed("pool.json");

    @TempDir
    private Path folder;

    @Test
    void allExperimentsOfTheLaboratoryStandInTheReport() throws IOException {
        Console console = Console.run("report", RESULTS.toString(), POOL.toString(), "--out", folder.toString());

        assertThat(console.err()).isEmpty();
        assertThat(console.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(console.out())
                .contains("Connection pools. 12 experiments of another run than the rest of this report")
                .endsWith("Report: %s%n".formatted(folder.resolve("index.html")));
        String page = Files.readString(folder.resolve("index.html"));
        assertThat(page)
                .contains("./bench pool --preset standard --seed 1", "differs from that of this report in: commit (")
                .contains("The numbers are those of the pool laboratory's run")
                .doesNotContain("Short experiments, with one pass each");
        for (PoolQuestion question : PoolQuestion.values()) {
            assertThat(page).containsOnlyOnce("<section id=\"" + question.label() + "\"");
        }
        assertThat(Files.readString(folder.resolve("report.md")))
                .contains("12 experiments of another run", "What happens when many come at once to a small pool?");
        assertThat(Files.readString(folder.resolve("pool.csv"))).contains("\nrecovery,", "\ninstances,");
        assertThat(folder.resolve("pool.html")).doesNotExist();
    }

    @Test
    void theSameTwoFilesGiveTheSamePageWheneverAndInWhicheverOrder() throws IOException {
        Path first = Files.createDirectory(folder.resolve("first"));
        Path again = Files.createDirectory(folder.resolve("again"));

        Console.run("report", RESULTS.toString(), POOL.toString(), "--out", first.toString());
        Console.run("report", POOL.resolveSibling("").toString(), RESULTS.toString(), "--out", again.toString());

        try (Stream<Path> files = Files.list(first)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(again.resolve(first.relativize(file))).hasSameBinaryContentAs(file);
            }
        }
    }

    @Test
    void whatCannotStandTogetherIsNamed() throws IOException {
        Path other = Files.copy(POOL, folder.resolve("other.json"));

        assertRefused(
                "%s and %s are both of the pool laboratory: name one, beside one results file".formatted(POOL, other),
                POOL,
                other);
        assertRefused(
                "%s and %s are both of the pool laboratory: name one, beside one results file".formatted(POOL, other),
                RESULTS,
                POOL,
                other);
        assertRefused(
                "%s goes into the report of one results file, and several are named: name one, or leave it out to compare them"
                        .formatted(POOL),
                RESULTS,
                POOL,
                RESULTS);
        assertThat(folder.resolve("index.html")).doesNotExist();
    }

    @Test
    void aDamagedFileOfEitherIsNamed() throws IOException {
        String text = Files.readString(POOL);
        Path lacking =
                Files.writeString(folder.resolve("lacking.json"), text.replaceFirst("\"preset\"", "\"nothing\""));

        assertRefused(lacking + " lacks preset, which every results file of format version 1 has.", RESULTS, lacking);
        assertRefused(
                folder.resolve("none.json") + " does not exist: name a results file that order-bench wrote.",
                folder.resolve("none.json"),
                POOL);
    }

    private void assertRefused(String sentence, Path... files) {
        List<String> arguments = Stream.concat(
                        Stream.of("report", "--out", folder.toString()),
                        Arrays.stream(files).map(Path::toString))
                .toList();
        Console console = Console.run(arguments.toArray(String[]::new));

        assertThat(console.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(console.err()).isEqualTo("bench: " + sentence + System.lineSeparator());
    }

    private static Path committed(String name) {
        try (Stream<Path> files = Files.walk(Path.of("../results"))) {
            return files.filter(file -> file.endsWith(name))
                    .max(Path::compareTo)
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
