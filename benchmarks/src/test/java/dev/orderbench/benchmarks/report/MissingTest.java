package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Results;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run holds nothing of is said in each form of the report, and only then. */
class MissingTest {

    private static final List<String> ALL =
            List.of(Missing.NETWORK, Missing.LATENCY, Missing.SCALING, Missing.POOLS, Missing.DRAFTS, Missing.CHOICE);

    /** It has neither counted round trips nor measured anything beside the comparison. */
    private static final ReportView LITTLE = ReportView.of(SampleResults.controlled());

    private static final ReportView WHOLE = ReportView.of(SampleResults.whole());

    @Test
    void thePageAndMarkdownSayTheSame() {
        String page = HtmlReport.of(LITTLE).replaceAll("</?code>", "");
        String markdown = MarkdownReport.of(LITTLE, List.of());

        assertThat(ALL).allSatisfy(sentence -> {
            assertThat(page).contains("<p class=\"missing\">" + sentence + "</p>");
            assertThat(markdown).contains("\n\n" + Markdown.escaped(sentence) + "\n");
        });
    }

    @Test
    void ofAWholeRunNothingIsMissing() {
        assertThat(HtmlReport.of(WHOLE)).doesNotContain("class=\"missing\"");
        assertThat(MarkdownReport.of(WHOLE, List.of())).doesNotContain("is not in this run", "are not in this run");
        assertThat(ConsoleSummary.of(WHOLE)).doesNotContain("Not in this run");
        assertThat(Missing.line(WHOLE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Over a network", "Scaling", "Latency", "Default or tuned", "Connection pools", "Which one for us"})
    void eachSectionHasItsHeadingInAnyCase(String heading) {
        assertThat(MarkdownReport.of(LITTLE, List.of())).containsOnlyOnce("\n## " + heading + "\n");
        assertThat(MarkdownReport.of(WHOLE, List.of())).containsOnlyOnce("\n## " + heading + "\n");
    }

    @Test
    void theSummaryHasALine() {
        assertThat(ConsoleSummary.of(LITTLE))
                .contains(
                        "\nNot in this run: network, latency, scaling, pools, drafts, footprints (see ./bench --help).\n");
        assertThat(ConsoleSummary.of(ReportView.of(SampleResults.grown())))
                .contains("\nNot in this run: latency, pools, drafts, footprints (see ./bench --help).\n");
    }

    /** Only counted, and nothing measured over a network. */
    @Test
    void theForecastStandsInMarkdown() {
        Results results = SampleResults.full();
        ForecastTable forecast = ReportView.of(results).forecast();
        String markdown = MarkdownReport.of(ReportView.of(results), List.of());

        assertThat(markdown)
                .contains(
                        "## Over a network\n\n" + Markdown.escaped(forecast.legend()) + "\n\n| Operation | Network | ")
                .doesNotContain("### As measured");
        assertThat(forecast.groups())
                .isNotEmpty()
                .allSatisfy(group -> assertThat(group.rows())
                        .allSatisfy(row -> assertThat(markdown)
                                .contains("\n| " + group.title() + " | " + row.network() + " | "
                                        + String.join(
                                                " | ",
                                                row.times().stream()
                                                        .map(Figure::text)
                                                        .toList()) + " |")));
        assertThat(MarkdownReport.of(ReportView.of(SampleResults.grown()), List.of()))
                .contains("### As measured");
    }
}
