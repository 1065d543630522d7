package dev.orderbench.benchmarks.report;

import static dev.orderbench.benchmarks.report.MadeUpRun.JDBC;
import static dev.orderbench.benchmarks.report.MadeUpRun.JOOQ;
import static dev.orderbench.benchmarks.report.MadeUpRun.JPA;
import static dev.orderbench.benchmarks.report.MadeUpRun.mean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.orderbench.benchmarks.workload.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule of the answer, on results whose ratios are known. */
class AnswerTest {

    private static final double FAILED = Double.NaN;

    private static MadeUpRun three() {
        return MadeUpRun.of(JDBC, JOOQ, JPA);
    }

    private static String first(MadeUpRun run) {
        return run.answer().sentences().getFirst();
    }

    private static String second(MadeUpRun run) {
        return run.answer().sentences().get(1);
    }

    // Who is ahead.

    @Test
    void theFastestIsNamedWithWhatTheOthersCost() {
        assertThat(first(three().operation("findOrder", 1, 1.2, 1.5).operation("salesReport", 1, 1.4, 3)))
                .isEqualTo("Over 2 combinations of operation and conditions, Raw JDBC is the fastest: jOOQ takes "
                        + mean(1.2, 1.4) + " and JPA " + mean(1.5, 3)
                        + " the time of Raw JDBC in the geometric mean; single ratios lie between 1.20× for jOOQ at"
                        + " findOrder with 1 thread and 3.00× for JPA at salesReport with 1 thread.");
    }

    @Test
    void theBaselineNeedNotBeTheFastest() {
        assertThat(first(three().operation("findOrder", 1, 1.3, 0.5)))
                .contains("JPA is the fastest: JPA takes " + mean(0.5) + " and jOOQ " + mean(1.3)
                        + " the time of Raw JDBC");
    }

    @Test
    void thoseWhoCannotBeToldApartShareTheFirstPlace() {
        assertThat(first(three().operation("findOrder", 1, 1.01, 1.5)))
                .contains("Raw JDBC and jOOQ share the first place, as they cannot be told apart: jOOQ takes "
                        + mean(1.01) + " and JPA " + mean(1.5));
        assertThat(first(three().operation("findOrder", 1, 1.01, 0.99)))
                .contains("Raw JDBC, jOOQ and JPA cannot be told apart: JPA takes " + mean(0.99) + " and jOOQ "
                        + mean(1.01));
    }

    @Test
    void oneContenderIsComparedWithNobody() {
        assertThat(MadeUpRun.of(JDBC).operation("findOrder", 1).answer().sentences())
                .containsExactly("Only Raw JDBC was measured, so there is nothing to compare it with.");
    }

    @Test
    void oneJvmShowsNoOrder() {
        assertThat(three().inOneJvm()
                        .operation("findOrder", 1, 1.2, 1.5)
                        .operation("salesReport", 1, 1.2, 6)
                        .answer()
                        .sentences())
                .startsWith(
                        "Over 2 combinations of operation and conditions, no order is shown, since without a second JVM that measured both there"
                                + " is no interval: jOOQ takes 1.20× and JPA 3.00× the time of Raw JDBC in the geometric mean;"
                                + " single ratios lie between 1.20× for jOOQ at findOrder with 1 thread and 6.00× for JPA at"
                                + " salesReport with 1 thread.",
                        "Of all kinds of work, the ratio farthest from 1 is that of JPA on reports (6.00×), with no interval"
                                + " and so no verdict.");
    }

    @Test
    void whatCannotBeUsedIsLeftOutForAll() {
        assertThat(first(three().operation("findOrder", 1, 1.2, 1.5).operation("salesReport", 1, FAILED, 3)))
                .startsWith("Over 1 of 2 combinations of operation and conditions, Raw JDBC is the fastest: jOOQ takes "
                        + mean(1.2) + " and JPA " + mean(1.5) + " the time");
    }

    @Test
    void withoutACompleteCombinationNothingIsSaid() {
        assertThat(three().operation("findOrder", 1, FAILED, 1.5)
                        .operation("salesReport", FAILED, 1, 1)
                        .answer()
                        .sentences())
                .startsWith(
                        "Nothing is said of who is faster: in none of 2 combinations of operation and conditions has every"
                                + " contender a score.",
                        "Nothing is said of any kind of work either.");
        assertThat(first(three())).isEqualTo("Nothing is said of who is faster: no operation was compared.");
        assertThat(first(three().operation("findOrder", 1, FAILED, 1.5)))
                .isEqualTo(
                        "Nothing is said of who is faster: in the one combination of operation and conditions not every"
                                + " contender has a score.");
        assertThat(first(three().operation("findOrder", 1, 1.2, 1.5).failedControl("findOrder")))
                .isEqualTo(
                        "Nothing is said of who is faster: controls failed, so that the verdict of the one combination of"
                                + " operation and conditions is withheld.");
    }

