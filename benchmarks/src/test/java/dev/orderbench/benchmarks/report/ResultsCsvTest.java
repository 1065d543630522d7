package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.AgainstPgbench;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.InOneTransaction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

class ResultsCsvTest {

    @Test
    void theHeaderNamesTheColumnsAndLinesEndAfterTheStandard() {
        String csv = csv(SampleResults.full());

        assertThat(csv)
                .startsWith(
                        "operation,threads,thread_kind,rtt_ms,data_size,contender,variant,metric,value,low,high,unit,"
                                + "verdict,note\r\n")
                .endsWith("\r\n");
        assertThat(csv.replace("\r\n", "")).doesNotContain("\r", "\n");
    }

    @Test
    void aTimeIsTheGeometricMeanOverTheJvmsOfTheGeometricMeansOfTheirSamples() {
        Results results = SampleResults.full();
        Cell cell = results.cells().stream()
                .filter(one -> one.operation().equals("placeOrder")
                        && one.point().threads() == 4
                        && one.contender().equals("jooq"))
                .findFirst()
                .orElseThrow();
        double expected = Math.exp(cell.series().stream()
                        .mapToDouble(series -> series.nanosPerOperation().stream()
                                .mapToDouble(Math::log)
                                .average()
                                .orElseThrow())
                        .average()
                        .orElseThrow())
                / 1000;

        Map<String, String> row = only(rows(csv(results)), "placeOrder", "4", "jooq", "time");

        assertThat(Double.parseDouble(row.get("value"))).isCloseTo(expected, within(expected * 1e-8));
        assertThat(Double.parseDouble(row.get("low"))).isLessThan(expected);
        assertThat(Double.parseDouble(row.get("high"))).isGreaterThan(expected);
        assertThat(row).containsEntry("unit", "us").containsEntry("thread_kind", "platform");
    }

    @Test
    void whatHasNoScoreHasARowThatSaysWhy() {
        assertThat(only(rows(csv(SampleResults.full())), "searchOrders", "4", "jpa", "time"))
                .containsEntry("value", "")
                .containsEntry("verdict", "no value")
                .containsEntry("note", "returned 19 orders where the contract asks for 20, at page 3");
    }

    @Test
    void eachCellAndMetricHasOneRow() {
        for (Results results : List.of(
                SampleResults.full(), SampleResults.controlled(), SampleResults.grown(), SampleResults.whole())) {
            assertThat(rows(csv(results)).stream()
                            .map(row -> row.get("operation")
                                    + row.get("threads")
                                    + row.get("thread_kind")
                                    + row.get("rtt_ms")
                                    + row.get("data_size")
                                    + row.get("contender")
                                    + row.get("metric")))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void freshJvmsAreToldByTheirMedianBetweenTheLeastAndTheLargest() {
        List<Map<String, String>> rows = rows(csv(SampleResults.whole()));

        assertThat(only(rows, "", "", "jpa", "first_row"))
                .containsEntry("value", "2000.5")
                .containsEntry("low", "1900.25")
                .containsEntry("high", "2600.75")
                .containsEntry("unit", "ms")
                .containsEntry(
                        "note", "median over 3 JVMs, between the least and the largest; no interval of confidence");
        assertThat(only(rows, "", "", "jpa", "retained_heap"))
                .containsEntry("value", "26100000")
                .containsEntry("low", "25100000")
                .containsEntry("high", "35100000");
        assertThat(only(rows, "", "", "raw-jdbc", "first_row"))
                .containsEntry("value", "510.4")
                .containsEntry("low", "")
                .containsEntry("note", "one JVM");
        assertThat(only(rows, "", "", "jooq", "first_row"))
                .containsEntry("verdict", "no value")
                .containsEntry("note", "its JVM ended early | <137>");
    }

    @Test
    void combinationsHaveTheTimesAndRatiosOfTheReport() {
        Results results = SampleResults.whole();
        InOneTransaction expected = InOneTransaction.of(results.combinations()).get(2);
        Estimate.Interval time = (Estimate.Interval) expected.time().orElseThrow();
        Estimate.Interval ratio = (Estimate.Interval) expected.ratio().orElseThrow();
        List<Map<String, String>> rows = rows(csv(results));

        assertThat(only(rows, "", "", "jpa+raw-jdbc", "combined_transaction"))
                .containsEntry("value", CsvText.number(time.value() / 1000))
                .containsEntry("low", CsvText.number(time.low() / 1000))
                .containsEntry("high", CsvText.number(time.high() / 1000))
                .containsEntry("unit", "us")
                .containsEntry("note", "");
        assertThat(only(rows, "", "", "jpa+raw-jdbc", "ratio_to_writer_alone"))
                .containsEntry("value", CsvText.number(ratio.value()))
                .containsEntry("unit", "1");
        assertThat(only(rows, "", "", "jooq+jpa", "combined_transaction")).containsEntry("verdict", "no value");
    }

    @Test
    void allMetricsAreThere() {
        assertThat(rows(csv(SampleResults.full())).stream()
                        .map(row -> row.get("metric"))
                        .distinct())
                .contains(
                        "time",
                        "throughput",
                        "ratio",
                        "client_cpu",
                        "server_cpu",
                        "wait",
                        "remainder",
                        "allocation",
                        "wal",
                        "statements",
                        "round_trips",
                        "bytes_sent",
                        "bytes_received");
        assertThat(rows(csv(SampleResults.controlled())))
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("metric", "control")
                        .containsEntry("verdict", "failed")
                        .containsEntry("note", "true is 1"));
        assertThat(rows(csv(SampleResults.grown())))
                .anySatisfy(
                        row -> assertThat(row).containsEntry("metric", "time").containsEntry("rtt_ms", "0.5"));
        assertThat(rows(csv(SvgFigureTest.withLatency())))
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("metric", "latency_p99")
                        .containsEntry("value", "2.1")
                        .containsEntry("unit", "ms"));
    }

