package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Combination;
import dev.orderbench.benchmarks.result.Footprint;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Wire;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChoiceTablesTest {

    private static final Results RESULTS = SampleResults.full()
            .withFootprints(
                    List.of(
                            new Footprint(
                                    Footprint.DRIVER_AND_POOL,
                                    null,
                                    Map.of("postgresql-42.jar", 1_100_000L),
                                    List.of(500.4, 480.0, 700.0),
                                    List.of(5_000_000L, 5_200_000L, 5_100_000L)),
                            new Footprint(
                                    "jpa",
                                    null,
                                    Map.of(
                                            "small-1.jar",
                                            50_000L,
                                            "postgresql-42.jar",
                                            1_100_000L,
                                            "orm-7.jar",
                                            14_000_000L),
                                    List.of(2_000.0, 1_900.0, 2_600.6),
                                    List.of(25_100_000L, 35_100_000L, 26_100_000L)),
                            new Footprint("jooq", "its JVM ended early.", Map.of(), List.of(), List.of())),
                    List.of(
                            new Combination(
                                    "jpa",
                                    "jpa",
                                    null,
                                    List.of(List.of(2e6, 2e6), List.of(2e6, 2e6)),
                                    new Wire(100, 10, 6, 4, 900, 700)),
                            new Combination(
                                    "jpa",
                                    "jooq",
                                    null,
                                    List.of(List.of(1e6, 1e6), List.of(1e6, 1e6)),
                                    new Wire(100, 10.5, 6, 4, 900, 700)),
                            new Combination("jooq", "jpa", "the read <b>does not</b> see it", List.of(), null)),
                    Instant.parse("2026-03-02T00:00:00Z"));

    @Test
    void memoryIsToldBeyondThatOfDriverAndPool() {
        List<FootprintTable.Row> rows = FootprintTable.of(RESULTS).rows();

        assertThat(rows.get(0))
                .isEqualTo(new FootprintTable.Row(
                        "Driver and pool alone",
                        "1",
                        "1.1",
                        new Figure("500", "[480, 700]"),
                        new Figure("5.1", "[5.0, 5.2]"),
                        "postgresql-42 1.1"));
        // 26.1, 25.1 and 35.1, less 5.1; 15.15 MB of jars.
        assertThat(rows.get(1).firstRow()).isEqualTo(new Figure("2,000", "[1,900, 2,601]"));
        assertThat(rows.get(1).retained()).isEqualTo(new Figure("+21.0", "[+20.0, +30.0]"));
        assertThat(rows.get(1).jars()).isEqualTo("3");
        assertThat(rows.get(1).note()).isEqualTo("orm-7 14.0, postgresql-42 1.1, small-1 <0.1");
        assertThat(rows.get(2).note()).isEqualTo("not measured: its JVM ended early");
        assertThat(rows.get(2).firstRow().value()).isEqualTo("–");
    }

    @Test
    void combinationsAreHeldAgainstTheWriterAlone() {
        List<CombinationTable.Row> rows = CombinationTable.of(RESULTS).rows();

        assertThat(rows.get(0).ratio().text()).isEqualTo("1");
        assertThat(rows.get(0).micros().value()).startsWith("2,000");
        assertThat(rows.get(1).ratio().value()).isEqualTo("0.500");
        assertThat(rows.get(1).statements()).isEqualTo("10.50");
        assertThat(rows.get(2).note()).isEqualTo("not measured: the read <b>does not</b> see it");
        assertThat(rows.get(2).ratio().text()).isEqualTo("–");
    }

    @Test
    void theCheapestIsNamedWithThoseThatItCannotBeToldFrom() {
        List<Combination> all = List.of(
                combination("jpa", "jooq", 1.00e6, 1.10e6),
                combination("jooq", "jpa", 1.02e6, 1.12e6),
                combination("jooq", "jooq", 2e6, 2.0001e6),
                combination("jpa", "jpa", 3e6, 3.0001e6));
        CombinationTable table = CombinationTable.of(RESULTS.withFootprints(List.of(), all, RESULTS.finishedAt()));

        assertThat(table.finding())
                .contains(
                        "writes and jOOQ reads in 1,049",
                        " µs (its interval is shared by 1 more); alone: jOOQ in 2,000")
                .endsWith(" µs.");
    }

    private static Combination combination(String write, String read, double first, double second) {
        return new Combination(write, read, null, List.of(List.of(first, first), List.of(second, second)), null);
    }

    @Test
    void bothStandInEveryFormatAndTextStaysText() {
        ReportView view = ReportView.of(RESULTS);

        assertThat(HtmlReport.of(view))
                .contains(
                        "<section id=\"choice\"",
                        "Cheapest in one transaction, of two: ",
                        "[1,900, 2,601]",
                        "the read &lt;b&gt;does not&lt;/b&gt; see it")
                .doesNotContain("<b>does not");
        assertThat(MarkdownReport.of(view, List.of()))
                .contains(
                        "## Which one for us",
                        "+21.0 \\[+20.0, +30.0\\]",
                        "0.500",
                        "Cheapest in one transaction, of two: ");
        assertThat(ConsoleSummary.of(view))
                .contains(
                        "keeps +21.0",
                        "jOOQ: not measured",
                        "Cheapest in one transaction, of two: ",
                        "All pairs stand in the")
                .doesNotContain("the read <b>does not</b>");
        assertThat(HtmlReport.of(ReportView.of(SampleResults.full()))).contains("./bench run --footprint");
    }
}
