package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Results;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void theSummaryFitsATerminal() {
        List<String> lines = Stream.of(
                        SampleResults.full(),
                        SampleResults.controlled(),
                        SampleResults.smoke(),
                        SampleResults.single(),
                        SampleResults.grown(),
                        SampleResults.whole())
                .flatMap(results -> ReportWriter.summary(results).lines())
                .toList();

        assertThat(lines).allMatch(line -> line.length() <= 100);
        assertThat(lines).allMatch(line -> line.equals(line.stripTrailing()));
        assertThat(lines).allMatch(line -> line.chars().allMatch(c -> c < 128));
    }

    @Test
    void theSummaryBreaksWordsThatNoLineHolds() {
        Results results = SampleResults.single();
        String reason = "x".repeat(250);
        ReportView view = ReportView.of(results);
        ReportView withLongNotice = new ReportView(
                view.title(),
                view.subtitle(),
                view.baseline(),
                List.of(new Notice("Broken", reason)),
                view.answer(),
                view.findings(),
                view.data(),
                view.overviewGap(),
                view.band(),
                view.standings(),
                view.rows(),
                view.causes(),
                view.wire(),
                view.why(),
                view.yardstick(),
                view.network(),
                view.forecast(),
                view.scaling(),
                view.latency(),
                view.drafts(),
                view.settings(),
                view.pool(),
                view.footprints(),
                view.combinations(),
                view.adviser(),
                view.choice(),
                view.method(),
                view.controls(),
                view.environment(),
                view.command(),
                view.jvms());

        assertThat(ConsoleSummary.of(withLongNotice))
                .contains("BROKEN.\n" + "x".repeat(100) + "\n" + "x".repeat(100) + "\n" + "x".repeat(50) + "\n");
    }

    @Test
    void markdownShowsForeignTextAsItIs() {
        assertThat(Markdown.escaped("a|b *c* _d_ <e> [f](g) `h` \\ i\nj"))
                .isEqualTo("a\\|b \\*c\\* \\_d\\_ \\<e\\> \\[f\\](g) \\`h\\` \\\\ i j");
    }

    /** There, a backslash is one and guards nothing. */
    @Test
    void besideTagsEntitiesStandInTheirPlace() {
        assertThat(Markdown.besideTags("a \"<b>\" & [c]\nd")).isEqualTo("a &quot;&lt;b&gt;&quot; &amp; [c] d");
    }

    @Test
    void aTerminalHasNothingToObey() {
        assertThat(PlainText.line("a\u001B[31mb\u202Ec × – “d” ± \u009B ")).isEqualTo("a [31mb c x - \"d\" +/-");
    }
}
