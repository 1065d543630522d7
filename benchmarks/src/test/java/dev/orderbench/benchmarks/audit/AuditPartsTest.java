package dev.orderbench.benchmarks.audit;

import static dev.orderbench.benchmarks.audit.SampleReadings.of;
import static dev.orderbench.benchmarks.audit.SampleReadings.read;
import static dev.orderbench.benchmarks.audit.SampleReadings.reading;
import static dev.orderbench.benchmarks.audit.SampleReadings.result;
import static dev.orderbench.benchmarks.audit.SampleReadings.withSometimes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.orderbench.database.wire.WireMeter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The parts between the meter and the page, on readings written by hand. */
class AuditPartsTest {

    @Test
    void mostFrequentReadingIsTheCommonOneAndTheOthersTellWhatTheySendBeside() {
        WireMeter.Reading usual = reading(1, 50, "SELECT 1");
        List<WireMeter.Reading> readings = new ArrayList<>(Collections.nCopies(7, usual));
        readings.addFirst(reading(2, 90, "SELECT nextval", "SELECT 1"));
        readings.add(reading(2, 95, "SELECT nextval", "SELECT 1"));
        readings.add(reading(1, 51, "SELECT 1"));
        WirePass pass = new WirePass(readings);
        assertThat(pass.common()).isEqualTo(usual);
        assertThat(pass.calls()).isEqualTo(10);
        assertThat(pass.sometimes()).containsExactly(entry("SELECT nextval", 2));
    }

    @Test
    void planIsWhatFollowsTheStatementWithoutEstimates() {
        String sql = "SELECT *\nFROM orders\nWHERE id = $1";
        WireMeter.Reading reading =
                new WireMeter.Reading(2, List.of("SELECT *", sql), 0, 0, 1, 1, 1, 1, 1, 0, 0, 0, List.of("hello", """
                        duration: 0.013 ms  plan:
                        Query Text: SELECT *
                        FROM orders
                        WHERE id = $1
                        Nested Loop  (cost=0.29..8.31 rows=1 width=39)
                          ->  Index Scan using orders_pkey on orders  (cost=0.29..8.31 rows=1 width=39)
                                Index Cond: (id = $1)"""));
        assertThat(PlanReader.plans(reading)).containsExactly(new Audited.Plan(sql, """
                Nested Loop
                  ->  Index Scan using orders_pkey on orders
                        Index Cond: (id = $1)"""));
    }

    @Test
    void statementsThatAlternateForLongAreToldOnceEach() {
        List<String> sql = new ArrayList<>(List.of("BEGIN"));
        for (int i = 0; i < 100; i++) {
            sql.add("INSERT order");
            sql.add("INSERT item");
            sql.add("INSERT item");
        }
        assertThat(AuditMarkdown.statements(sql))
                .containsExactly(
                        "-- Each statement once, with its number, though they alternate.",
                        "BEGIN;",
                        "-- 100 times:",
                        "INSERT order;",
                        "-- 200 times:",
                        "INSERT item;");
    }

    @Test
    void statementOfManyParametersIsShortenedAndStillToldApart() {
        String start = "INSERT INTO orders VALUES ";
        String one =
                AuditMarkdown.statements(List.of(start + "(?), ".repeat(5_000))).getFirst();
        String other = AuditMarkdown.statements(List.of(start + "(?), ".repeat(4_999) + "(1), "))
                .getFirst();
        assertThat(one).startsWith(start).hasSizeLessThan(600).contains("25,026 characters in all");
        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void longLinesAreShownWhereTheyBeginToDiffer() {
        String line = "x".repeat(200);
        assertThat(SideBySide.of(line + "1", line + "2"))
                .last()
                .isEqualTo("%-48s | %s".formatted("…xxxxxxxxxxxx1", "…xxxxxxxxxxxx2"));
    }

    @Test
    void allocationIsCountedWithoutWhatComesBefore() {
        List<Object> kept = new ArrayList<>();
        long bytes = new AllocationMeter().bytesPerCall(() -> kept.add(new byte[100_000]), () -> {
            kept.clear();
            kept.add(new byte[10_000]);
        });
        assertThat(bytes).isBetween(10_000L, 10_500L);
    }

    @Test
    void tableFitsAHundredColumns() {
        Audited.Read read = withSometimes(read(reading(1, 123_456_789, "SELECT 1")), Map.of("SELECT 2", 1));
        assertThat(AuditTable.lines(result(of("raw-jdbc", "tuned", read), of("jpa", "stateless", read)), false))
                .startsWith("findOrder: an order")
                .anyMatch(line -> line.startsWith("  jpa stateless "))
                .anyMatch(line -> line.contains("123,456,789"))
                .contains("    in 1 of 5 calls also: SELECT 2")
                .allMatch(line -> line.length() <= 100);
    }
}
