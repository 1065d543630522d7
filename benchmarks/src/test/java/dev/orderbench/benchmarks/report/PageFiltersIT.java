package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.LogTimes;
import dev.orderbench.benchmarks.statistics.OutsideComparison;
import dev.orderbench.benchmarks.statistics.Standings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

/** Whatever its reader chooses, the page ranks as the program does. */
@ExtendWith(WithBrowser.class)
class PageFiltersIT {

    /** Logarithms travel with six decimals. */
    private static final double TRAVELLED = 3e-6;

    private final Browser browser;

    @TempDir
    private Path folder;

    PageFiltersIT(Browser browser) {
        this.browser = browser;
    }

    /** What the reader takes out. */
    private record Without(Set<String> contenders, Set<String> operations, Set<String> threads) {

        static final Without NOTHING = new Without(Set.of(), Set.of(), Set.of());

        boolean keeps(Contender contender) {
            return !contenders.contains(contender.id());
        }

        boolean keeps(LogTimes.Cell cell) {
            return !operations.contains(cell.operation())
                    && !threads.contains(cell.point().conditions());
        }

        Map<String, Set<String>> byFilter() {
            return Map.of("contenders", contenders, "operations", operations, "threads", threads);
        }
    }

    static Stream<Arguments> selections() {
        Results full = SampleResults.full();
        Results controlled = SampleResults.controlled();
        Results standard = SamplePages.standard();
        return Stream.of(
                // Two stages; JPA has no score in one cell, which is left out for all.
                Arguments.of("full, all", full, Without.NOTHING),
                Arguments.of("full, without who failed", full, new Without(Set.of("jpa"), Set.of(), Set.of())),
                Arguments.of("full, one stage", full, new Without(Set.of(), Set.of(), Set.of("1 thread"))),
                Arguments.of("full, no baseline", full, new Without(Set.of("raw-jdbc"), Set.of(), Set.of())),
                // A control failed: a family of verdicts is withheld.
                Arguments.of("controlled, all", controlled, Without.NOTHING),
                Arguments.of(
                        "controlled, withheld only",
                        controlled,
                        new Without(Set.of(), Set.of("userWithRecentOrders"), Set.of("1 thread"))),
                Arguments.of("two JVMs that disagree", SampleResults.smoke(), Without.NOTHING),
                Arguments.of("one JVM", SampleResults.single(), Without.NOTHING),
                Arguments.of("standard, all", standard, Without.NOTHING),
                Arguments.of(
                        "standard, some",
                        standard,
                        new Without(
                                Set.of(),
                                Set.of("importOrders", "salesReport", "adjustStock", "placeOrder"),
                                Set.of("4 threads"))),
                Arguments.of(
                        "standard, unequal stages",
                        standard,
                        new Without(Set.of("jpa"), Set.of("findOrder"), Set.of())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("selections")
    void filtersRankAsTheProgramDoes(String name, Results results, Object selection) {
        Without without = (Without) selection;
        browser.open(SamplePages.report(results, folder));
        if (!without.equals(Without.NOTHING)) {
            browser.find("details.filters summary").click();
            without.byFilter().forEach(this::take);
        }

        Standings expected = Standings.of(LogTimes.of(results), without::keeps, without::keeps);

        assertThat(browser.texts("[...document.querySelectorAll('#ranks tbody tr')].map((row) =>"
                        + " [...row.cells].map((cell) => cell.textContent).join(' | '))"))
                .as(name)
                .isEqualTo(StandingRow.of(expected).stream()
                        .map(row -> row.contender() + " | " + row.rank() + " | "
                                + row.ratio().text())
                        .toList());
        assertThat(browser.text("document.getElementById('filter-status').textContent"))
                .startsWith("Over %d of %d combinations"
                        .formatted(
                                expected.cells(), LogTimes.of(results).cells().size()));
        exactly(expected, without);
        assertThat(browser.texts(
                        "[...document.querySelectorAll('#overview-figure .operation')].map((one) => one.textContent)"))
                .isEqualTo(LogTimes.of(results).cells().stream()
                        .filter(without::keeps)
                        .map(LogTimes.Cell::operation)
                        .toList());
        assertThat(browser.complaints()).isEmpty();
    }

    private void take(String filter, Set<String> values) {
        for (String value : values) {
            browser.find("fieldset[data-filter='%s'] input[value='%s']".formatted(filter, value))
                    .click();
        }
    }

    /** More digits than the page shows, of data of the usual size, which it shows until another is chosen. */
    private void exactly(Standings expected, Without without) {
        JsonNode found = browser.ask(
                """
                (({ standings, data }, without) => standings.of(
                  data.contenders.map((one) => one.id).filter((id) => !without.contenders.includes(id)),
                  data.cells.filter((cell) => cell.size === data.dataSize
                    && !without.operations.includes(cell.operation)
                    && !without.threads.includes(cell.threads)), data.baseline))(window.orderBench, {
                  contenders: [%s], operations: [%s], threads: [%s] })""".formatted(quoted(without.contenders()), quoted(without.operations()), quoted(without.threads())));
        assertThat(found.path("cells").asInt()).isEqualTo(expected.cells());
        assertThat(found.path("leftOut").asInt()).isEqualTo(expected.leftOut());
        for (int i = 0; i < expected.entries().size(); i++) {
            JsonNode entry = found.path("entries").path(i);
            Standings.Entry wanted = expected.entries().get(i);
            assertThat(entry.path("id").asString()).isEqualTo(wanted.contender().id());
            assertThat(entry.path("bestRank").asInt()).isEqualTo(wanted.bestRank());
            assertThat(entry.path("worstRank").asInt()).isEqualTo(wanted.worstRank());
            JsonNode ratio = entry.path("ratio");
            switch (wanted.ratio()) {
                case null -> assertThat(ratio.isNull()).isTrue();
                case Estimate.Point point -> {
                    assertThat(ratio.path("value").asDouble()).isCloseTo(point.value(), within(TRAVELLED));
                    assertThat(ratio.has("low")).isFalse();
                }
                case Estimate.Interval interval -> {
                    assertThat(ratio.path("value").asDouble())
                            .isCloseTo(interval.value(), within(TRAVELLED * interval.value()));
                    assertThat(ratio.path("low").asDouble())
                            .isCloseTo(interval.low(), within(10 * TRAVELLED * interval.value()));
                    assertThat(ratio.path("high").asDouble())
                            .isCloseTo(interval.high(), within(10 * TRAVELLED * interval.high()));
                }
            }
        }
    }

    private static String quoted(Set<String> values) {
        return String.join(", ", values.stream().map(value -> "'" + value + "'").toList());
    }

    static Stream<Arguments> sizes() {
        return Stream.of(
                Arguments.of("that of the comparison", Set.of("small")),
                Arguments.of("the other", Set.of("large")),
                Arguments.of("both", Set.of("small", "large")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sizes")
    void dataSizesAreRankedAsTheProgramDoes(String name, Set<String> sizes) {
        Results results = SampleResults.grown();
        Comparison comparison = Comparison.of(results);
        LogTimes compared = LogTimes.of(results, comparison);
        LogTimes all = new LogTimes(
                compared.contenders(),
                Stream.concat(compared.cells().stream(), LogTimes.ofOtherSizes(results, comparison).cells().stream())
                        .toList());
        assertThat(all.cells()).hasSize(compared.cells().size() + 1);
        browser.open(SamplePages.report(results, folder));
        assertThat(browser.texts(
                        "[...document.querySelectorAll('[data-filter=sizes] input:checked')].map((one) => one.value)"))
                .containsExactly("small");
        browser.find("details.filters summary").click();
        for (WebElement box : browser.all("[data-filter=sizes] input")) {
            if (box.isSelected() != sizes.contains(String.valueOf(box.getDomProperty("value")))) {
                box.click();
            }
        }

        Standings expected = Standings.of(
                all, contender -> true, cell -> sizes.contains(cell.point().dataSize()));

        assertThat(ranks()).as(name).isEqualTo(rows(expected));
        assertThat(browser.text("document.getElementById('filter-status').textContent"))
                .startsWith("Over %1$d of %1$d combinations".formatted(expected.cells()))
                .endsWith(
                        sizes.size() == 2
                                ? "conditions."
                                : " %d more on data of a size that is not chosen."
                                        .formatted(all.cells().size() - expected.cells()));
        assertThat(browser
                        .texts(
                                "[...document.querySelectorAll('#overview-figure .point')].map((one) => one.textContent)")
                        .stream()
                        .filter(text -> text.equals("1 thread, large data")))
                .hasSize(sizes.contains("large") ? 1 : 0);
        if (sizes.equals(Set.of("large"))) {
            OutsideComparison.Measured jooq = OutsideComparison.of(results).stream()
                    .filter(one -> one.point().dataSize().equals("large")
                            && one.contender().id().equals("jooq"))
                    .map(OutsideComparison.Measured.class::cast)
                    .findFirst()
                    .orElseThrow();
            assertThat(browser.texts(
                            "[...document.querySelectorAll('#overview-figure .value')].map((one) => one.textContent)"))
                    .contains(
                            Numbers.ratio(Objects.requireNonNull(jooq.ratio())).text());
        }
    }

    private List<String> ranks() {
        return browser.texts("[...document.querySelectorAll('#ranks tbody tr')].map((row) =>"
                + " [...row.cells].map((cell) => cell.textContent).join(' | '))");
    }

    private static List<String> rows(Standings standings) {
        return StandingRow.of(standings).stream()
                .map(row -> row.contender() + " | " + row.rank() + " | "
                        + row.ratio().text())
                .toList();
    }

    @Test
    void variantsAreRankedAsTheProgramDoes() {
        Results results = SampleResults.full();
        browser.open(SamplePages.report(results, folder));
        browser.find("details.filters summary").click();
        browser.find("[data-filter=variants] input[value=naive]").click();
        assertThat(ranks())
                .isEqualTo(rows(Standings.of(
                        LogTimes.of(results), contender -> !contender.variant().equals("naive"), cell -> true)));

        browser.open(SamplePages.report(SamplePages.standard(), folder));
        assertThat(browser.all("[data-filter=variants]")).as("of one variant").isEmpty();
    }

    @Test
    void buttonsChooseAKindOfWork() {
        Results results = SamplePages.standard();
        browser.open(SamplePages.report(results, folder));
        for (OperationFamily family : List.of(OperationFamily.NESTED_READS, OperationFamily.BULK)) {
            browser.find("button[data-family='" + family.label() + "']").click();
            assertThat(ranks())
                    .as(family.label())
                    .isEqualTo(rows(Standings.of(
                            LogTimes.of(results),
                            contender -> true,
                            cell -> OperationFamily.of(cell.operation()) == family)));
            assertThat(
                            browser.texts(
                                    "[...document.querySelectorAll('button[aria-pressed=true]')].map((one) => one.textContent)"))
                    .containsExactly(family.label());
        }
        browser.find("button[data-family='all kinds of work']").click();
        assertThat(ranks()).isEqualTo(rows(Standings.of(LogTimes.of(results))));
    }

    @Test
    void nothingSelectedIsSaidAndUndone() {
        browser.open(SamplePages.report(SampleResults.full(), folder));
        String before = browser.text("document.getElementById('ranks').textContent");
        browser.find("details.filters summary").click();

        browser.find("fieldset[data-filter='operations'] button[aria-label$='none']")
                .click();
        assertThat(browser.text("document.getElementById('overview-figure').textContent"))
                .startsWith("Nothing is selected");

        browser.find("fieldset[data-filter='operations'] button[aria-label$='all']")
                .click();
        assertThat(browser.text("document.getElementById('ranks').textContent")).isEqualTo(before);
    }

    @Test
    void studentsDistributionIsThatOfTheLibrary() {
        browser.open(SamplePages.report(SampleResults.smoke(), folder));
        for (double freedom : new double[] {1, 1.5, 2, 3.7, 5, 10, 29.3, 100, 1_000, 100_000}) {
            TDistribution expected = TDistribution.of(freedom);
            for (double t : new double[] {0, 1e-6, 0.1, 0.5, 1, 1.96, 3, 4.5, 10, 50}) {
                assertThat(browser.number("window.orderBench.student.twoSided(%s, %s)".formatted(t, freedom)))
                        .as("twice the probability beyond %s with %s degrees of freedom", t, freedom)
                        .isCloseTo(2 * expected.survivalProbability(t), within(1e-9));
            }
            for (double p : new double[] {0.5, 0.1, 0.05, 0.01, 0.0001}) {
                double quantile = expected.inverseSurvivalProbability(p / 2);
                assertThat(browser.number("window.orderBench.student.quantile(%s, %s)".formatted(p, freedom)))
                        .as("what is exceeded with probability %s, %s degrees of freedom", p, freedom)
                        .isCloseTo(quantile, within(1e-9 * quantile));
            }
        }
    }
}
