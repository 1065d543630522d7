package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.InvalidResultsException;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.source.SourceCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Results files with little, with much or with nonsense in them: a report that says so, or a refusal in one sentence. */
class OddResultsTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path folder;

    static Stream<Arguments> reported() {
        return Stream.of(
                odd("one JVM", root -> onlyJvm(root, 0), "no interval (one JVM)"),
                odd("one contender", root -> onlyContender(root, "raw-jdbc"), "Only one contender"),
                odd("no cells", root -> array(root, "cells").removeAll(), "32 of 32 measurements gave no score"),
                odd("no JVMs", root -> array(root, "jvms").removeAll(), "slower"),
                odd(
                        "no cells and no JVMs",
                        root -> {
                            array(root, "cells").removeAll();
                            array(root, "jvms").removeAll();
                        },
                        "not measured"),
                odd(
                        "nothing planned",
                        root -> {
                            array(root, "cells").removeAll();
                            array(root, "jvms").removeAll();
                            array(root.path("plan"), "stages").removeAll();
                        },
                        "Nothing was compared"),
                odd(
                        "a stage without operations",
                        root -> {
                            array(root, "cells").removeAll();
                            root.path("plan")
                                    .path("stages")
                                    .forEach(stage -> array(stage, "operations").removeAll());
                        },
                        "Nothing was compared"),
                odd(
                        "no series",
                        root -> root.path("cells")
                                .forEach(cell -> array(cell, "series").removeAll()),
                        "no JVM gave samples"),
                odd("no causes", root -> series(root).forEach(one -> one.remove("causes")), "slower"),
                odd("times next to nothing", root -> scale(root, "jooq", 1e-140), "<0.01"),
                odd("times beyond measure", root -> scale(root, "jooq", 1e140), ">9,999"),
                odd("one sample", root -> series(root).forEach(OddResultsTest::firstOnly), "Raw JDBC"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reported")
    void theReportSaysSo(String name, Consumer<ObjectNode> change, String said) throws IOException {
        Map<String, String> texts = ReportWriter.texts(ResultsFile.read(file(change)), SourceCatalog.program());

        for (String text : List.of(ReportWriter.HTML, ReportWriter.MARKDOWN, ReportWriter.SUMMARY, ReportWriter.CSV)) {
            assertThat(texts.get(text)).as(text).isNotBlank();
        }
        assertThat(texts.getOrDefault(ReportWriter.SUMMARY, "")
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("\\s+", " "))
                .contains(said.toLowerCase(java.util.Locale.ROOT));
        assertThat(Stream.of(ReportWriter.MARKDOWN, ReportWriter.CSV).map(texts::get))
                .noneMatch(text -> text.contains("NaN"));
        String markdown = String.valueOf(texts.get(ReportWriter.MARKDOWN));
        texts.forEach((file, text) -> {
            if (file.endsWith(".svg")) {
                assertThat(markdown.contains(file)).as(file).isEqualTo(!text.isEmpty());
                if (!text.isEmpty()) {
                    SvgFigureTest.parse(text);
                    assertThat(text).contains("class=\"full\"").doesNotContain("NaN", "Infinity");
                }
            }
        });
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                odd("NaN", root -> firstCauses(root).put("waitNanos", "NaN"), "causes of JVM 0 that cannot be"),
                odd(
                        "Infinity",
                        root -> firstCauses(root).put("walBytes", "Infinity"),
                        "causes of JVM 0 that cannot be"),
                odd(
                        "negative",
                        root -> firstCauses(root).put("clientCpuNanos", -1.0),
                        "causes of JVM 0 that cannot be"),
                odd(
                        "a life of NaN",
                        root -> first(root, "jvms").put("seconds", "NaN"),
                        "not finite at jvms[0].seconds"),
                odd("negative time", root -> scale(root, "jooq", -1), "not positive and finite"),
                odd("a time beyond measure", root -> scale(root, "jooq", 1e290), "that no operation takes"),
                odd("no contender", root -> array(root, "contenders").removeAll(), "it has no contender"),
                odd("no section of pools", root -> root.remove("pool"), "lacks pool"),
                odd("no plan", root -> root.remove("plan"), "lacks plan"),
                odd("no cells at all", root -> root.putNull("cells"), "lacks cells"),
                odd("newer", root -> root.put("version", Results.VERSION + 1), "use a newer order-bench"),
                odd(
                        "no threads",
                        root -> ((ObjectNode) first(root.path("plan"), "stages").path("point")).put("threads", 0),
                        "a point with 0 threads"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void theRefusalIsOneSentence(String name, Consumer<ObjectNode> change, String said) throws IOException {
        Path file = file(change);

        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                InvalidResultsException.class, () -> ResultsFile.read(file))
                        .getMessage())
                .startsWith(file.toString())
                .contains(said)
                .endsWith(".")
                .doesNotContain("\n", "Exception");
    }

    /** Three rows of the table for each cell. No time is asserted: what takes the square of the cells would not end at all. */
    @Test
    void aHundredThousandRows() {
        Results results = large(1000, 9);
        assertThat(results.cells()).hasSize(36_000);

        Map<String, String> texts = ReportWriter.texts(results, SourceCatalog.program());

        assertThat(String.valueOf(texts.get(ReportWriter.CSV)).lines().filter(line -> line.contains(",time,")))
                .hasSize(36_000);
        assertThat(texts.get(SvgFigure.Kind.OVERVIEW.file(SvgTheme.LIGHT))).contains("There is no room for 35752 more");
        assertThat(texts.get(ReportWriter.HTML)).contains("operation999");
    }

    private static Results large(int operations, int points) {
        Results full = SampleResults.full();
        List<String> names =
                IntStream.range(0, operations).mapToObj(i -> "operation" + i).toList();
        List<Stage> stages = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        for (int threads = 1; threads <= points; threads++) {
            Point point = Point.of(threads, "small");
            stages.add(new Stage(Stage.Kind.COMPARISON, point, names, List.of(), 2, 1, 1, 1, 1, 1));
            for (String name : names) {
                for (int i = 0; i < full.contenders().size(); i++) {
                    double nanos = 1000 + 100.0 * i + threads;
                    cells.add(new Cell(
                            name,
                            point,
                            full.contenders().get(i).id(),
                            null,
                            List.of(
                                    new Cell.Series(0, List.of(nanos), null),
                                    new Cell.Series(1, List.of(nanos * 1.01 + i), null))));
                }
            }
        }
        return new Results(
                full.format(),
                full.version(),
                full.startedAt(),
                full.finishedAt(),
                true,
                new Plan("full", true, "small", 100_000, stages, 1),
                full.environment(),
                full.contenders(),
                List.of(),
                cells);
    }

    private static Arguments odd(String name, Consumer<ObjectNode> change, String said) {
        return Arguments.of(name, change, said);
    }

    private Path file(Consumer<ObjectNode> change) throws IOException {
        ObjectNode root = (ObjectNode) JSON.readTree(ResultsFile.json(SampleResults.full()));
        change.accept(root);
        return Files.writeString(folder.resolve("results.json"), root.toString());
    }

    private static ArrayNode array(JsonNode parent, String name) {
        return (ArrayNode) parent.path(name);
    }

    private static ObjectNode first(JsonNode parent, String name) {
        return (ObjectNode) parent.path(name).path(0);
    }

    private static Stream<ObjectNode> series(JsonNode root) {
        return root.path("cells")
                .valueStream()
                .flatMap(cell -> cell.path("series").valueStream())
                .map(ObjectNode.class::cast);
    }

    private static ObjectNode firstCauses(ObjectNode root) {
        return (ObjectNode) series(root).findFirst().orElseThrow().path("causes");
    }

    private static void onlyJvm(ObjectNode root, int jvm) {
        root.path("cells").forEach(cell -> removeOthers(array(cell, "series"), "jvm", Integer.toString(jvm)));
        root.path("plan").path("stages").forEach(stage -> ((ObjectNode) stage).put("jvms", 1));
    }

    private static void onlyContender(ObjectNode root, String id) {
        removeOthers(array(root, "contenders"), "id", id);
        removeOthers(array(root, "cells"), "contender", id);
    }

    private static void removeOthers(ArrayNode nodes, String field, String value) {
        List<JsonNode> kept = nodes.valueStream()
                .filter(node -> node.path(field).asString().equals(value))
                .toList();
        nodes.removeAll();
        kept.forEach(nodes::add);
    }

    private static void scale(ObjectNode root, String contender, double factor) {
        root.path("cells").forEach(cell -> {
            if (cell.path("contender").asString().equals(contender)) {
                cell.path("series").forEach(one -> {
                    ArrayNode samples = array(one, "nanosPerOperation");
                    List<Double> scaled = samples.valueStream()
                            .map(node -> node.asDouble() * factor)
                            .toList();
                    samples.removeAll();
                    scaled.forEach(samples::add);
                });
            }
        });
    }

    private static void firstOnly(ObjectNode series) {
        ArrayNode samples = array(series, "nanosPerOperation");
        JsonNode first = samples.get(0);
        samples.removeAll();
        samples.add(first);
    }
}
