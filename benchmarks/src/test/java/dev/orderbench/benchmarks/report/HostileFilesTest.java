package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import dev.orderbench.benchmarks.source.SourceCatalog;
import dev.orderbench.benchmarks.statistics.RunChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** {@link HostileResults} in every file: none of their texts is markup, a formula or a command there. */
class HostileFilesTest {

    private static final Results HOSTILE = HostileResults.of(SampleResults.whole());

    private static final Map<String, String> TEXTS =
            new HashMap<>(ReportWriter.texts(HOSTILE, SourceCatalog.program()));

    /** The tags that a Markdown report has of its own. */
    private static final Pattern OWN_TAGS = Pattern.compile("</?(picture|details|summary)>"
            + "|<source media=\"\\(prefers-color-scheme: dark\\)\" srcset=\"figures/[a-z-]+-dark\\.svg\">"
            + "|<img alt=\"[^\"<>]*\" src=\"figures/[a-z-]+-light\\.svg\">");

    private static final Pattern TURNING = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    @TempDir
    private Path folder;

    /** That the samples are such as a run may write. */
    @Test
    void theyAreReadAsTheyWereWritten() {
        for (Results results : List.of(SampleResults.whole(), HOSTILE)) {
            Path file = folder.resolve("results.json");
            ResultsFile.write(results, file);
            assertThat(ResultsFile.read(file)).isEqualTo(results);
        }
    }

    @Test
    void inMarkdown() throws IOException {
        assertInert(text(ReportWriter.MARKDOWN));
        assertThat(text(ReportWriter.MARKDOWN))
                .contains("## Latency", "## Connection pools", "### Two in one transaction", "sql\n");
        assertInert(comparison(RunsReport.MARKDOWN));
    }