    @Test
    void withheldVerdictsAreNotUsed() {
        assertThat(three().operation("findOrder", 1, 1.2, 1.5)
                        .operation("salesReport", 1, 2, 3)
                        .failedControl("findOrder")
                        .answer()
                        .sentences())
                .startsWith(
                        "Nothing is said of who is faster: controls failed, so that the verdicts of all 2 combinations of"
                                + " operation and conditions are withheld.",
                        "Nothing is said of any kind of work either.");
        assertThat(first(three().operation("findOrder", 1, 1.2, 1.5)
                        .operation("salesReport", 1, 2, FAILED)
                        .failedControl("findOrder")
                        .passedControl("salesReport")))
                .isEqualTo(
                        "Nothing is said of who is faster: of 2 combinations of operation and conditions, the verdicts of 1"
                                + " are withheld, since controls failed, and in the others not every contender has a score.");
    }

    @Test
    void aRunThatIsTooShortSaysSoFirst() {
        assertThat(first(three().smoke().operation("findOrder", 1, 1.2, 1.5)))
                .startsWith("Not fit for decisions, since the preset smoke measures too briefly: over 1 combination of"
                        + " operation and conditions, Raw JDBC is the fastest");
    }

    // By kind of work.

    @Test
    void theLargestDifferenceAndThoseThatVanish() {
        MadeUpRun run = three().operation("findOrder", 1, 1.01, 1.2)
                .operation("userWithRecentOrders", 1, 1, 1.25)
                .operation("salesReport", 1, 1, 1.01)
                .operation("placeOrder", 1, 1.2, 0.5);
        assertThat(second(run))
                .isEqualTo("The difference is largest on transactions of several rows, where JPA takes " + mean(0.5)
                        + " the time of Raw JDBC; no difference from it is shown for jOOQ on nested reads and reports, nor for"
                        + " JPA on reports.");
    }

    @Test
    void contendersThatTieAlikeAreNamedTogether() {
        MadeUpRun run = three().operation("findOrder", 1, 1.3, 1.2).operation("salesReport", 1, 1, 1.01);
        assertThat(second(run)).endsWith("; no difference from it is shown for jOOQ and JPA on reports.");
        assertThat(second(three().operation("findOrder", 1, 1.3, 1).operation("salesReport", 1, 1.3, 1)))
                .endsWith("; no difference from it is shown for JPA on any kind of work.");
    }

    @Test
    void whereAllDifferTheSmallestIsNamed() {
        assertThat(second(three().operation("findOrder", 1, 1.3, 1.2).operation("salesReport", 1, 2, 2.5)))
                .isEqualTo("The difference is largest on reports, where JPA takes " + mean(2.5)
                        + " the time of Raw JDBC; it is smallest, and yet shown, on nested reads (JPA, " + mean(1.2)
                        + ").");
    }

    @Test
    void whereNothingDiffersTheFarthestIsNoDifference() {
        assertThat(second(three().operation("findOrder", 1, 1, 1.01).operation("salesReport", 1, 1, 0.97)))
                .isEqualTo(
                        "On no kind of work is a difference from Raw JDBC shown; the ratio farthest from 1 is that of JPA on"
                                + " reports (" + mean(0.97) + ").");
    }

    @Test
    void oneKindIsNotBrokenDown() {
        assertThat(second(three().operation("findOrder", 1, 1.2, 1.5).operation("userWithRecentOrders", 1, 1.2, 1.5)))
                .isEqualTo("All of it is one kind of work, nested reads, so nothing is said of others.");
        assertThat(second(three().operation("unheardOf", 1, 1.2, 1.5)))
                .isEqualTo("All of it is one kind of work, other operations, so nothing is said of others.");
    }

    @ParameterizedTest
    @EnumSource
    void everyOperationIsOfAKnownKind(Operation operation) {
        assertThat(OperationFamily.of(operation.label())).isNotEqualTo(OperationFamily.OTHER);
    }

    @Test
    void theTableHasRatiosAndRanksOfEachKind() {
        FamilyTable table = three().operation("findOrder", 1, 1.2, 1.2)
                .operation("salesReport", 1, FAILED, 2)
                .operation("userWithRecentOrders", 1, 1.4, 1.4)
                .answer()
                .families();
        assertThat(table.contenders()).containsExactly("Raw JDBC", "jOOQ", "JPA");
        assertThat(table.rows())
                .extracting(FamilyTable.Row::family, FamilyTable.Row::operations)
                .containsExactly(
                        tuple("Nested reads", "findOrder, userWithRecentOrders"),
                        tuple("Reports", "salesReport; 1 of 1 combinations left out"));
        assertThat(table.rows().getFirst().places())
                .extracting(place -> place.ratio().text().replace(", ", ",\u00a0"), FamilyTable.Place::rank)
                .containsExactly(
                        tuple("1", "1"),
                        tuple(mean(1.2, 1.4).replace("×", ""), "2 to 3"),
                        tuple(mean(1.2, 1.4).replace("×", ""), "2 to 3"));
        assertThat(table.rows().getLast().places())
                .allMatch(place ->
                        place.ratio().text().equals("–") && place.rank().isEmpty());
    }
}
