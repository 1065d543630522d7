package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page by keyboard, and by its address: each section, what is chosen and what was asked has a link of its own. */
@ExtendWith(WithBrowser.class)
class PageNavigationIT {

    private static final String TABBABLE =
            "[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]')]"
                    + ".filter((one) => one.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }))";

    @TempDir
    private static Path folder;

    private final Browser browser;

    PageNavigationIT(Browser browser) {
        this.browser = browser;
    }

    @Test
    void isReachedByTheKeyboardAlone() {
        browser.open(SamplePage.STANDARD.in(folder));
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
        browser.open(SamplePage.STANDARD.in(folder));
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
        browser.open(SamplePage.STANDARD.in(folder), "#network?without-operations=placeOrder%252CfindOrder&rtt=7.3");
        assertThat(browser.number("document.querySelectorAll('[data-filter=operations] input:checked').length"))
                .as("a name that holds a comma is one name, and is not known")
                .isEqualTo(12);

        browser.open(SamplePage.STANDARD.in(folder), "#network?without-operations=placeOrder,findOrder&rtt=7.3");
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
        browser.open(SamplePage.STANDARD.in(folder), "#overview?without-operations=%25&rtt=many&without-sizes=%25E0");
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.number("document.querySelectorAll('#ranks tbody tr').length"))
                .isEqualTo(3);
        assertThat(browser.number("document.querySelectorAll('[data-filter=operations] input:not(:checked)').length"))
                .isZero();
        assertThat(browser.text("document.getElementById('adviser-answer').textContent"))
                .as("what comes last on the page")
                .contains("for each instance");

        browser.open(SamplePage.STANDARD.in(folder), "#overview?without-operations=%25,placeOrder");
        assertThat(
                        browser.texts(
                                "[...document.querySelectorAll('[data-filter=operations] input:not(:checked)')].map((one) => one.value)"))
                .containsExactly("placeOrder");
    }

    @Test
    void aLinkToAnOperationOpensItsCauses() {
        browser.open(SamplePage.FULL.in(folder), "#why-3");
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
        browser.open(SamplePage.FULL.in(folder));
        String before = browser.text("document.getElementById('adviser-answer').textContent");
        WebElement instances = browser.find("#adviser-form input[name='instances']");
        instances.sendKeys(Keys.chord(Keys.CONTROL, "a"), "2");
        String after = browser.text("document.getElementById('adviser-answer').textContent");
        assertThat(after).isNotEqualTo(before);
        assertThat(browser.address()).endsWith("#adviser?pool-instances=2");

        browser.open(SamplePage.FULL.in(folder), "#adviser?pool-instances=2");
        assertThat(browser.text("document.getElementById('adviser-answer').textContent"))
                .isEqualTo(after);
        browser.find("#adviser-form input[name='instances']").sendKeys(Keys.chord(Keys.CONTROL, "a"), "4");
        assertThat(browser.address()).endsWith("#adviser");
        assertThat(browser.text("document.getElementById('adviser-answer').textContent"))
                .isEqualTo(before);
    }

    private void isAt(String section) {
        assertThat(browser.number("document.getElementById('" + section + "').getBoundingClientRect().top"))
                .as("distance of the section %s from the top", section)
                .isBetween(-2.0, 40.0);
    }
}
