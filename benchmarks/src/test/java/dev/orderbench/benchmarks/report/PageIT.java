package dev.orderbench.benchmarks.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The pages as readers use them: opened from disk, in either theme, with a keyboard, on a telephone, without scripts, on paper. */
@ExtendWith(WithBrowser.class)
class PageIT {

    private enum Page {
        FULL,
        CONTROLLED,
        GROWN,
        WHOLE,
        STANDARD,
        HOSTILE,
        COMPARISON,
        POOL;

        private Path path() {
            return folder.resolve(name())
                    .resolve(
                            switch (this) {
                                case COMPARISON -> RunsReport.HTML;
                                case POOL -> PoolReport.HTML;
                                default -> ReportWriter.HTML;
                            });
        }

        private Results results() {
            return switch (this) {
                case FULL -> SampleResults.full();
                case CONTROLLED -> SampleResults.controlled();
                case GROWN -> SampleResults.grown();
                case WHOLE -> SampleResults.whole();
                case STANDARD -> SamplePages.standard();
                case HOSTILE -> HostileResults.of(SampleResults.whole());
                case COMPARISON, POOL -> throw new IllegalStateException("This page is not of one run");
            };
        }

        private void write() {
            Path own = folder.resolve(name());
            switch (this) {
                case COMPARISON -> SamplePages.comparison(own);
                case POOL -> SamplePages.pool(own);
                default -> SamplePages.report(results(), own);
            }
        }
    }

    private static final String TABBABLE =
            "[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]')]"
                    + ".filter((one) => one.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }))";

    @TempDir
    private static Path folder;

    private final Browser browser;

    PageIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeAll
    static void writePages() {
        List.of(Page.values()).forEach(Page::write);
    }

