package dev.orderbench.benchmarks.report;

import static dev.orderbench.benchmarks.report.MadeUpRun.JDBC;
import static dev.orderbench.benchmarks.report.MadeUpRun.JOOQ;
import static dev.orderbench.benchmarks.report.MadeUpRun.JPA;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What an answer does not say, and for whom it holds. */
class NotShownTest {

    private static final double FAILED = Double.NaN;

    private static MadeUpRun three() {
        return MadeUpRun.of(JDBC, JOOQ, JPA);
    }

    @Test
    void nothingIsHidden() {
        assertThat(three().operation("findOrder", 1, 1.01, 1.5)
                        .operation("salesReport", 1, 1.3, FAILED)
                        .passedControl("findOrder")
                        .answer()
                        .notShown())
                .containsExactly(
                        "In 1 of 3 comparisons no difference from Raw JDBC is shown, which is no proof of equality: the"
                                + " intervals leave room for a factor of up to 1.04.",
                        "1 of 6 measurements gave no score; such a combination is left out of all means.");
        assertThat(three().operation("findOrder", 1, 1.3, 1.5)
                        .passedControl("findOrder")
                        .answer()
                        .notShown())
                .containsExactly("Nothing: each comparison shows a difference, and nothing was left out.");
        assertThat(MadeUpRun.of(JDBC)
                        .operation("findOrder", 1)
                        .passedControl("findOrder")
                        .answer()
                        .notShown())
                .containsExactly("Any difference: nothing was compared with Raw JDBC.");
        assertThat(three().operation("findOrder", 1, 1.2, 1.5)
                        .failedControl("findOrder")
                        .answer()
                        .notShown())
                .anyMatch(text ->
                        text.startsWith("The verdict of the one combination of operation and conditions is withheld"));
        assertThat(three().cutShort()
                        .operation("findOrder", 1, 1.3, 1.5)
                        .answer()
                        .notShown())
                .containsExactly(
                        "The plan was not carried out whole: what was not reached, or failed, is not said.",
                        "Whether the measurement itself was right: no controls were measured.");
        assertThat(three().operation("findOrder", FAILED, 1, 1.5)
                        .passedControl("findOrder")
                        .answer()
                        .notShown())
                .contains("2 scores could not be compared with Raw JDBC.");
        // An interval below 1 leaves as much room as one above it: 1 / (0.98 * exp(-0.02484)) = 1.046.
        assertThat(three().operation("findOrder", 1, 0.98, 1.5).answer().notShown())
                .anyMatch(text -> text.endsWith("leave room for a factor of up to 1.05."));
        assertThat(three().inOneJvm().operation("findOrder", 1, 1, 1.5).answer().notShown())
                .contains("In 2 of 2 comparisons a single JVM measured, which gives no interval and so no verdict.");
    }

    @Test
    void widthsBeyondTheTargetAreNamed() {
        // Half a width is exp(4.3027 * 0.01 / sqrt(3)) - 1, 2.5 %.
        assertThat(three().aimingAt(0.02)
                        .operation("findOrder", 1, 1.3, 1.5)
                        .answer()
                        .notShown())
                .contains(
                        "2 of 2 intervals are wider than the ±2.0% that the run aimed at, the widest ±2.5% (jOOQ at findOrder"
                                + " with 1 thread).");
        assertThat(three().aimingAt(0.03)
                        .operation("findOrder", 1, 1.3, 1.5)
                        .answer()
                        .notShown())
                .noneMatch(text -> text.contains("wider"));
    }

    @Test
    void withheldKindsAreNamed() {
        assertThat(three().operation("findOrder", 1, 1.2, 1.5)
                        .operation("salesReport", 1, 2, 3)
                        .failedControl("findOrder")
                        .passedControl("salesReport")
                        .answer()
                        .notShown())
                .contains(
                        "The verdicts of 1 of 2 combinations of operation and conditions are withheld, since controls failed:"
                                + " nothing is said of nested reads.");
    }

    @Test
    void conditionsAreTold() {
        assertThat(three().operation("findOrder", 1, 1.2, 1.5).answer().holdsFor())
                .extracting(fact -> fact.name() + ": " + fact.value())
                .containsExactly(
                        "Server: PostgreSQL 18.6, started by order-bench",
                        "Network: none: client and server share the machine, over loopback",
                        "Data: small, 10,000 orders",
                        "Threads: 1 thread",
                        "Machine: some CPU, 2 processors, 4.0 GiB, Linux",
                        "Java: JDK 25");
        assertThat(three().onExternalServer()
                        .operation("findOrder", 1, 1.2, 1.5)
                        .answer()
                        .holdsFor())
                .extracting(FactSheet.Fact::value)
                .startsWith(
                        "PostgreSQL 18.6, an external server with settings of its own",
                        "that to the external server, which is part of every time");
    }
}
