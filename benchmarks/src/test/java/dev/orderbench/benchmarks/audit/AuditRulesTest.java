package dev.orderbench.benchmarks.audit;

import static dev.orderbench.benchmarks.audit.SampleReadings.of;
import static dev.orderbench.benchmarks.audit.SampleReadings.read;
import static dev.orderbench.benchmarks.audit.SampleReadings.reading;
import static dev.orderbench.benchmarks.audit.SampleReadings.result;
import static dev.orderbench.benchmarks.audit.SampleReadings.withLarger;
import static dev.orderbench.benchmarks.audit.SampleReadings.withPlan;
import static dev.orderbench.benchmarks.audit.SampleReadings.withSometimes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditRulesTest {

    private static final Audited.Read PLAIN = read(reading(1, 50, "SELECT 1"));
    private static final Audited BASELINE = of("raw-jdbc", "tuned", PLAIN);

    @Test
    void whatTheBaselineSendsBreaksNothing() {
        assertThat(broken(of("jpa", "tuned", PLAIN))).isEmpty();
    }

    @Test
    void failureIsBrokenInEveryVariant() {
        assertThat(broken(of("jpa", "naive", new Audited.Failed("findOrder", "an order", "had enough"))))
                .containsExactly("jpa naive, findOrder: an order: had enough");
    }

    @Test
    void readThatSendsMoreWhenAskedForMoreIsNPlusOne() {
        Audited.Read grows = withLarger(
                read(reading(2, 50, "SELECT 1", "SELECT 2")),
                false,
                2,
                reading(3, 50, "SELECT 1", "SELECT 2", "SELECT 2"));
        assertThat(AuditRules.broken(result(of("raw-jdbc", "tuned", grows)), List.of(), true))
                .containsExactly(
                        "raw-jdbc tuned, findOrder: an order: 2 round trips, but 3 for more",
                        "raw-jdbc tuned, findOrder: an order: 2 statements, but 3 for more");
        assertThat(AuditRules.broken(result(of("raw-jdbc", "naive", grows)), List.of(), true))
                .isEmpty();
        assertThat(AuditRules.broken(result(of("jpa", "stateless", grows)), List.of(), true))
                .hasSize(2);
    }

    @Test
    void writeMayGrowByWholeBatches() {
        // 50 rows more: a batch and a fetch of keys.
        assertThat(grownBy(2)).isEmpty();
        assertThat(grownBy(3)).containsExactly("raw-jdbc tuned, findOrder: an order: 1 round trips, but 4 for more");
    }

    private static List<String> grownBy(int roundTrips) {
        Audited.Read write = withLarger(PLAIN, true, 51, reading(1 + roundTrips, 50, "INSERT", "INSERT", "INSERT"));
        return AuditRules.broken(result(of("raw-jdbc", "tuned", write)), List.of(), true);
    }

    @Test
    void additionalRoundTripNeedsANoteForEach() {
        Audited more = of("jpa", "tuned", read(reading(3, 50, "BEGIN", "SELECT 1", "SELECT 2", "COMMIT")));
        assertThat(broken(more))
                .containsExactly("jpa tuned, findOrder: an order: 3 round trips, the baseline 1, and no note says why,"
                        + " or too few do");
        Note commit = new Note("jpa", "*", "findOrder", "COMMIT", "transactions end so");
        assertThat(broken(more, commit)).hasSize(1);
        assertThat(broken(more, commit, new Note("*", "tuned", "*", "SELECT 2", "it wants to know")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHOW TRANSACTION ISOLATION LEVEL", "set local x = 1", "SAVEPOINT a"})
    void statementThatOnlySetsOrShowsNeedsANoteThoughItSharesARoundTrip(String sql) {
        Audited more = of("jooq", "tuned", read(reading(1, 50, sql, "SELECT 1")));
        assertThat(broken(more))
                .containsExactly(
                        "jooq tuned, findOrder: an order: the baseline does not need it, and no note says why it is sent: "
                                + sql);
        assertThat(broken(more, new Note("jooq", "tuned", "findOrder", sql, "the driver asks")))
                .isEmpty();
        assertThat(broken(of("jooq", "naive", more.cases().getFirst()))).isEmpty();
    }

    @Test
    void statementOfSomeCallsNeedsANote() {
        Audited some = of("jpa", "tuned", withSometimes(PLAIN, Map.of("select nextval('x')", 1)));
        assertThat(broken(some))
                .containsExactly(
                        "jpa tuned, findOrder: an order: no note says why some calls send: select nextval('x')");
        assertThat(broken(some, new Note("jpa", "tuned", "*", "nextval", "keys come in blocks")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Seq Scan on orders", "Seq Scan on order_items i", "Seq Scan on users"})
    void planThatReadsALargeTableFromEndToEndNeedsANote(String scan) {
        Audited scans = of("jpa", "tuned", withPlan(PLAIN, "Hash Join\n  ->  Parallel " + scan + "\n"));
        assertThat(broken(scans)).singleElement().asString().contains("no note says why a plan has: Seq Scan on ");
        assertThat(broken(scans, new Note("*", "*", "findOrder", "Seq Scan", "it reads all of it")))
                .isEmpty();
    }

    @Test
    void planThatReadsASmallTableIsFine() {
        assertThat(broken(of("jpa", "tuned", withPlan(PLAIN, "Seq Scan on products"))))
                .isEmpty();
    }

    @Test
    void noteThatExplainsNothingIsBrokenWhereEverythingWasAudited() {
        Note note = new Note("jpa", "tuned", "findOrder", "SHOW", "once upon a time");
        assertThat(broken(of("jpa", "tuned", PLAIN), note))
                .containsExactly("The note 'SHOW' of jpa tuned, findOrder, explains nothing: take it out");
        assertThat(AuditRules.broken(result(BASELINE), List.of(note), false)).isEmpty();
    }

    private static List<String> broken(Audited audited, Note... notes) {
        return AuditRules.broken(result(BASELINE, audited), List.of(notes), true);
    }
}
