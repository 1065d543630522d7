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
        // Scripts, which reckon with it, and packed data are left out.
        String page = String.valueOf(texts.get(ReportWriter.HTML))
                .replaceAll("(?s)<script( type=\"text/plain\"[^>]*)?>.*?</script>", "");
        assertThat(page).contains("id=\"environment\"");
        assertThat(Stream.concat(
                        Stream.of(page),
                        Stream.of(ReportWriter.MARKDOWN, ReportWriter.CSV, ReportWriter.SUMMARY)
                                .map(texts::get)))
                .noneMatch(text -> text.contains("NaN") || text.contains("Infinity"));
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
                        "older than the first",
                        root -> root.put("version", 0),
                        "no usable format version: accepted is 1 to 5"),
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

    static Stream<Arguments> older() {
        return Stream.of(
                Arguments.of(4, (Consumer<ObjectNode>) OddResultsTest::asOfVersionFour),
                Arguments.of(3, (Consumer<ObjectNode>) OddResultsTest::asOfVersionThree),
                Arguments.of(2, (Consumer<ObjectNode>) OddResultsTest::asOfVersionTwo),
                Arguments.of(1, (Consumer<ObjectNode>) OddResultsTest::asOfVersionOne));
    }

    /** As it would look in a file of that version; the numbers are the same, and what it did not know is missing. */
    @ParameterizedTest(name = "version {0}")
    @MethodSource("older")
    void olderFilesGiveTheSameNumbers(int version, Consumer<ObjectNode> change) throws IOException {
        Results today = SampleResults.full().withPool(MadeUpPool.all());
        ObjectNode root = (ObjectNode) JSON.readTree(ResultsFile.json(today));
        change.accept(root);
        root.put("version", version);
        ReportView expected = ReportView.of(today);

        ReportView view =
                ReportView.of(ResultsFile.read(Files.writeString(folder.resolve("older.json"), root.toString())));

        assertThat(view.rows()).isEqualTo(expected.rows());
        assertThat(view.standings()).isEqualTo(expected.standings());
        assertThat(view.causes().isEmpty()).isEqualTo(version < 2);
        assertThat(view.wire().isEmpty()).isEqualTo(version < 3);
        assertThat(view.pool().isEmpty()).isEqualTo(version < 4);
        assertThat(ConsoleSummary.of(view)).contains("Not in this run: ");
    }

    private static void asOfVersionFour(ObjectNode root) {
        root.remove(List.of("footprints", "combinations"));
        ((ObjectNode) root.path("plan")).remove("arguments");
        Stream.of(root.path("plan").path("stages"), root.path("cells"))
                .flatMap(JsonNode::valueStream)
                .forEach(holder -> ((ObjectNode) holder.path("point")).remove("drafts"));
    }

    private static void asOfVersionThree(ObjectNode root) {
        asOfVersionFour(root);
        root.remove(List.of("pool", "latency"));
    }

    /** It had the same operations, JVMs and slices for each number of threads. */
    private static void asOfVersionTwo(ObjectNode root) {
        asOfVersionThree(root);
        ObjectNode plan = (ObjectNode) root.path("plan");
        ArrayNode stages = (ArrayNode) plan.remove("stages");
        ArrayNode threads = plan.putArray("threads");
        stages.forEach(stage -> threads.add(stage.path("point").path("threads").asInt()));
        stages.path(0)
                .propertyStream()
                .filter(field -> !List.of("kind", "point").contains(field.getKey()))
                .forEach(field -> plan.set(field.getKey(), field.getValue()));
        root.path("jvms").forEach(node -> {
            ObjectNode jvm = (ObjectNode) node;
            jvm.set("threads", threads.get(jvm.path("stage").asInt()));
            jvm.remove(List.of("stage", "indexPages", "disturbance", "replaced", "yardstick"));
        });
        root.path("cells").forEach(node -> {
            ObjectNode cell = (ObjectNode) node;
            cell.set("threads", cell.path("point").path("threads"));
            cell.remove(List.of("point", "wire"));
        });
        series(root).forEach(one -> one.remove("operationsPerSecond"));
    }

    private static void asOfVersionOne(ObjectNode root) {
        asOfVersionTwo(root);
        root.path("contenders").forEach(contender -> ((ObjectNode) contender).remove("role"));
        ((ObjectNode) root.path("plan")).remove("controlled");
        series(root).forEach(one -> one.remove("causes"));
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

    /** Made-up results of all contenders of the samples. */
    static Results large(int operations, int points) {
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