    @ParameterizedTest
    @EnumSource
    void asksForNothingAndComplainsOfNothing(Page page) {
        browser.open(page.path());

        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).containsExactly(page.path().toUri().toString());
    }

    /** Of three loads the best, since the machine may have other things to do; it takes less than half of that on one that has none. */
    @Test
    void ofAStandardRunIsSmallAndSoonInteractive() throws IOException {
        double soonest = Double.POSITIVE_INFINITY;
        for (int load = 0; load < 3; load++) {
            browser.open(Page.STANDARD.path());
            soonest = Math.min(
                    soonest, browser.number("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"));
        }
        long size = Files.size(Page.STANDARD.path());

        System.out.printf("The page of %d kB was interactive after %.0f ms%n", size / 1000, soonest);
        assertThat(size).as("bytes").isBetween(100_000L, 1_500_000L);
        assertThat(soonest).as("milliseconds until it is interactive").isBetween(1.0, 1_000.0);
    }

    /** That the test above can fail. */
    @Test
    void requestsAndBreachesOfThePolicyAreSeen() throws IOException {
        Path page = folder.resolve("greedy.html");
        String html = Files.readString(Page.FULL.path());
        Files.writeString(
                page,
                html.replace("<main>", "<main><img alt=\"\" src=\"data:image/gif;base64,R0lG\"><script>1</script>"));
        browser.open(page);
        assertThat(browser.complaints()).hasSize(2).allMatch(text -> text.contains("Content Security Policy"));

        Files.writeString(
                page,
                html.replace("default-src 'none'", "default-src 'none'; img-src *")
                        .replace("<main>", "<main><img alt=\"\" src=\"missing.gif\">"));
        browser.open(page);
        assertThat(browser.requests()).hasSize(2).anyMatch(address -> address.endsWith("missing.gif"));
    }

    @ParameterizedTest
    @EnumSource(names = {"FULL", "GROWN", "WHOLE", "STANDARD", "COMPARISON", "POOL"})
    void hasNoBarriers(Page page) {
        browser.open(page.path());
        browser.ask("[...document.querySelectorAll('details')].forEach((one) => { one.open = true; })");
        assertThat(browser.barriers()).isEmpty();
        browser.scheme("dark");
        assertThat(browser.barriersOfColour()).as("dark").isEmpty();
    }

    /** That the test above can fail. */
    @Test
    void barriersAreSeen() throws IOException {
        Path page = folder.resolve("barrier.html");
        Files.writeString(page, Files.readString(Page.FULL.path()).replace("<main>", "<main><button></button>"));
        browser.open(page);
        assertThat(browser.barriers()).singleElement().asString().startsWith("button-name (critical)");

        Files.writeString(
                page,
                Files.readString(Page.FULL.path())
                        .replaceFirst("style-src '[^']*'", "style-src 'unsafe-inline'")
                        .replace("<main>", "<main><p style=\"color: #333\">hard to read in the dark</p>"));
        browser.open(page);
        assertThat(browser.barriersOfColour()).isEmpty();
        browser.scheme("dark");
        assertThat(browser.barriersOfColour()).singleElement().asString().startsWith("color-contrast (serious)");
    }

    @ParameterizedTest
    @EnumSource(names = {"STANDARD", "GROWN", "WHOLE", "HOSTILE", "COMPARISON", "POOL"})
    void fitsATelephone(Page page) {
        browser.phone();
        browser.open(page.path());
        browser.ask("[...document.querySelectorAll('details')].forEach((one) => { one.open = true; })");

        assertThat(browser.number("document.scrollingElement.scrollWidth"))
                .as("width of the page; too far right: %s", browser.texts("""
                        [...document.querySelectorAll('body *')].filter((one) => !one.closest('.scroll')
                          && one.getBoundingClientRect().right > 376)
                          .sort((a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right).slice(0, 5)
                          .map((one) => one.tagName + '.' + one.getAttribute('class') + ' ' + one.textContent.slice(0, 40))"""))
                .isLessThanOrEqualTo(375);
        assertThat(browser.texts("""
                        [...document.querySelectorAll('svg text')].filter((text) => {
                          const svg = text.ownerSVGElement;
                          const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
                          const box = text.getBoundingClientRect();
                          return box.width > 0 && (parseFloat(getComputedStyle(text).fontSize) * scale < 9
                            || box.left < 0 || box.right > 375.5);
                        }).slice(0, 5).map((text) => text.textContent.slice(0, 60))""")).as("too small, or cut off").isEmpty();
    }

    @Test
    void isReachedByTheKeyboardAlone() {
        browser.open(Page.STANDARD.path());
        int count = (int) browser.number(TABBABLE + ".length");
        List<String> unseen = new ArrayList<>();
        assertThat(count).isGreaterThan(20);
        for (int i = 0; i < count; i++) {
            browser.press(Keys.TAB);
            unseen.addAll(browser.texts("""
                    ((one, wanted) => one !== wanted ? ['place %d: ' + one.outerHTML.slice(0, 99) + ' instead of ' + wanted.outerHTML.slice(0, 99)]
                      : getComputedStyle(one).outlineStyle === 'none' || parseFloat(getComputedStyle(one).outlineWidth) < 2
                        ? ['no focus to be seen: ' + one.outerHTML.slice(0, 99)] : []
                    )(document.activeElement, %s[%d])""".formatted(i, TABBABLE, i)));
        }
        assertThat(unseen).isEmpty();
    }

    @Test
    void detailsOpenByEnterAndBoxesByTheSpaceBar() {
        browser.open(Page.STANDARD.path());
        browser.ask("document.querySelector('details.filters summary').focus()");
        browser.press(Keys.ENTER);
        assertThat(browser.find("details.filters").getDomProperty("open")).isEqualTo("true");
        browser.press(Keys.TAB, Keys.SPACE);
        assertThat(browser.text("document.activeElement.checked + ' ' + document.activeElement.value"))
                .isEqualTo("false raw-jdbc");
        assertThat(browser.address()).endsWith("#overview?without-contenders=raw-jdbc");
        browser.ask("document.getElementById('rtt').focus()");
        browser.press(Keys.ARROW_RIGHT);
        assertThat(browser.number("document.getElementById('rtt').value")).isEqualTo(1.1);
        browser.press(Keys.END);
        assertThat(browser.text("document.getElementById('rtt-place').textContent"))
                .startsWith("20 ms: extrapolated");
    }

    @Test
    void addressKeepsSectionAndFilters() {
        browser.open(Page.STANDARD.path(), "#network?without-operations=placeOrder%252CfindOrder&rtt=7.3");
        assertThat(browser.number("document.querySelectorAll('[data-filter=operations] input:checked').length"))
                .as("a name that holds a comma is one name, and is not known")
                .isEqualTo(12);

        browser.open(Page.STANDARD.path(), "#network?without-operations=placeOrder,findOrder&rtt=7.3");
        assertThat(
                        browser.texts(
                                "[...document.querySelectorAll('[data-filter=operations] input:not(:checked)')].map((one) => one.value)"))
                .containsExactly("findOrder", "placeOrder");
        assertThat(browser.number("document.getElementById('rtt').value")).isEqualTo(7.3);
        isAt("network");

        browser.find("nav a[href='#numbers']").click();
        isAt("numbers");
        assertThat(browser.address()).contains("#numbers?without-operations=placeOrder%2CfindOrder&rtt=7.3");
        browser.find("details.filters summary").click();
        browser.find("[data-filter=operations] input[value=findOrder]").click();
        assertThat(browser.address()).contains("#overview?without-operations=placeOrder&rtt=7.3");
        browser.back();
        isAt("network");
        assertThat(browser.number("document.querySelectorAll('[data-filter=operations] input:not(:checked)').length"))
                .isEqualTo(2);
        browser.forward();
        assertThat(
                        browser.texts(
                                "[...document.querySelectorAll('[data-filter=operations] input:not(:checked)')].map((one) => one.value)"))
                .containsExactly("placeOrder");
    }

    @Test
    void aLinkThatCannotBeReadChoosesNothing() {
        browser.open(Page.STANDARD.path(), "#overview?without-operations=%25&rtt=many&without-sizes=%25E0");
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.number("document.querySelectorAll('#ranks tbody tr').length"))
                .isEqualTo(3);
        assertThat(browser.number("document.querySelectorAll('[data-filter=operations] input:not(:checked)').length"))
                .isZero();
        assertThat(browser.text("document.getElementById('adviser-answer').textContent"))
                .as("what comes last on the page")
                .contains("for each instance");

        browser.open(Page.STANDARD.path(), "#overview?without-operations=%25,placeOrder");
        assertThat(
                        browser.texts(
                                "[...document.querySelectorAll('[data-filter=operations] input:not(:checked)')].map((one) => one.value)"))
                .containsExactly("placeOrder");
    }

    @Test
    void aLinkToAnOperationOpensItsCauses() {
        browser.open(Page.FULL.path(), "#why-3");
        assertThat(openCauses()).containsExactly("why-3");
        isAt("why-3");

        browser.find("#why .anchor[href='#why-2']").click();
        assertThat(openCauses()).containsExactly("why-2", "why-3");
        assertThat(browser.address()).endsWith("#why-2");
        isAt("why-2");

        browser.find("#choice a[href='#overview']").click();
        isAt("overview");
        assertThat(browser.texts("[...document.querySelectorAll('a[href^=\"#\"]')].filter((one) =>"
                        + " !document.getElementById(one.getAttribute('href').slice(1))).map((one) => one.outerHTML)"))
                .as("links to nothing")
                .isEmpty();
    }

    private List<String> openCauses() {
        return browser.texts("[...document.querySelectorAll('details.why[open]')].map((one) => one.id)");
    }

    @Test
    void addressKeepsWhatTheAdviserWasAsked() {
        browser.open(Page.FULL.path());
        String before = browser.text("document.getElementById('adviser-answer').textContent");
        WebElement instances = browser.find("#adviser-form input[name='instances']");
        instances.sendKeys(Keys.chord(Keys.CONTROL, "a"), "2");
        String after = browser.text("document.getElementById('adviser-answer').textContent");
        assertThat(after).isNotEqualTo(before);
        assertThat(browser.address()).endsWith("#adviser?pool-instances=2");

        browser.open(Page.FULL.path(), "#adviser?pool-instances=2");
        assertThat(browser.text("document.getElementById('adviser-answer').textContent"))
                .isEqualTo(after);
        browser.find("#adviser-form input[name='instances']").sendKeys(Keys.chord(Keys.CONTROL, "a"), "4");
        assertThat(browser.address()).endsWith("#adviser");
        assertThat(browser.text("document.getElementById('adviser-answer').textContent"))
                .isEqualTo(before);
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
        browser.open(Page.FULL.path(), "#overview?without-contenders=jooq,jpa,jpa-naive");
        assertThat(browser.text("document.getElementById('overview-figure').textContent"))
                .startsWith("There is no figure: nobody who is selected");
        assertThat(browser.number("document.querySelectorAll('#causes-figure rect.client').length"))
                .as("bars of the baseline, and the legend's")
                .isEqualTo(1 + 8);

        browser.open(
                Page.FULL.path(),
                "#overview?without-operations=registerUser,userWithRecentOrders,searchOrders,placeOrder");
        assertThat(browser.text("document.getElementById('overview-figure').textContent"))
                .startsWith("Nothing is selected");
        assertThat(browser.text("document.getElementById('causes-figure').textContent"))
                .startsWith("There is no figure: of what is chosen");
        assertThat(browser.number("document.querySelectorAll('#causes-figure svg').length"))
                .isZero();
    }

    /** A thousand operations with nine numbers of threads. */
    @Test
    void ofAHundredThousandRowsFiguresShowWhatAnybodyLooksAt() {
        Path page = SamplePages.report(OddResultsTest.large(1000, 9), folder.resolve("large"));
        browser.open(page);

        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.number("document.querySelectorAll('#overview-figure g.plot').length"))
                .isEqualTo(248);
        assertThat(browser.text("document.querySelector('#overview-figure .missing').textContent"))
                .startsWith("There is no room for 35,752 more");
        assertThat(browser.number("document.querySelectorAll('[data-filter=operations] input[type=checkbox]').length"))
                .isEqualTo(100);
        assertThat(browser.text("document.querySelector('[data-filter=operations] .point').textContent"))
                .isEqualTo("There is no room for 900 more.");
        assertThat(browser.text("document.getElementById('filter-status').textContent"))
                .startsWith("Over 9000 of 9000");

        browser.find("details.filters summary").click();
        browser.find("[data-filter=operations] button[aria-label$='none']").click();
        browser.find("[data-filter=operations] input[type=search]").sendKeys("operation77");
        assertThat(browser.number("document.querySelectorAll('[data-filter=operations] input[type=checkbox]').length"))
                .isEqualTo(11);
        browser.find("[data-filter=operations] input[value=operation777]").click();
        assertThat(browser.number("document.querySelectorAll('#overview-figure g.plot').length"))
                .isEqualTo(4 * 9);
        assertThat(browser.all("#overview-figure .missing")).isEmpty();
    }

    private void isAt(String section) {
        assertThat(browser.number("document.getElementById('" + section + "').getBoundingClientRect().top"))
                .as("distance of the section %s from the top", section)
                .isBetween(-2.0, 40.0);
    }

    @ParameterizedTest
    @EnumSource(names = {"STANDARD", "WHOLE", "HOSTILE"})
    void rawDataIsDownloadedByteForByte(Page page) throws Exception {
        browser.open(page.path());
        String expected = ResultsFile.json(page.results());
        assertThat(browser.await("window.orderBench.download.json().then((blob) => blob.text())"))
                .isEqualTo(expected);

        Path downloads = Files.createDirectory(folder.resolve("downloads-" + page));
        browser.downloadsTo(downloads);
        browser.find("#download").click();
        Path file = downloads.resolve("results.json");
        for (int i = 0; i < 100 && !Files.exists(file); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(expected.getBytes(UTF_8));
    }

    @ParameterizedTest
    @EnumSource(names = {"STANDARD", "GROWN", "WHOLE"})
    void paperHoldsEverything(Page page) throws IOException {
        browser.open(page.path());
        List<String> headings =
                browser.texts("[...document.querySelectorAll('h2, h3')].filter((one) => !one.closest('[hidden]'))"
                        + ".map((one) => one.textContent)");
        List<String> cells = browser.texts("[...document.querySelectorAll('table.results tbody tr')].flatMap((row) =>"
                + " row.querySelectorAll('td').length < 9 ? [row.cells[0].textContent]"
                + " : [0, 1, 2, 5, 6, 7].map((i) => row.cells[i].textContent))");
        List<String> hidden =
                browser.texts("[...document.querySelectorAll('details.rows td')].map((one) => one.textContent)");

        Printed paper = Printed.of(browser.printed());

        assertThat(paper.beyondTheEdge()).as("cut off by the edge of the paper").isEmpty();
        assertThat(headings).isNotEmpty().allSatisfy(paper::holds);
        assertThat(cells).hasSizeGreaterThan(50);
        paper.holdsInOrder(cells);
        assertThat(hidden).allSatisfy(paper::holds);
    }

    /** Each number of each table, and each line of SQL and of code, though what holds them is closed on the screen. */
    @ParameterizedTest
    @EnumSource(names = {"WHOLE", "COMPARISON", "POOL"})
    void paperHoldsEachNumberAndLine(Page page) throws IOException {
        browser.open(page.path());
        List<String> numbers =
                browser.texts("[...document.querySelectorAll('td.number, td.bounds')].map((one) => one.textContent)");
        List<String> lines = browser.texts(
                "[...document.querySelectorAll('.why pre')].flatMap((one) => one.textContent.split('\\n'))");

        Printed paper = Printed.of(browser.printed());

        assertThat(paper.beyondTheEdge()).as("cut off by the edge of the paper").isEmpty();
        assertThat(numbers.stream().distinct()).hasSizeGreaterThan(20).allSatisfy(paper::holds);
        if (page == Page.WHOLE) {
            for (String section :
                    List.of("latency", "scaling", "drafts", "choice", "network", "borrow", "size", "holding")) {
                assertThat(browser.number("document.querySelectorAll('#%s td.number').length".formatted(section)))
                        .as("numbers of the section %s", section)
                        .isGreaterThan(1);
            }
            assertThat(lines)
                    .contains("values ($1, 'a `quoted` & <angled> note') -- by jooq")
                    .anyMatch(line -> line.contains("PreparedStatement"))
                    .allSatisfy(paper::holds);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FULL", "STANDARD", "GROWN", "WHOLE"})
    void holdsEveryNumberWithoutScripts(Page page) {
        browser.scripts(false);
        browser.open(page.path());

        assertThat(browser.text("String(window.orderBench)")).isEqualTo("undefined");
        assertThat(browser.texts(
                        "[...document.querySelectorAll('.figure, .panel-figure, #network-explorer, form, button')]"
                                + ".filter((one) => one.childElementCount === 0 || one.matches('form, button'))"
                                + ".filter((one) => one.checkVisibility() && one.getBoundingClientRect().height + parseFloat(getComputedStyle(one).marginTop) > 0)"
                                + ".map((one) => one.outerHTML.slice(0, 99))"))
                .as("boxes without a figure, and controls that do nothing")
                .isEmpty();
        for (String section : List.of(
                "overview",
                "numbers",
                "network",
                "causes",
                "latency",
                "scaling",
                "drafts",
                "choice",
                "borrow",
                "size")) {
            boolean isThere = !browser.all("#%s".formatted(section)).isEmpty()
                    && browser.all("#%s .missing".formatted(section)).isEmpty();
            assertThat(isThere || page != Page.WHOLE).as("section %s", section).isTrue();
            if (isThere) {
                assertThat(browser.number("document.querySelectorAll('#%s table tbody td').length".formatted(section)))
                        .as("numbers in tables of the section %s", section)
                        .isGreaterThan(2);
            }
        }
        assertThat(browser.find("#overview noscript").getText()).contains("JavaScript");
        browser.phone();
        assertThat(browser.number("document.scrollingElement.scrollWidth")).isLessThanOrEqualTo(375);
    }

    @Test
    void hostileTextStaysText() {
        browser.open(Page.HOSTILE.path());
        browser.ask("[...document.querySelectorAll('details')].forEach((one) => { one.open = true; })");

        assertThat(browser.text("String(window.hostile)")).isEqualTo("undefined");
        assertThat(
                        browser.number(
                                "document.querySelectorAll('img, iframe, object, embed, base, [onerror], [onmouseover]').length"))
                .isZero();
        assertThat(browser.number("document.scripts.length")).isEqualTo(4);
        assertThat(browser.number("document.styleSheets.length")).isEqualTo(1);
        assertThat(browser.text("document.body.innerText")).contains(HostileResults.MARKUP);
        assertThat(browser.text("document.getElementById('filters').textContent"))
                .contains(HostileResults.MARKUP);
        assertThat(browser.number(
                        "(document.documentElement.outerHTML.match(/[\\u202a-\\u202e\\u2066-\\u2069]/g) || []).length"))
                .as("characters that turn the direction of what follows")
                .isZero();
        assertThat(browser.number("document.scrollingElement.scrollWidth")).isLessThanOrEqualTo(1200);
        assertThat(
                        browser.texts(
                                "[...document.querySelectorAll('svg text, svg tspan')].filter((one) => one.textContent.length > 200).map((one) => one.textContent.slice(0, 50))"))
                .as("names that a figure cannot hold")
                .isEmpty();
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).hasSize(1);
    }
}
