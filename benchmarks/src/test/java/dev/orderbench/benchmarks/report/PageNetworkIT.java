package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.statistics.LogTimes;
import dev.orderbench.benchmarks.statistics.NetworkForecast;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** At each place of the slider the page shows what the model forecasts. */
@ExtendWith(WithBrowser.class)
class PageNetworkIT {

    private final Browser browser;

    @TempDir
    private Path folder;

    PageNetworkIT(Browser browser) {
        this.browser = browser;
    }

    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of("measured, and placeOrder does not fit", SampleResults.whole()),
                Arguments.of("measured, and all fit", SampleNetworks.fitting(5_000)),
                Arguments.of("measured at 50 ms too", SampleNetworks.fitting(50_000)),
                Arguments.of("with one thread over a network only", SampleNetworks.withoutDirect()),
                Arguments.of("of 4 threads", ofFourThreads()),
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

    private static Results ofFourThreads() {
        return MadeUpRun.of(MadeUpRun.JDBC, MadeUpRun.JOOQ)
                .withThreads(4)
                .operation("findOrder", new double[] {1, 1.2}, new double[] {1, 1})
                .results();
    }

    @Test
    void sliderSaysOfHowManyThreadsItsTimesAre() {
        browser.open(SamplePages.report(ofFourThreads(), folder));
        assertThat(browser.text("document.getElementById('network-caption-order').textContent"))
                .contains("The base is the time with 4 threads, which may wait for each other's processors;");
    }

    @Test
    void sliderNamesWhatTheModelDoesNotFit() {
        browser.open(SamplePages.report(SampleResults.whole(), folder));
        assertThat(browser.text("document.getElementById('network-caption-order').textContent"))
                .contains(" Left out, since the model does not fit: placeOrder.");
        assertThat(ReportView.of(SampleResults.whole()).answer().sentences().get(2))
                .endsWith(" Left out, since the model does not fit: placeOrder.");
    }

    /** Of placeOrder alone something was measured over a network, and it is left out. */
    @Test
    void onlyWhatWasMeasuredIsAMark() {
        browser.open(SamplePages.report(SampleResults.whole(), folder));
        assertThat(
                        browser.texts(
                                "[...document.querySelectorAll('.network-curves [role=img]')].map((one) => one.getAttribute('aria-label'))"))
                .hasSize(LogTimes.of(SampleResults.whole()).contenders().size())
                .allMatch(label -> label.contains(" at 0 ms, a measured point: "));
    }

    @Test
    void marksHaveTheColourOfTheirCurves() {
        browser.open(SamplePages.report(SampleNetworks.fitting(5_000), folder));
        List<String> fills = browser.texts(
                "[...document.querySelectorAll('.network-curves circle')].map((one) => getComputedStyle(one).fill)");
        assertThat(fills)
                .isNotEmpty()
                .isEqualTo(
                        browser.texts(
                                "[...document.querySelectorAll('.network-curves circle')].map((one) => getComputedStyle(one.parentNode.parentNode.querySelector('.curve')).stroke)"));
        assertThat(fills.stream().distinct()).hasSize(3);
    }

    /** The curves end at 20 ms, and so do their marks. */
    @Test
    void whatWasMeasuredFartherAwayThanTheFigureShowsIsNoMark() {
        browser.open(SamplePages.report(SampleNetworks.fitting(50_000), folder));
        assertThat(
                        browser.texts(
                                "[...document.querySelectorAll('.network-curves [role=img]')].map((one) => / at ([\\d.]+) ms/.exec(one.getAttribute('aria-label'))[1])"))
                .containsExactlyInAnyOrder("0", "0.5", "1", "0", "0.5", "1", "0", "0.5", "1");
        assertThat(browser.texts(
                        "[...document.querySelectorAll('.network-curves path')].map((one) => one.getAttribute('d'))"))
                .isNotEmpty()
                .noneMatch(path -> path.contains("NaN"));
        assertThat(
                        browser.number(
                                "Math.max(...[...document.querySelectorAll('.network-curves path')].map((one) => one.getBBox()).map((box) => box.x + box.width))"))
                .as("where the curves end")
                .isLessThan(browser.number("document.querySelector('.network-curves svg').viewBox.baseVal.width"));
    }

    @Test
    void besideANetworkOfTheRunItselfTheSliderSaysWhatAnotherHasMore() {
        MadeUpRun run = MadeUpRun.of(MadeUpRun.JDBC, MadeUpRun.JOOQ)
                .operation("findOrder", new double[] {1, 1.2}, new double[] {1, 1});
        browser.open(SamplePages.report(run.results(), folder));
        assertThat(browser.text("document.getElementById('network-explorer').textContent"))
                .doesNotContain("ms more");

        browser.open(SamplePages.report(run.onExternalServer().results(), folder));
        assertThat(browser.text("document.querySelector('label[for=rtt]').textContent"))
                .isEqualTo("Round trip of your network, ms more");
        assertThat(browser.text("document.getElementById('rtt-place').textContent"))
                .startsWith("1 ms more: ");
        assertThat(browser.text("document.getElementById('network-caption-order').textContent"))
                .contains("which is part of every time: the slider says what yours has more.");
    }

    @Test
    void withoutAModelThatFitsThereIsNoOrder() {
        browser.open(SamplePages.report(SampleResults.grown(), folder));
        assertThat(browser.text("document.getElementById('network-explorer').textContent"))
                .isEqualTo(
                        "There is no order of contenders to show: no operation has round trips known of all of them, verdicts that stand and a model that fits.");
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
                String misfit = line.fits() ? "" : ratio.isEmpty() ? " does not fit" : "; does not fit";
                times.add(Numbers.fixed(micros, micros >= 100 ? 0 : micros >= 10 ? 0 : 1) + ratio + misfit);
            }
        }
        assertThat(browser.texts("[...document.querySelectorAll('#network-times td')].map((cell) => cell.textContent)"))
                .as(millis + " ms")
                .isEqualTo(times);
        assertThat(browser.texts("[...document.querySelectorAll('#network-order li')].map((one) => one.textContent)"))
                .as(millis + " ms")
                .isEqualTo(order(results, contenders, forecast, millis));
        String place = browser.text("document.getElementById('rtt-place').textContent");
        List<Double> measured = forecast.measuredMillis();
        assertThat(place)
                .contains(
                        measured.contains(millis)
                                ? "measured at this"
                                : millis < measured.getFirst()
                                        ? "extrapolated: nothing was measured below " + Words.plain(measured.getFirst())
                                                + " ms"
                                        : millis < measured.getLast()
                                                ? "between measured"
                                                : "extrapolated: nothing was measured beyond");
    }

    /**
     * The geometric mean of the ratios over the operations that all have, of which no control failed and which the model fits, the
     * least first, with ranks that those share who are within 5% of each other.
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
                        if (one.lines().size() == contenders.size()
                                && !withheld.contains(one.operation())
                                && one.lines().values().stream().allMatch(NetworkForecast.Line::fits)) {
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
}
