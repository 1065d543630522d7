package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page on paper, as PDF. */
@ExtendWith(WithBrowser.class)
class PagePaperIT {

    @TempDir
    private static Path folder;

    private final Browser browser;

    PagePaperIT(Browser browser) {
        this.browser = browser;
    }

    @ParameterizedTest
    @EnumSource(names = {"STANDARD", "GROWN", "WHOLE"})
    void paperHoldsEverything(SamplePage page) throws IOException {
        browser.open(page.in(folder));
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
        assertThat(hidden).allSatisfy(paper::holdsTheWordsOf);
    }

    /** Each number of each table, and each line of SQL and of code, though what holds them is closed on the screen. */
    @ParameterizedTest
    @EnumSource(names = {"WHOLE", "COMPARISON", "POOL"})
    void paperHoldsEachNumberAndLine(SamplePage page) throws IOException {
        browser.open(page.in(folder));
        List<String> numbers =
                browser.texts("[...document.querySelectorAll('td.number, td.bounds, table[class*=after-] td')]"
                        + ".map((one) => one.textContent).filter((text) => /^[^a-z]*$/.test(text))");
        List<String> lines = browser.texts(
                "[...document.querySelectorAll('.why pre')].flatMap((one) => one.textContent.split('\\n'))");

        Printed paper = Printed.of(browser.printed());

        assertThat(paper.beyondTheEdge()).as("cut off by the edge of the paper").isEmpty();
        assertThat(numbers.stream().distinct()).hasSizeGreaterThan(20).allSatisfy(paper::holds);
        if (page == SamplePage.WHOLE) {
            for (String section :
                    List.of("latency", "scaling", "drafts", "choice", "network", "borrow", "size", "holding")) {
                assertThat(browser.number(
                                "document.querySelectorAll('#%1$s td.number, #%1$s table[class*=after-] td').length"
                                        .formatted(section)))
                        .as("numbers of the section %s", section)
                        .isGreaterThan(1);
            }
            assertThat(lines)
                    .contains("values ($1, 'a `quoted` & <angled> note') -- by jooq")
                    .anyMatch(line -> line.contains("PreparedStatement"))
                    .allSatisfy(paper::holds);
        }
    }
}