    @Test
    void theBaselineStandsBesidePgbench() {
        Results results = SampleResults.full();
        AgainstPgbench.Row expected = AgainstPgbench.of(results).orElseThrow().rows().stream()
                .filter(row ->
                        row.operation().equals("placeOrder") && row.point().threads() == 4)
                .findFirst()
                .orElseThrow();
        Estimate.Interval ratio = (Estimate.Interval) expected.ratio();
        List<Map<String, String>> rows = rows(csv(results));

        assertThat(only(rows, "placeOrder", "4", "raw-jdbc", "yardstick_ratio"))
                .containsEntry("value", CsvText.number(ratio.value()))
                .containsEntry("low", CsvText.number(ratio.low()))
                .containsEntry("high", CsvText.number(ratio.high()))
                .containsEntry("unit", "1")
                .containsEntry("note", "target is 0.8")
                .hasEntrySatisfying("verdict", verdict -> assertThat(verdict).isIn("met", "missed", "not decided"));
        assertThat(only(rows, "placeOrder", "4", "raw-jdbc", "pgbench_throughput"))
                .containsEntry(
                        "value", CsvText.number(expected.pgbenchPerSecond().value()))
                .containsEntry("unit", "1/s");
    }

    @Test
    void theFloorIsThatOfTheDriverAndThePool() {
        List<Map<String, String>> rows = rows(csv(SampleResults.full()));

        assertThat(only(rows, "select1", "1", "driver and pool", "yardstick_ratio"))
                .containsEntry("verdict", "floor")
                .containsEntry("note", "");
        assertThat(only(rows, "select1", "1", "driver and pool", "throughput")).containsEntry("unit", "1/s");
    }

    @Test
    void whereThereWasNoPgbenchItSaysWhy() {
        assertThat(rows(csv(SampleResults.smoke())))
                .filteredOn("metric", "yardstick_ratio")
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("verdict", "no value")
                        .hasEntrySatisfying("note", note -> assertThat(note).contains("pgbench was not found")));
    }

    @Test
    void countedThroughputStandsBesideThatFromTime() {
        Results results = SampleResults.grown();
        List<Double> logs = results.cells().stream()
                .filter(cell -> cell.contender().equals("jooq")
                        && cell.point().threads() == 8
                        && cell.point().virtualThreads())
                .flatMap(cell -> cell.series().stream())
                .map(series -> Math.log(
                        Objects.requireNonNull(series.operationsPerSecond()).getFirst()))
                .toList();
        double expected = Math.exp(
                logs.stream().mapToDouble(Double::doubleValue).average().orElseThrow());

        assertThat(rows(csv(results)))
                .filteredOn(row -> "counted_throughput".equals(row.get("metric"))
                        && "jooq".equals(row.get("contender"))
                        && "8".equals(row.get("threads"))
                        && "virtual".equals(row.get("thread_kind")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(Double.parseDouble(row.get("value"))).isCloseTo(expected, within(expected * 1e-8));
                    assertThat(row).containsEntry("unit", "1/s");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "=1+1, '''=1+1'",
        "+1, '''+1'",
        "-1, '''-1'",
        "@SUM(A1), '''@SUM(A1)'",
        "jooq, jooq",
        "'', ''",
        "a=b, a=b"
    })
    void whatBeginsAsAFormulaIsText(String text, String written) {
        assertThat(CsvText.text(text)).isEqualTo(written);
    }

    @Test
    void textsWithSeparatorsAndQuotesComeBack() {
        PoolRow row = PoolRow.of(
                Map.of(PoolFactor.WAY, "a \"quoted\", parted\nway", PoolFactor.CONTENDER, "=cmd|' /C calc'!A0"),
                Map.of(PoolFigure.THROUGHPUT, 1234.5));
        String csv = PoolCsv.of(List.of(new PoolExperiment(PoolQuestion.SIZE, true, null, 1, List.of(row), List.of())));

        assertThat(rows(csv))
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .containsEntry("experiment", "size")
                        .containsEntry("way", "a \"quoted\", parted\nway")
                        .containsEntry("contender", "'=cmd|' /C calc'!A0")
                        .containsEntry("metric", "throughput")
                        .containsEntry("value", "1234.5")
                        .containsEntry("unit", "1/s"));
        assertThat(csv).contains("\"a \"\"quoted\"\", parted\nway\"");
    }

    @Test
    void numbersHaveNoExponent() {
        assertThat(CsvText.number(1.5e10)).isEqualTo("15000000000");
        assertThat(CsvText.number(1e-7)).isEqualTo("0.0000001");
        assertThat(CsvText.number(0.0)).isEqualTo("0");
        assertThat(CsvText.number(2.0 / 3)).isEqualTo("0.666666667");
        assertThat(CsvText.number(Double.POSITIVE_INFINITY)).isEqualTo("Inf");
        assertThat(CsvText.number(null)).isEmpty();
    }

    private static String csv(Results results) {
        return ResultsCsv.of(results, Comparison.of(results));
    }

    private static List<Map<String, String>> rows(String csv) {
        try (var rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Map<String, String>>readValues(csv)) {
            return rows.readAll();
        }
    }

    private static Map<String, String> only(
            List<Map<String, String>> rows, String operation, String threads, String contender, String metric) {
        List<Map<String, String>> found = rows.stream()
                .filter(row -> operation.equals(row.get("operation"))
                        && threads.equals(row.get("threads"))
                        && contender.equals(row.get("contender"))
                        && metric.equals(row.get("metric")))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
