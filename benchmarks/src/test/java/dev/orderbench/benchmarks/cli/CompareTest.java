package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The gate as a CI would use it, on a committed run and on the same with one contender made slower. */
class CompareTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path folder;

    private Path committed;

    @BeforeEach
    void findCommittedRun() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../results"))) {
            committed = files.filter(file -> file.endsWith("results.json"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void runIsNotWorseThanItself() {
        Console console = Console.run("compare", committed.toString(), committed.toString(), "--threshold=100%");

        assertThat(console.err()).isEmpty();
        assertThat(console.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(console.out())
                .contains("Nothing was shown to be worse by more than 100 %.")
                .doesNotContain("What differs", "Only in", "weak");
    }

    @Test
    void contenderThatBecameThreeTimesSlowerFailsTheGate() throws IOException {
        Path slower = slowed("jooq", "placeOrder", 3);
        Console console = Console.run("compare", committed.toString(), slower.toString(), "--threshold", "50");

        assertThat(console.exitCode()).isEqualTo(ExitCode.SOMETHING_FAILED);
        assertThat(console.out().lines().filter(line -> line.contains("WORSE")))
                .isNotEmpty()
                .allMatch(line -> line.contains("jOOQ"));
        assertThat(console.out()).contains("ratio to the baseline", "worse by more than 50 %");
        assertThat(Console.run("compare", slower.toString(), committed.toString())
                        .exitCode())
                .as("the other way round it became faster")
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void contenderThatIsLostFailsTheGateUnlessItIsAllowed() throws IOException {
        Path without = without("jooq");
        Console console = Console.run("compare", committed.toString(), without.toString());

        assertThat(console.exitCode()).isEqualTo(ExitCode.SOMETHING_FAILED);
        assertThat(console.out())
                .contains("Only in the old run: contender jooq tuned", "which fails without --allow-missing")
                .doesNotContain("WORSE");
        assertThat(Console.run("compare", committed.toString(), without.toString(), "--allow-missing")
                        .exitCode())
                .isEqualTo(ExitCode.DONE);
        assertThat(Console.run("compare", without.toString(), committed.toString())
                        .exitCode())
                .as("a contender more")
                .isEqualTo(ExitCode.DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"five", "-1%", "1000", "NaN", "5%%", ""})
    void badThresholdIsNamed(String threshold) {
        Console console =
                Console.run("compare", committed.toString(), committed.toString(), "--threshold=" + threshold);

        assertThat(console.err())
                .isEqualToIgnoringNewLines(
                        "bench: --threshold must be a percentage from 0% to 999%, such as 5%, but is '" + threshold
                                + "'");
        assertThat(console.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void fileThatIsCutOffIsNamed() throws IOException {
        String text = Files.readString(committed);
        Path cut = Files.writeString(folder.resolve("cut.json"), text.substring(0, text.length() / 2));
        Console console = Console.run("compare", committed.toString(), cut.toString());

        assertThat(console.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(console.err()).contains("cut.json", "cut off").hasLineCount(1);
    }

    @Test
    void differentDataIsRefused() throws IOException {
        String text = Files.readString(committed);
        Path other = Files.writeString(
                folder.resolve("other.json"), text.replaceFirst("\"orders\" : \\d+", "\"orders\" : 7"));
        Console console = Console.run("compare", committed.toString(), other.toString());

        assertThat(console.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(console.err()).contains("different data").hasLineCount(1);
    }

    private Path without(String contender) throws IOException {
        String text = Files.readString(committed);
        JsonNode root = JSON.readTree(text);
        remove(contender, root.path("contenders"), "id");
        remove(contender, root.path("cells"), "contender");
        remove(contender, root.path("latency").path("cells"), "contender");
        remove(contender, root.path("footprints"), "contender");
        remove(contender, root.path("combinations"), "read");
        remove(contender, root.path("combinations"), "write");
        return Files.writeString(folder.resolve("without.json"), JSON.writeValueAsString(root));
    }

    private static void remove(String contender, JsonNode list, String field) {
        for (int i = list.size() - 1; i >= 0; i--) {
            if (list.get(i).path(field).asString().equals(contender)) {
                ((ArrayNode) list).remove(i);
            }
        }
    }

    private Path slowed(String contender, String operation, double factor) throws IOException {
        JsonNode root = JSON.readTree(committed);
        root.path("cells")
                .valueStream()
                .filter(cell -> cell.path("contender").asString().equals(contender)
                        && cell.path("operation").asString().equals(operation))
                .flatMap(cell -> cell.path("series").valueStream())
                .map(series -> (ArrayNode) series.path("nanosPerOperation"))
                .forEach(times -> {
                    for (int i = 0; i < times.size(); i++) {
                        times.set(i, times.get(i).asDouble() * factor);
                    }
                });
        return Files.writeString(folder.resolve("slower.json"), JSON.writeValueAsString(root));
    }
}
