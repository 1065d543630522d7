package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orderbench.benchmarks.result.Budget;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.LogTimes;
import dev.orderbench.benchmarks.statistics.NetworkForecast;
import dev.orderbench.benchmarks.statistics.Outcome;
import dev.orderbench.benchmarks.statistics.OutsideComparison;
import dev.orderbench.benchmarks.statistics.PoolAdvice;
import dev.orderbench.benchmarks.statistics.Relation;
import dev.orderbench.benchmarks.statistics.Standings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

/** What the page computes when its reader chooses is what the program computes. */
@ExtendWith(WithBrowser.class)
class PageFiguresIT {

    /** Logarithms travel with six decimals. */
    private static final double TRAVELLED = 3e-6;

    private final Browser browser;

    @TempDir
    private Path folder;

    PageFiguresIT(Browser browser) {
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

    /** More digits than the page shows. */
    private void exactly(Standings expected, Without without) {
        JsonNode found = browser.ask(
                """
                (({ standings, data }, without) => standings.of(
                  data.contenders.map((one) => one.id).filter((id) => !without.contenders.includes(id)),
                  data.cells.filter((cell) => !without.operations.includes(cell.operation)
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
    void theSwitchShowsTimesInThePlaceOfRatios() {
        Results results = SampleResults.full();
        browser.open(SamplePages.report(results, folder));
        List<String> expected = Comparison.of(results).groups().stream()
                .flatMap(group -> group.entries().stream())
                .map(entry -> switch (entry.outcome()) {
                    case Outcome.Measured measured ->
                        Numbers.micros(measured.nanosPerOperation()).text() + " µs";
                    case Outcome.Failed failed -> SvgText.of("no score: " + Words.clause(failed.reason()), 26);
                })
                .toList();
        List<String> ratios = values();

        browser.find("#absolute").click();
        assertThat(values()).isEqualTo(expected);
        browser.find("#absolute").click();
        assertThat(values()).isEqualTo(ratios).contains("baseline");
    }

    private List<String> values() {
        return browser.texts("[...document.querySelectorAll('#overview-figure .value')].map((one) => one.textContent)");
    }

    static Stream<Arguments> drawn() {
        return Stream.of(
                Arguments.of("full", SampleResults.full()),
                Arguments.of("controlled", SampleResults.controlled()),
                Arguments.of("standard", SamplePages.standard()));
    }

    /** Places follow from those of two numbers on the axis, whatever its ends. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("drawn")
    void dotsIntervalsAndTheBandLieWhereTheirNumbersDo(String name, Results results) {
        browser.open(SamplePages.report(results, folder));
        JsonNode figure = browser.ask("""
                ((svg) => {
                  const at = (one, ...names) => names.map((name) => Number(one.getAttribute(name)));
                  return {
                    ticks: [...svg.querySelectorAll('text.tick')].filter((one) => Number(one.textContent) > 0)
                      .map((one) => [Number(one.textContent), ...at(one, 'x')]),
                    dots: [...svg.querySelectorAll('g.plot circle')].map((one) => at(one, 'cx')[0]),
                    spans: [...svg.querySelectorAll('g.plot')].filter((one) => one.querySelector('circle'))
                      .map((one) => one.querySelector('.arrow') || !one.querySelector('.span') ? [] : at(one.querySelector('.span'), 'x1', 'x2')),
                    band: [...svg.querySelectorAll('.band')].map((one) => at(one, 'x', 'width')),
                  };
                })(document.querySelector('#overview-figure svg'))""");
        double unity = place(figure, 1);
        JsonNode other = figure.path("ticks")
                .valueStream()
                .filter(tick -> tick.path(0).asDouble() != 1)
                .findFirst()
                .orElseThrow();
        double unit =
                (other.path(1).asDouble() - unity) / Math.log(other.path(0).asDouble());
        List<Estimate> ratios = Comparison.of(results).groups().stream()
                .flatMap(group -> group.entries().stream())
                .flatMap(entry -> ratio(entry.outcome()))
                .toList();

        assertThat(ratios).as(name).hasSizeGreaterThan(10);
        assertThat(figure.path("dots")).hasSize(ratios.size());
        int whole = 0;
        for (int i = 0; i < ratios.size(); i++) {
            Estimate ratio = ratios.get(i);
            assertThat(figure.path("dots").path(i).asDouble())
                    .isCloseTo(unity + unit * Math.log(ratio.value()), within(0.01));
            JsonNode span = figure.path("spans").path(i);
            if (span.size() == 2 && ratio instanceof Estimate.Interval interval) {
                assertThat(span.path(0).asDouble()).isCloseTo(unity + unit * Math.log(interval.low()), within(0.01));
                assertThat(span.path(1).asDouble()).isCloseTo(unity + unit * Math.log(interval.high()), within(0.01));
                whole++;
            }
        }
        assertThat(whole).isGreaterThan(10);
        Budget budget = results.plan().budget();
        assertThat(figure.path("band")).hasSize(budget == null ? 0 : 1);
        if (budget != null) {
            double half = unit * Math.log(1 + budget.targetWidth());
            assertThat(figure.path("band").path(0).path(0).asDouble()).isCloseTo(unity - half, within(0.01));
            assertThat(figure.path("band").path(0).path(1).asDouble()).isCloseTo(2 * half, within(0.01));
            assertThat(browser.find("#overview .legend").getText()).contains(Chart.Band.label(budget));
        }
    }

    private static double place(JsonNode figure, double number) {
        return figure.path("ticks")
                .valueStream()
                .filter(tick -> tick.path(0).asDouble() == number)
                .findFirst()
                .orElseThrow()
                .path(1)
                .asDouble();
    }

    private static Stream<Estimate> ratio(Outcome outcome) {
        return outcome instanceof Outcome.Measured measured
                ? switch (measured.relation()) {
                    case Relation.Ratio ratio -> Stream.of(ratio.ratio());
                    case Relation.Withheld withheld -> Stream.of(withheld.ratio());
                    case Relation.Baseline itself -> Stream.empty();
                    case Relation.Unavailable unavailable -> Stream.empty();
                }
                : Stream.empty();
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

    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of("measured", SampleResults.grown()),
                Arguments.of("counted", SampleResults.full()),
                Arguments.of("withheld", withheld()),
                Arguments.of("standard", SamplePages.standard()));
    }

    /** Of placeOrder, where jOOQ comes out far behind, a control failed. */
    private static Results withheld() {
        return MadeUpRun.of(MadeUpRun.JDBC, MadeUpRun.JOOQ, MadeUpRun.JPA)
                .operation("findOrder", new double[] {1, 1.2, 1.23}, new double[] {1, 1, 1})
                .operation("placeOrder", new double[] {1, 3, 1}, new double[] {5, 20, 5})
                .passedControl("findOrder")
                .failedControl("placeOrder")
                .results();
    }

    @Test
    void sliderLeavesOutWhatTheAnswerLeavesOut() {
        Results results = withheld();
        browser.open(SamplePages.report(results, folder));
        assertThat(browser.texts("[...document.querySelectorAll('#network-order li')].map((one) => one.textContent)"))
                .containsExactly("1 to 3 Raw JDBC ×1.00", "1 to 3 jOOQ ×1.02", "1 to 3 JPA ×1.02");
        assertThat(ReportView.of(results).answer().sentences().get(2))
                .contains("jOOQ would take 1.02×")
                .contains("over 1 operation");
        assertThat(browser.text("document.getElementById('network-caption-order').textContent"))
                .startsWith("The geometric mean over 1 operation.")
                .endsWith("Left out, since controls failed: placeOrder.");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void sliderShowsWhatTheModelForecasts(String name, Results results) {
        NetworkForecast forecast = NetworkForecast.of(results);
        assertThat(forecast.operations()).as(name).isNotEmpty();
        browser.open(SamplePages.report(results, folder));
        WebElement number = browser.find("#rtt-number");
        for (double millis : new double[] {0, 0.3, 1, 7.3, 20}) {
            number.clear();
            number.sendKeys(Words.plain(millis));
            assertThat(browser.number("document.getElementById('rtt').value")).isEqualTo(millis);
            shows(results, forecast, millis);
        }

        browser.find("#rtt").sendKeys(Keys.HOME, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        shows(results, forecast, 0.3);
        assertThat(browser.complaints()).isEmpty();
    }

    private void shows(Results results, NetworkForecast forecast, double millis) {
        List<Contender> contenders = results.contenders().stream()
                .filter(one -> one.role() == Role.CONTENDER)
                .toList();
        List<String> times = new ArrayList<>();
        for (NetworkForecast.Forecast one : forecast.operations()) {
            double baseline = line(one, contenders.getFirst()).nanos(millis);
            for (Contender contender : contenders) {
                NetworkForecast.Line line = one.lines().get(contender.id());
                if (line == null) {
                    times.add("–");
                    continue;
                }
                double micros = line.nanos(millis) / 1000;
                String ratio = contender.equals(contenders.getFirst())
                        ? ""
                        : " ×" + Numbers.fixed(line.nanos(millis) / baseline, 2);
                times.add(Numbers.fixed(micros, micros >= 100 ? 0 : micros >= 10 ? 0 : 1) + ratio);
            }
        }
        assertThat(browser.texts("[...document.querySelectorAll('#network-times td')].map((cell) => cell.textContent)"))
                .as(millis + " ms")
                .isEqualTo(times);
        assertThat(browser.texts("[...document.querySelectorAll('#network-order li')].map((one) => one.textContent)"))
                .as(millis + " ms")
                .isEqualTo(order(results, contenders, forecast, millis));
        String place = browser.text("document.getElementById('rtt-place').textContent");
        double last = forecast.measuredMillis().getLast();
        assertThat(place)
                .contains(
                        forecast.measuredMillis().contains(millis)
                                ? "measured at this"
                                : millis < last ? "between measured" : "extrapolated");
    }

    /**
     * The geometric mean of the ratios over the operations that all have and of which no control failed, the least first, with ranks
     * that those share who are within 5% of each other.
     */
    private static List<String> order(
            Results results, List<Contender> contenders, NetworkForecast forecast, double millis) {
        record Mean(String name, double ratio) {}
        Set<String> withheld = LogTimes.of(results).cells().stream()
                .filter(LogTimes.Cell::withheld)
                .map(LogTimes.Cell::operation)
                .collect(Collectors.toSet());
        List<Mean> means = contenders.stream()
                .map(contender -> {
                    double product = 1;
                    int count = 0;
                    for (NetworkForecast.Forecast one : forecast.operations()) {
                        if (one.lines().size() == contenders.size() && !withheld.contains(one.operation())) {
                            product *= line(one, contender).nanos(millis)
                                    / line(one, contenders.getFirst()).nanos(millis);
                            count++;
                        }
                    }
                    return new Mean(Words.name(contender), Math.pow(product, 1.0 / count));
                })
                .sorted(Comparator.comparingDouble(Mean::ratio))
                .toList();
        List<String> rows = new ArrayList<>();
        for (Mean mean : means) {
            int best = 1;
            int worst = means.size();
            for (Mean other : means) {
                best += mean.ratio() / other.ratio() >= 1.05 ? 1 : 0;
                worst -= other.ratio() / mean.ratio() >= 1.05 ? 1 : 0;
            }
            rows.add((best == worst ? "" + best : best + " to " + worst) + " " + mean.name() + " ×"
                    + Numbers.fixed(mean.ratio(), 2));
        }
        return rows;
    }

    private static NetworkForecast.Line line(NetworkForecast.Forecast forecast, Contender contender) {
        return Objects.requireNonNull(forecast.lines().get(contender.id()), contender.id());
    }

    @Test
    void adviserAdvisesAsTheProgramDoes() {
        browser.open(SamplePages.report(SampleResults.smoke(), folder));
        for (PoolAdvice.Demand demand : demands()) {
            PoolAdvice expected = PoolAdvice.of(demand);
            JsonNode found = browser.ask(
                    "window.orderBench.adviser.advise({ maxConnections: %d, reserved: %d, instances: %d, arrivalRate: %s, holdMillis: %s })"
                            .formatted(
                                    demand.maxConnections(),
                                    demand.reserved(),
                                    demand.instances(),
                                    demand.arrivalRate(),
                                    demand.holdMillis()));
            assertThat(found.path("ceiling").asInt()).as("%s", demand).isEqualTo(expected.ceiling());
            assertThat(found.path("need").asInt()).as("%s", demand).isEqualTo(expected.need());
            assertThat(found.path("size").asInt()).as("%s", demand).isEqualTo(expected.size());
            assertThat(found.path("busy").asDouble()).isCloseTo(expected.busy(), within(1e-9 * expected.busy()));
            assertThat(found.path("waiting").asDouble()).isCloseTo(expected.waiting(), within(1e-9));

            fill("maxConnections", demand.maxConnections());
            fill("reserved", demand.reserved());
            fill("instances", demand.instances());
            fill("arrivalRate", demand.arrivalRate());
            fill("holdMillis", demand.holdMillis());
            assertThat(browser.find("#adviser-answer").getText())
                    .startsWith(Words.count(expected.size(), "connection") + " for each instance")
                    .contains("Each may have %d. On average %s are busy."
                            .formatted(expected.ceiling(), Numbers.fixed(expected.busy(), 2)))
                    .contains("%d are needed. With %d, %s%% of the requests wait."
                            .formatted(expected.need(), expected.size(), Numbers.fixed(100 * expected.waiting(), 1)))
                    .contains("maximumPoolSize=" + expected.size());
            assertThat(browser.all("#adviser-answer .notice"))
                    .as("%s", demand)
                    .hasSize(expected.warnings().isEmpty() ? 0 : 1);
        }
    }

    @Test
    void adviserWarnsOfMoreThanTheServerCanUse() {
        browser.open(SamplePages.report(SampleResults.smoke(), folder));
        for (int useful : new int[] {4, 5, 30}) {
            PoolAdvice.Demand demand = new PoolAdvice.Demand(100, 10, 4, 800, 6, OptionalInt.of(useful));
            PoolAdvice expected = PoolAdvice.of(demand);
            fill("maxConnections", demand.maxConnections());
            fill("reserved", demand.reserved());
            fill("instances", demand.instances());
            fill("arrivalRate", demand.arrivalRate());
            fill("holdMillis", demand.holdMillis());
            fill("useful", useful);
            // 4.8 connections are busy.
            assertThat(expected.warnings()).as("%d useful", useful).hasSize(useful == 4 ? 1 : 0);
            assertThat(browser.texts(
                            "[...document.querySelectorAll('#adviser-answer .notice')].map((one) => one.textContent)"))
                    .as("%d useful", useful)
                    .isEqualTo(expected.warnings());
            assertThat(browser.find("#adviser-size").getText()).isEqualTo("" + expected.size());
        }
    }

    private static List<PoolAdvice.Demand> demands() {
        return List.of(
                demand(100, 10, 4, 800, 6),
                // One connection more than if six of a hundred requests might wait.
                demand(100, 10, 4, 250, 6),
                demand(100, 3, 1, 0.5, 2),
                demand(60, 10, 10, 900, 5),
                demand(100, 0, 8, 4000, 30),
                demand(5000, 100, 2, 90_000, 12.5));
    }

    private static PoolAdvice.Demand demand(int most, int reserved, int instances, double rate, double hold) {
        return new PoolAdvice.Demand(most, reserved, instances, rate, hold, OptionalInt.empty());
    }

    private void fill(String name, double value) {
        WebElement input = browser.find("#adviser-form input[name='" + name + "']");
        input.clear();
        input.sendKeys(Words.plain(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "2.5", "10001"})
    void adviserNamesWhatItCannotUse(String value) {
        browser.open(SamplePages.report(SampleResults.smoke(), folder));
        WebElement input = browser.find("#adviser-form input[name='instances']");
        input.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.BACK_SPACE, value);
        assertThat(browser.find("#adviser-answer").getText())
                .isEqualTo(
                        "instances of your program must be a whole number from 1 to 1000, but is \"" + value + "\".");
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
