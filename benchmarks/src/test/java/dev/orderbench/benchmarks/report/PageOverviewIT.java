package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orderbench.benchmarks.result.Budget;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.Outcome;
import dev.orderbench.benchmarks.statistics.Relation;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The figure of the overview shows the ratios and times that the program computed. */
@ExtendWith(WithBrowser.class)
class PageOverviewIT {

    private final Browser browser;

    @TempDir
    private Path folder;

    PageOverviewIT(Browser browser) {
        this.browser = browser;
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
}
