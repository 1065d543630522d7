package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where there is nothing to draw, or too much of it, a sentence says so. */
@ExtendWith(WithBrowser.class)
class PageWithoutFigureIT {

    @TempDir
    private static Path folder;

    private final Browser browser;

    PageWithoutFigureIT(Browser browser) {
        this.browser = browser;
    }

    static Stream<Arguments> withoutRatios() {
        return Stream.of(
                Arguments.of(
                        "nothing planned",
                        MadeUpRun.of(MadeUpRun.JDBC, MadeUpRun.JOOQ),
                        "nothing was compared in this run"),
                Arguments.of(
                        "one contender",
                        MadeUpRun.of(MadeUpRun.JDBC).operation("findOrder", 1),
                        "nobody to compare Raw JDBC with"),
                Arguments.of(
                        "all others failed",
                        MadeUpRun.of(MadeUpRun.JDBC, MadeUpRun.JOOQ).operation("findOrder", 1, Double.NaN),
                        "no contender has a ratio to Raw JDBC"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withoutRatios")
    void inThePlaceOfAnEmptyFigureStandsASentence(String name, Object run, String said) {
        browser.open(SamplePages.report(((MadeUpRun) run).results(), folder.resolve(name)));

        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.text("document.querySelector('#overview .missing').textContent"))
                .as(name)
                .contains(said);
        assertThat(browser.number("document.querySelectorAll('#overview svg').length"))
                .isZero();
    }

    @Test
    void whatIsChosenInTheOverviewIsNeverAnEmptyFigure() {
        browser.open(SamplePage.FULL.in(folder), "#overview?without-contenders=jooq,jpa,jpa-naive");
        assertThat(browser.text("document.getElementById('overview-figure').textContent"))
                .startsWith("There is no figure: nobody who is selected");
        assertThat(browser.number("document.querySelectorAll('#causes-figure rect.client').length"))
                .as("bars of the baseline, and the legend's")
                .isEqualTo(1 + 8);

        browser.open(
                SamplePage.FULL.in(folder),
                "#overview?without-operations=registerUser,userWithRecentOrders,searchOrders,placeOrder");
        assertThat(browser.text("document.getElementById('overview-figure').textContent"))
                .startsWith("Nothing is selected");
        assertThat(browser.text("document.getElementById('causes-figure').textContent"))
                .startsWith("There is no figure: of what is chosen");
        assertThat(browser.number("document.querySelectorAll('#causes-figure svg').length"))
                .isZero();
    }

    /** 250 operations with nine numbers of threads: {@link OddResultsTest} renders four times as many, which take a browser a minute. */
    @Test
    void ofThousandsOfRowsFiguresShowWhatAnybodyLooksAt() {
        Path page = SamplePages.report(OddResultsTest.large(250, 9), folder.resolve("large"));
        browser.open(page);

        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.number("document.querySelectorAll('#overview-figure g.plot').length"))
                .isEqualTo(248);
        assertThat(browser.text("document.querySelector('#overview-figure .missing').textContent"))
                .startsWith("There is no room for 8,752 more");
        assertThat(browser.number("document.querySelectorAll('[data-filter=operations] input[type=checkbox]').length"))
                .isEqualTo(100);
        assertThat(browser.text("document.querySelector('[data-filter=operations] .point').textContent"))
                .isEqualTo("There is no room for 150 more.");
        assertThat(browser.text("document.getElementById('filter-status').textContent"))
                .startsWith("Over 2250 of 2250");

        browser.find("details.filters summary").click();
        browser.find("[data-filter=operations] button[aria-label$='none']").click();
        browser.find("[data-filter=operations] input[type=search]").sendKeys("operation17");
        assertThat(browser.number("document.querySelectorAll('[data-filter=operations] input[type=checkbox]').length"))
                .isEqualTo(11);
        browser.find("[data-filter=operations] input[value=operation177]").click();
        assertThat(browser.number("document.querySelectorAll('#overview-figure g.plot').length"))
                .isEqualTo(4 * 9);
        assertThat(browser.all("#overview-figure .missing")).isEmpty();
    }
}
