package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.ResultsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ReportCommandTest {

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
    void aFolderStandsForTheResultsFileInIt() {
        Console console = Console.run("report", committed.resolveSibling("").toString(), "--out", folder.toString());

        assertThat(console.err()).isEmpty();
        assertThat(console.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(console.out()).endsWith("Report: %s%n".formatted(folder.resolve("index.html")));
        for (String file :
                List.of("index.html", "report.md", "results.csv", "summary.txt", "figures/overview-dark.svg")) {
            assertThat(folder.resolve(file)).isNotEmptyFile();
        }
    }

    @Test
    void figuresOfAnEarlierReportAreGone() throws IOException {
        Files.createDirectories(folder.resolve("figures"));
        Path old = Files.writeString(folder.resolve("figures/pool-leak-dark.svg"), "<svg/>");

        Console.run("report", committed.toString(), "--out", folder.toString());

        assertThat(old).doesNotExist();
        assertThat(folder.resolve("figures/overview-light.svg")).exists();
    }

    @Test
    void severalRunsStandSideBySide() throws IOException {
        Path slower = slowed("jooq", "placeOrder", 3);

        Console console = Console.run("report", committed.toString(), slower.toString(), "--out", folder.toString());

        assertThat(console.err()).isEmpty();
        assertThat(console.exitCode()).isEqualTo(ExitCode.DONE);
        List<String> rows = Files.readString(folder.resolve("comparison.md"))
                .lines()
                .filter(line -> line.startsWith("| ") && line.contains("| ratio |"))
                .toList();
        assertThat(rows.stream().filter(row -> row.contains("| placeOrder |") && row.contains("| jOOQ |")))
                .isNotEmpty()
                .allMatch(row -> row.contains("× 3.00") || row.contains("× 3.0 "))
                .allMatch(row -> row.endsWith("| more |"));
        assertThat(rows.stream().filter(row -> !(row.contains("| placeOrder |") && row.contains("| jOOQ |"))))
                .isNotEmpty()
                .allMatch(row -> row.endsWith("| no change shown |"));
        assertThat(Files.readString(folder.resolve("comparison.html")))
                .contains("had another environment than run 1", "Another CPU")
                .doesNotContain("<script");
    }

    @Test
    void runsOnDifferentDataAreRefused() throws IOException {
        ObjectNode root = (ObjectNode) JSON.readTree(committed);
        ((ObjectNode) root.path("plan")).put("orders", 7);
        Path other = Files.writeString(folder.resolve("results.json"), root.toString());

        Console console = Console.run("report", committed.toString(), other.toString());

        assertThat(console.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(console.err()).startsWith("bench: The two runs measured different data");
    }

    @Test
    void aJournalIsNamedAsOne() throws IOException {
        Path journal = Files.writeString(
                folder.resolve("journal.jsonl"), "{\"format\":\"order-bench-journal\",\"version\":5}\n{\"cut");

        for (Path named : List.of(journal, folder)) {
            Console console = Console.run("report", named.toString());

            assertThat(console.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(console.err())
                    .isEqualTo(
                            ("bench: %s is the journal of a run that did not end, and no results file: end the run with"
                                            + " ./bench run --resume --out %s%n")
                                    .formatted(journal, folder));
        }
    }

    @Test
    void aFolderWithoutResultsIsNamed() {
        Console console = Console.run("report", folder.toString());

        assertThat(console.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(console.err())
                .isEqualTo("bench: %s holds no results.json: name a results file, or a folder that has one%n"
                        .formatted(folder));
    }

    @Test
    void theCommandThatOpensAPageIsThatOfTheSystem() {
        Path page = folder.resolve("in dex.html");

        assertThat(Browser.command("Linux", Map.of(), page)).isEmpty();
        assertThat(Browser.command("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"), page))
                .containsExactly("xdg-open", page.toUri().toString());
        assertThat(Browser.command("Mac OS X", Map.of(), page))
                .containsExactly("open", page.toUri().toString());
        assertThat(Browser.command("Windows 11", Map.of(), page))
                .containsExactly(
                        "rundll32", "url.dll,FileProtocolHandler", page.toUri().toString());
        assertThat(page.toUri().toString()).contains("in%20dex.html");
    }

    @Test
    void whatCannotBeStartedOrFailsOpensNothing() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        assertThat(Browser.starts(List.of(java, "-version"))).isTrue();
        assertThat(Browser.starts(List.of(java, "--no-such-option"))).isFalse();
        assertThat(Browser.starts(List.of("no-such-program-of-order-bench"))).isFalse();
    }

    @Test
    void coloursAddNothingButColours() {
        String summary = Console.run("report", committed.toString(), "--out", folder.toString())
                .out();

        String coloured = SummaryColours.of(summary, Ansi.ON);

        assertThat(coloured).contains("\u001b[1m\u001b[33mslower").contains("\u001b[");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(summary);
        assertThat(SummaryColours.of(summary, Ansi.OFF)).isEqualTo(summary).doesNotContain("\u001b");
    }

    private Path slowed(String contender, String operation, double factor) throws IOException {
        ObjectNode root = (ObjectNode) JSON.readTree(ResultsFile.json(ResultsFile.read(committed)));
        ((ObjectNode) root.path("environment")).put("cpu", "Another CPU");
        for (JsonNode cell : root.path("cells")) {
            if (cell.path("contender").asString().equals(contender)
                    && cell.path("operation").asString().equals(operation)) {
                for (JsonNode series : cell.path("series")) {
                    ArrayNode samples = (ArrayNode) series.path("nanosPerOperation");
                    for (int i = 0; i < samples.size(); i++) {
                        samples.set(i, samples.get(i).asDouble() * factor);
                    }
                }
            }
        }
        return Files.writeString(folder.resolve("slower.json"), root.toString());
    }
}
