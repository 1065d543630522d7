package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Footprint;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.source.Extent;
import dev.orderbench.benchmarks.source.SourceCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChoiceTableTest {

    @Test
    void eachFileThatIsNamedIsInTheRepository() {
        assertThat(LibraryFacts.paths())
                .isNotEmpty()
                .allSatisfy(path -> assertThat(Path.of("..").resolve(path)).isRegularFile());
    }

    @Test
    void eachQuestionIsAnsweredForEachContenderOfThisProject() {
        for (String module : List.of("raw-jdbc", "jooq", "jpa")) {
            for (LibraryFacts.Question question : LibraryFacts.Question.values()) {
                assertThat(LibraryFacts.of(module, question))
                        .as(module + ", " + question)
                        .isPresent();
            }
        }
        assertThat(LibraryFacts.of("mine", LibraryFacts.Question.MIGRATIONS)).isEmpty();
    }

    @Test
    void figuresAreThoseOfTheRun() {
        Results full = SampleResults.full();
        Results results = full.withFootprints(
                List.of(new Footprint(
                        "jooq",
                        null,
                        Map.of("jooq.jar", 4_000_000L, "r2dbc-spi.jar", 60_000L),
                        List.of(900.0, 700.0, 800.4, 1_000.0),
                        List.of(21_000_000L, 20_000_000L, 25_000_000L))),
                List.of(),
                full.finishedAt());
        ChoiceTable table = ReportView.of(results).choice();

        assertThat(table.contenders()).startsWith("Raw JDBC", "jOOQ", "JPA (Hibernate)");
        assertThat(cell(table, "Dependencies", 1)).startsWith("2 jars, 4.1 MB");
        assertThat(cell(table, "Start-up", 1)).startsWith("850 ms").contains("4 JVMs");
        assertThat(cell(table, "Memory", 1)).startsWith("21.0 MB");
        assertThat(cell(table, "Start-up", 0)).isEqualTo("not measured in this run");
        // One at registerUser and searchOrders, and whatever else reads; five at placeOrder.
        double roundTrips = results.plan().operations().stream()
                .mapToDouble(operation -> operation.equals("placeOrder") ? 5 : 1)
                .sum();
        assertThat(cell(table, "Pooling", 1)).contains(" " + (int) roundTrips + " round trips");
        StandingRow jooq = ReportView.of(results).standings().get(1);
        assertThat(cell(table, "Performance", 1))
                .startsWith(jooq.ratio().with("×"))
                .contains("rank " + jooq.rank());
        assertThat(cell(table, "Performance", 0)).startsWith("The baseline; rank ");
        Extent extent = SourceCatalog.program().extent("jooq", "tuned").orElseThrow();
        assertThat(cell(table, "Learning effort", 1))
                .startsWith("%,d lines of code in %d files".formatted(extent.lines(), extent.classes()))
                .contains("proxy");
    }

    @Test
    void evidenceOnThePageIsLinked() {
        ReportView view = ReportView.of(SampleResults.full());
        List<String> operations = view.why().operations().stream()
                .map(WhyTable.WhyOperation::operation)
                .toList();

        assertThat(anchor(view, "Pooling", 0)).isEqualTo("wire");
        assertThat(anchor(view, "Performance", 1)).isEqualTo("overview");
        // The store's query of orders by criteria.
        assertThat(anchor(view, "Query flexibility", 0)).isEqualTo("why-" + (1 + operations.indexOf("searchOrders")));
        assertThat(anchor(view, "Learning effort", 2)).isEqualTo("why");
    }

    @Test
    void filesThatAreNamedAndShownNowhereElseStandBelowTheTable() throws IOException {
        ReportView view = ReportView.of(SampleResults.full());

        assertThat(view.choice().rows())
                .allSatisfy(row -> assertThat(row.cells().subList(0, 3))
                        .extracting(ChoiceTable.Cell::anchor)
                        .as(row.question())
                        .allMatch(
                                anchor -> row.question().matches("Dependencies|Start-up|Memory") || !anchor.isEmpty()));
        assertThat(view.choice().evidence())
                .extracting(one -> one.file().path())
                .contains("raw-jdbc/src/test/java/dev/orderbench/jdbc/RawJdbcTest.java")
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(view.why().anchors().keySet());
        for (ChoiceTable.Evidence one : view.choice().evidence()) {
            assertThat(one.file().text())
                    .isEqualTo(Files.readString(Path.of("..").resolve(one.file().path())));
        }
        ChoiceTable.Evidence test = view.choice().evidence().stream()
                .filter(one -> one.file().path().contains("/test/"))
                .findFirst()
                .orElseThrow();
        assertThat(anchor(view, "Type safety", 0)).as("a test").isEqualTo(test.anchor());
    }

    private static String anchor(ReportView view, String question, int column) {
        return row(view.choice(), question).cells().get(column).anchor();
    }

    @Test
    void ofAForeignContenderNothingIsClaimed() {
        Results full = SampleResults.full();
        Results results = new Results(
                full.format(),
                full.version(),
                full.startedAt(),
                full.finishedAt(),
                false,
                full.plan(),
                full.environment(),
                List.of(new Contender("mine", "Mine", "tuned", Role.CONTENDER)),
                full.jvms(),
                List.of());
        ChoiceTable table = ReportView.of(results).choice();

        assertThat(table.rows())
                .allSatisfy(row -> assertThat(row.cells())
                        .singleElement()
                        .satisfies(cell -> assertThat(cell.text()).matches("not (described|measured|counted).*")));
    }

    private static String cell(ChoiceTable table, String question, int column) {
        return row(table, question).cells().get(column).text();
    }

    private static ChoiceTable.Row row(ChoiceTable table, String question) {
        return table.rows().stream()
                .filter(row -> row.question().equals(question))
                .findFirst()
                .orElseThrow();
    }
}
