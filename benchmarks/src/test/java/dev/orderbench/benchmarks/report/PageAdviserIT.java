package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orderbench.benchmarks.statistics.PoolAdvice;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

/** The form of the adviser answers as the program does. */
@ExtendWith(WithBrowser.class)
class PageAdviserIT {

    private final Browser browser;

    @TempDir
    private Path folder;

    PageAdviserIT(Browser browser) {
        this.browser = browser;
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
}
