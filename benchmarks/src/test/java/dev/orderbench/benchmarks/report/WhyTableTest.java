package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.result.Wire;
import dev.orderbench.benchmarks.source.Excerpt;
import dev.orderbench.benchmarks.source.SourceCatalog;
import dev.orderbench.benchmarks.source.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhyTableTest {

    private static final String HOSTILE = "SELECT '</script><b onload=\"x\">' -- ```\n\u202e & \"é\"\n```````\n{{x}}";

    private static final SourceCatalog NOTHING = SourceCatalog.of(Map.of());

    @Test
    void statementsStandInTheirOrderWithHowOftenACallExecutesThem() {
        Results results = sending(List.of(
                new Wire.Sent("BEGIN", 1), new Wire.Sent("\nSELECT $1\n", 2.255), new Wire.Sent("SELECT next", 0.02)));

        assertThat(operation(results, NOTHING, "placeOrder").sent().getFirst())
                .isEqualTo(new WhyTable.WhyOperation.Sent(
                        "Raw JDBC",
                        List.of(
                                new WhyTable.WhyOperation.Statement("1×", "BEGIN"),
                                new WhyTable.WhyOperation.Statement("2.26×", "SELECT $1"),
                                new WhyTable.WhyOperation.Statement("0.02×", "SELECT next")),
                        ""));
    }

    @Test
    void statementsWithoutTextAreSaidToBe() {
        Results results = sending(null);
        WhyTable.WhyOperation operation = operation(results, NOTHING, "placeOrder");

        assertThat(operation.hasText()).isFalse();
        assertThat(operation.wire()).isNotNull();
        assertThat(HtmlReport.of(ReportView.of(results, NOTHING))).contains("Not recorded: results of programs before");
        assertThat(MarkdownReport.of(ReportView.of(results, NOTHING), List.of()))
                .contains("Not recorded: results of programs before");
    }

    @Test
    void ofManyTextsTheFirstAreShownAndTheRestIsCounted() {
        WhyTable.WhyOperation.Sent sent = operation(
                        sending(IntStream.range(0, 100)
                                .mapToObj(i -> new Wire.Sent("SELECT " + i, 0.01))
                                .toList()),
                        NOTHING,
                        "placeOrder")
                .sent()
                .getFirst();

        assertThat(sent.statements()).hasSize(12).last().extracting("sql").isEqualTo("SELECT 11");
        assertThat(sent.note()).isEqualTo("88 more texts in results.json.");
    }

    @Test
    void hostileStatementsStayText() {
        ReportView view = ReportView.of(sending(List.of(new Wire.Sent(HOSTILE, 1))), NOTHING);

        String html = HtmlReport.of(view);
        assertThat(html.replaceAll("(?s)<script.*?</script>", "")).doesNotContain("<b onload", "</script>");
        assertThat(html).contains("&lt;/script&gt;&lt;b onload=", "{{x}}");
        assertThat(MarkdownReport.of(view, List.of()))
                .contains("````````sql\n" + HOSTILE.replace('\u202e', '\uFFFD') + "\n````````\n");
    }

    @Test
    void theCodeIsThatOfTheVariantAndOfThisBuild() {
        WhyTable.WhyOperation operation = operation(SampleResults.full(), SourceCatalog.program(), "placeOrder");

        assertThat(operation.code().subList(0, 3)).allSatisfy(code -> {
            assertThat(code.note()).isEmpty();
            assertThat(code.listings().getFirst().excerpt().path()).endsWith("/tuned/TunedOperations.java");
            assertThat(code.listings().getFirst().excerpt().shortPath()).isEqualTo("tuned/TunedOperations.java");
            assertThat(code.paths()).hasSameSizeAs(code.listings()).hasSizeGreaterThan(1);
            assertThat(code.lines())
                    .isEqualTo(code.listings().stream()
                                    .mapToInt(each -> each.excerpt().lines())
                                    .sum() + " lines of code");
        });
        assertThat(ReportView.of(SampleResults.full()).why().legend())
                .contains("the run was made with commit "
                        + SampleResults.full().environment().commit() + ".");
    }

    @Test
    void codeThatOperationsShareIsShownOnceAndNamedAfterwards() {
        Map<Excerpt, WhyTable.WhyOperation.Place> shown = new HashMap<>();
        int again = 0;
        WhyTable table = ReportView.of(SampleResults.full()).why();
        for (WhyTable.WhyOperation operation : table.operations()) {
            for (WhyTable.WhyOperation.Code code : operation.code()) {
                for (WhyTable.WhyOperation.Listing listing : code.listings()) {
                    assertThat(listing.earlier()).isEqualTo(shown.get(listing.excerpt()));
                    again += listing.earlier() == null ? 0 : 1;
                    shown.putIfAbsent(
                            listing.excerpt(),
                            new WhyTable.WhyOperation.Place(operation.anchor(), operation.operation()));
                }
            }
        }
        assertThat(again).isPositive();
        assertThat(HtmlReport.of(ReportView.of(SampleResults.full())).split("the same as at <a href=\"#why-", -1))
                .hasSize(again + 1);
    }

    @Test
    void whoseCodeIsNotThereIsSaidToBe() {
        SourceCatalog catalog = SourceCatalog.of(Map.of(
                "jooq",
                List.of(new SourceFile(
                        "a/naive/All.java", "class All {\n    @Override\n    public void placeOrder() {}\n}\n"))));
        Results results = called(
                new Contender("jooq:naive", "jOOQ", "naive", Role.CONTENDER),
                new Contender("jooq", "jOOQ", "tuned", Role.CONTENDER),
                new Contender("mine", "<b>Mine", "tuned", Role.CONTENDER));

        assertThat(operation(results, catalog, "placeOrder").code())
                .containsExactly(
                        new WhyTable.WhyOperation.Code(
                                "Naive jOOQ",
                                "4 lines of code",
                                List.of(),
                                List.of("a/naive/All.java"),
                                "Shown is the code of tuned variants; this one's stands in the files named here."),
                        new WhyTable.WhyOperation.Code(
                                "jOOQ",
                                "",
                                List.of(),
                                List.of(),
                                "This program has no code of this variant for this operation."),
                        new WhyTable.WhyOperation.Code(
                                "<b>Mine",
                                "",
                                List.of(),
                                List.of(),
                                "This program was built without the sources of this contender."));
        assertThat(HtmlReport.of(ReportView.of(results, catalog)))
                .contains("&lt;b&gt;Mine")
                .doesNotContain("<b>Mine");
    }

    private static WhyTable.WhyOperation operation(Results results, SourceCatalog catalog, String name) {
        return ReportView.of(results, catalog).why().operations().stream()
                .filter(each -> each.operation().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** All cells send the same. */
    private static Results sending(@Nullable List<Wire.Sent> sent) {
        return SampleResults.counting(
                SampleResults.full(),
                wire -> new Wire(
                        wire.calls(),
                        wire.statements(),
                        wire.roundTrips(),
                        wire.rows(),
                        wire.bytesOut(),
                        wire.bytesIn(),
                        sent));
    }

    /** A run of these alone, without any cell. */
    private static Results called(Contender... contenders) {
        Results full = SampleResults.full();
        return new Results(
                full.format(),
                full.version(),
                full.startedAt(),
                full.finishedAt(),
                false,
                full.plan(),
                full.environment(),
                List.of(contenders),
                full.jvms(),
                List.of());
    }
}
