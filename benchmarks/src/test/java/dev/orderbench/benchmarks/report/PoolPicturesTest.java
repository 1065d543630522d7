package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolResults;
import dev.orderbench.benchmarks.result.PoolRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each experiment has pictures, and each of their lines is seen. */
class PoolPicturesTest {

    private static final PoolResults LABORATORY = SamplePages.laboratory();

    @Test
    void eachExperimentOfAWholeRunHasAPictureOfItsResult() {
        assertThat(LABORATORY.experiments())
                .hasSize(PoolQuestion.values().length)
                .allSatisfy(
                        experiment -> assertThat(PoolPictures.panels(experiment).size()
                                        + PoolPictures.bars(experiment).size())
                                .as(experiment.question().label())
                                .isPositive());
    }

    @Test
    void faultsAreComparedByBars() {
        assertThat(titles(PoolQuestion.SPIKE)).containsExactly("time until all were served", "server connections");
        assertThat(titles(PoolQuestion.LEAK)).containsExactly("time until it was reported", "turned away meanwhile");
        assertThat(titles(PoolQuestion.RECOVERY)).containsExactly("raw-jdbc", "jooq", "jpa");
        assertThat(titles(PoolQuestion.INSTANCES)).containsExactly("connections asked for", "server connections");
        assertThat(titles(PoolQuestion.PGBOUNCER))
                .contains("raw-jdbc")
                .anyMatch(title -> title.startsWith("placeOrder, pool of "))
                .anyMatch(title -> title.contains(" programs, "));
        assertThat(PoolPictures.bars(experiment(PoolQuestion.RECOVERY)))
                .allSatisfy(bars -> assertThat(bars.rows())
                        .filteredOn(row -> row.label().endsWith("no socket time-out"))
                        .singleElement()
                        .satisfies(row -> assertThat(row.value()).matches(".* ms, \\d+ callers? stuck")));
        assertThat(PoolPictures.bars(experiment(PoolQuestion.TIMEOUT)))
                .extracting(PoolBars::title)
                .contains("nothing is slow");
    }

    @Test
    void virtualThreadsHavePanelsOfTheirOwn() {
        assertThat(PoolPictures.panels(experiment(PoolQuestion.SIZE)))
                .extracting(PoolPanel::title)
                .contains(
                        "placeOrder, round trip 1 ms, platform threads",
                        "placeOrder, round trip 1 ms, virtual threads",
                        "userWithRecentOrders, round trip 1 ms, virtual threads");
    }

    @Test
    void aRowUnderAnotherWayIsNotMixedIntoALine() {
        PoolExperiment saturation = new PoolExperiment(
                PoolQuestion.SATURATION,
                true,
                null,
                1,
                List.of(
                        loaded("50", "arrivals at a rate", 10),
                        loaded("150", "arrivals at a rate", 100),
                        loaded("150", "another way", 900)),
                List.of());

        assertThat(PoolPictures.panels(saturation))
                .singleElement()
                .satisfies(panel -> assertThat(panel.lines().getFirst().dots())
                        .extracting(PoolPanel.Dot::text)
                        .containsExactly("10 at 50", "100 at 150"));
    }

    private static PoolRow loaded(String load, String way, double millis) {
        return PoolRow.of(
                Map.of(PoolFactor.CONTENDER, "jpa", PoolFactor.LOAD, load, PoolFactor.WAY, way),
                Map.of(PoolFigure.LATENCY_P99, millis));
    }

    /** With more contenders than there are tones. */
    @Test
    void eachLineHasAToneInBothThemesDashesAndAShape() {
        List<PoolRow> rows = new ArrayList<>();
        for (int contender = 1; contender <= LineMark.STYLES + 2; contender++) {
            for (String rtt : List.of("0", "1")) {
                rows.add(PoolRow.of(
                        Map.of(PoolFactor.CONTENDER, "contender " + contender, PoolFactor.RTT, rtt),
                        Map.of(PoolFigure.HOLD_MEAN, (double) contender)));
            }
        }
        PoolExperiment holding = new PoolExperiment(PoolQuestion.HOLDING, true, null, 1, rows, List.of());
        String page = HtmlReport.of(PoolChapter.of(List.of(holding)), "");

        Set<String> used = found("class=\"line-(\\d+)\"", page);
        assertThat(used).hasSize(LineMark.STYLES);
        assertThat(found("\\.line-(\\d+) \\{ --tone: ", page)).containsAll(used);
        assertThat(found("\\.line-(\\d+) \\.course \\{ stroke-dasharray: ", page))
                .as("the first is a plain line")
                .isEqualTo(used.stream()
                        .filter(style -> !style.equals("1"))
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(found("\\.line-\\d+ \\{ --tone: var\\((--[a-z0-9-]+)\\)", page))
                .as("no two have the same tone, and both themes have it")
                .hasSize(LineMark.STYLES)
                .allSatisfy(tone ->
                        assertThat(page.split(tone + ": #", -1)).as(tone).hasSize(3));
        assertThat(found("class=\"dot\" d=\"M[0-9.]+ [0-9.]+([^\"]*)\"", page)).hasSize(LineMark.STYLES);
    }

    @Test
    void theCommittedRunUsesNoLineWithoutATone() {
        String page = HtmlReport.of(PoolChapter.of(LABORATORY), "");

        assertThat(found("\\.line-(\\d+) \\{ --tone: ", page)).containsAll(found("class=\"line-(\\d+)\"", page));
    }

    private static Set<String> found(String pattern, String page) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> titles(PoolQuestion question) {
        return PoolPictures.bars(experiment(question)).stream()
                .map(PoolBars::title)
                .toList();
    }

    private static PoolExperiment experiment(PoolQuestion question) {
        return LABORATORY.experiment(question).orElseThrow();
    }
}