    /** That the test above can fail. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x>",
                "a \\<b> c",
                "<details><summary>a \\<b\\></summary>",
                "a `code`",
                "[a](b)",
                "a &lt; b",
                "```sql\n```\n<b>\n",
                "a | b",
                "a \u202E b"
            })
    void markupInMarkdownIsSeen(String text) {
        assertThatThrownBy(() -> assertInert(text)).isInstanceOf(AssertionError.class);
    }

    private static void assertInert(String markdown) {
        assertThat(TURNING.matcher(markdown).find()).as("characters that turn").isFalse();
        for (String line : outsideOfFences(markdown)) {
            if (line.startsWith("<") || line.startsWith("  <")) {
                assertThat(OWN_TAGS.matcher(line).replaceAll("")).as(line).doesNotContain("<", ">");
            } else {
                String shown = line.replaceAll("\\\\[\\\\`*_\\[\\]<>|~&@#]", "");
                shown = shown.startsWith("> **") ? shown.substring(1) : shown;
                if (shown.startsWith("|")) {
                    // What parts the cells of a table.
                    shown = shown.replaceAll("^\\||\\|$| \\| |\\|(?=-)", " ");
                }
                assertThat(shown).as(line).doesNotContain("<", ">", "`", "[", "]", "|", "&", "~");
            }
        }
    }

    private static List<String> outsideOfFences(String markdown) {
        List<String> outside = new ArrayList<>();
        String fence = "";
        for (String line : markdown.split("\n", -1)) {
            Matcher ticks = Pattern.compile(" {0,3}(`{3,})([^`]*)").matcher(line);
            if (fence.isEmpty()) {
                if (ticks.matches()) {
                    fence = ticks.group(1);
                } else {
                    outside.add(line);
                }
            } else if (ticks.matches()
                    && ticks.group(2).isBlank()
                    && ticks.group(1).length() >= fence.length()) {
                fence = "";
            }
        }
        assertThat(fence).as("a fence that does not end").isEmpty();
        return outside;
    }

    @Test
    void inHtml() throws IOException {
        PoolReport.write(HostileResults.of(MadeUpPool.all()), folder);
        for (String html : List.of(
                text(ReportWriter.HTML),
                comparison(RunsReport.HTML),
                Files.readString(folder.resolve(PoolReport.HTML)))) {
            assertThat(html).contains("&lt;script").doesNotContain("<img", "<script>window", "<b>cell", "<i>out");
            assertThat(TURNING.matcher(html).find()).isFalse();
            // Quoted values, in which a sign for "greater" may stand, are left out.
            assertThat(html.replace(PageScript.library(), "")
                            .replace(PageScript.own(), "")
                            .replaceAll("=\"[^\"]*\"", "=v"))
                    .doesNotContainPattern("<[a-z][^<>]*\\son[a-z]+=");
        }
    }

    @Test
    void inTextForATerminal() throws IOException {
        String summary = text(ReportWriter.SUMMARY);
        assertThat(summary.lines()).allMatch(line -> line.length() <= 100);
        PoolReport.write(HostileResults.of(MadeUpPool.all()), folder);
        Results before = HostileResults.of(SampleResults.full());
        for (String text : List.of(
                summary,
                Files.readString(folder.resolve(PoolReport.TEXT)),
                LatencyTable.of(HOSTILE.latency(), HOSTILE.contenders()).text(),
                ChangeTable.of(RunChanges.of(before, HOSTILE, 0.05), false))) {
            assertThat(text).contains("abc def ghi");
            assertThat(text.replace("\n", "")).doesNotContainPattern("[\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069]");
        }
    }

    @Test
    void inTablesForSpreadsheets() throws IOException {
        PoolReport.write(HostileResults.of(MadeUpPool.all()), folder);
        for (String csv : List.of(
                text(ReportWriter.CSV),
                text(ReportWriter.POOL_CSV),
                Files.readString(folder.resolve(PoolReport.CSV)))) {
            List<Map<String, String>> rows = rows(csv);
            assertThat(rows)
                    .hasSizeGreaterThan(5)
                    .allSatisfy(row -> row.forEach((column, cell) -> {
                        if (!List.of("value", "low", "high").contains(column)) {
                            assertThat(cell).as(column).doesNotContainPattern("^[=+@\\-\\t\\r]");
                        }
                    }));
            assertThat(rows)
                    .as("comes back whole")
                    .anySatisfy(row -> assertThat(row).containsEntry("operation", "'" + HostileResults.FORMULA));
        }
    }

    private static List<Map<String, String>> rows(String csv) {
        try (var rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Map<String, String>>readValues(csv)) {
            return rows.readAll();
        }
    }

    @Test
    void inFigures() {
        List<String> figures = TEXTS.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".svg"))
                .map(Map.Entry::getValue)
                // Of experiments that the run has not done there is none.
                .filter(figure -> !figure.isEmpty())
                .toList();
        // Those of experiments on pools beside all others.
        assertThat(figures)
                .hasSizeGreaterThan(2 * SvgFigure.Kind.values().length)
                .allSatisfy(figure -> {
                    NodeList all = SvgFigureTest.parse(figure).getElementsByTagName("*");
                    for (int i = 0; i < all.getLength(); i++) {
                        Element element = (Element) all.item(i);
                        assertThat(element.getTagName())
                                .isIn(
                                        "svg",
                                        "title",
                                        "desc",
                                        "style",
                                        "g",
                                        "text",
                                        "tspan",
                                        "rect",
                                        "circle",
                                        "line",
                                        "path",
                                        "polygon",
                                        "polyline");
                        for (int j = 0; j < element.getAttributes().getLength(); j++) {
                            assertThat(element.getAttributes().item(j).getNodeName())
                                    .doesNotStartWith("on")
                                    .isNotEqualTo("href");
                        }
                    }
                    assertThat(TURNING.matcher(figure).find()).isFalse();
                    assertThat(figure).doesNotContain(HostileResults.LONG);
                });
    }

    private String comparison(String file) throws IOException {
        RunsReport.write(
                List.of(
                        new RunsReport.Run(HostileResults.MARKUP, HOSTILE),
                        new RunsReport.Run(
                                HostileResults.FORMULA + HostileResults.TURNED + HostileResults.LONG,
                                HostileResults.of(SampleResults.full()))),
                folder);
        return Files.readString(folder.resolve(file));
    }

    private static String text(String file) {
        return Objects.requireNonNull(TEXTS.get(file));
    }
}
