package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Budget;
import dev.orderbench.benchmarks.result.Disturbance;
import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Results;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the report says of disturbed JVMs, and of what the budget ended. */
class RunConditionsTest {

    private static final Disturbance QUIET = disturbance(-0.02);

    @Test
    void quietRunSaysThatItWasQuiet() {
        ReportView view = ReportView.of(with(QUIET, QUIET, null, null));
        assertThat(headings(view)).noneMatch(heading -> heading.contains("disturbed"));
        assertThat(note(view, "Disturbances"))
                .startsWith("Every 2 s, between slices,")
                .endsWith("No JVM that counts was disturbed.")
                .doesNotContain("Not available");
        assertThat(view.jvms()).extracting(JvmRow::outcome).containsOnly("measured");
    }

    @Test
    void disturbedJvmIsMarkedWithWhatDisturbedIt() {
        ReportView view = ReportView.of(with(disturbance(0.6), QUIET, null, null));
        String sign = "other processes used up to 4.8 processors for at least 6 seconds";
        assertThat(headings(view)).contains("1 of " + view.jvms().size() + " JVMs was disturbed");
        assertThat(note(view, "Disturbances"))
                .endsWith("1 JVM that counts was disturbed, and not repeated: marked below.");
        assertThat(view.jvms().getFirst().outcome()).isEqualTo("measured; disturbed: " + sign);
        assertThat(view.jvms().get(1).outcome()).isEqualTo("measured");
        assertThat(ConsoleSummary.of(view)).contains("JVMS WAS DISTURBED. Something else went on while it measured");
    }

    @Test
    void repeatedJvmIsMarkedAndWhatItReplacedIsNot() {
        ReportView view = ReportView.of(with(QUIET, QUIET, disturbance(0.6), null));
        assertThat(headings(view)).noneMatch(heading -> heading.contains("disturbed"));
        assertThat(note(view, "Disturbances"))
                .endsWith("1 JVM was repeated whole, since it had been disturbed. No JVM that counts was disturbed.");
        assertThat(view.jvms().getFirst().outcome()).isEqualTo("measured again, since it had been disturbed");
    }

    @Test
    void whatCouldNotBeReadIsNamed() {
        Disturbance blind = new Disturbance(2, null, List.of(140.0), null, null, null, null);
        assertThat(note(ReportView.of(with(blind, QUIET, null, null)), "Disturbances"))
                .contains("Not available here, at least at times: foreign processor time, page faults and swapping,"
                        + " checkpoints and autovacuum.");
    }

    @Test
    void intervalsThatTheBudgetLeftWideAreNamed() {
        ReportView view = ReportView.of(with(QUIET, QUIET, null, new Budget(2_700, 0.0001)));
        assertThat(headings(view)).anyMatch(heading -> heading.matches("\\d+ of \\d+ intervals not within ±0.0%"));
        assertThat(note(view, "The end of the run"))
                .contains("within the budget of 45 min", "Not that narrow: jOOQ in ", " with 1 thread (±");
        assertThat(note(view, "The interval")).contains("repeated in at least ", "with at least ");
        assertThat(ConsoleSummary.of(view)).contains("INTERVALS NOT WITHIN +/-0.0%");
    }

    @Test
    void runThatReachedItsTargetSaysSo() {
        ReportView view = ReportView.of(with(QUIET, QUIET, null, new Budget(90, 9)));
        assertThat(headings(view)).noneMatch(heading -> heading.contains("not within"));
        assertThat(note(view, "The end of the run"))
                .contains("within the budget of 1 min 30 s")
                .endsWith("All intervals are that narrow.");
    }

    private static List<String> headings(ReportView view) {
        return view.notices().stream().map(Notice::heading).toList();
    }

    private static String note(ReportView view, String heading) {
        return view.method().stream()
                .filter(note -> note.heading().equals(heading))
                .findFirst()
                .orElseThrow()
                .text();
    }

    @Test
    void jvmThatWasRepeatedAndStillDisturbedIsNotToldToBeUnrepeated() {
        Disturbance bad = disturbance(0.6);
        Results once = with(bad, QUIET, bad, null);
        assertThat(note(ReportView.of(once), "Disturbances"))
                .endsWith(
                        "1 JVM was repeated whole, since it had been disturbed. 1 JVM that counts was still disturbed after 1 repetition: marked below.");

        List<JvmRun> jvms = new ArrayList<>(once.jvms());
        jvms.set(0, reading(jvms.getFirst(), bad, jvms.getFirst()));
        jvms.set(1, reading(jvms.get(1), bad, null));
        assertThat(DisturbanceWords.of(with(once, jvms)).note().text())
                .endsWith(
                        "1 JVM that counts was disturbed, and not repeated; 1 JVM that counts was still disturbed after 2 repetitions: marked below.");
    }

    private static Results with(Results results, List<JvmRun> jvms) {
        return new Results(
                results.format(),
                results.version(),
                results.startedAt(),
                results.finishedAt(),
                results.complete(),
                results.plan(),
                results.environment(),
                results.contenders(),
                jvms,
                results.cells());
    }

    private static Disturbance disturbance(double foreignShare) {
        return new Disturbance(
                2, List.of(foreignShare, foreignShare, foreignShare), List.of(140.0, 141.0, 139.0), 2L, 0L, 0L, 0L);
    }

    /** A full run, with what the first JVM and the others read, what the first one replaced, and a budget. */
    private static Results with(
            Disturbance first, Disturbance others, @Nullable Disturbance replaced, @Nullable Budget budget) {
        Results full = SampleResults.full();
        List<JvmRun> jvms = new ArrayList<>();
        for (JvmRun jvm : full.jvms()) {
            boolean isFirst = jvms.isEmpty();
            jvms.add(reading(
                    jvm, isFirst ? first : others, isFirst && replaced != null ? reading(jvm, replaced, null) : null));
        }
        Plan plan = full.plan();
        return new Results(
                full.format(),
                full.version(),
                full.startedAt(),
                full.finishedAt(),
                full.complete(),
                new Plan(
                        plan.preset(),
                        plan.fitForDecisions(),
                        plan.dataSize(),
                        plan.orders(),
                        plan.stages(),
                        plan.seed(),
                        budget),
                full.environment(),
                full.contenders(),
                jvms,
                full.cells());
    }

    private static JvmRun reading(JvmRun jvm, Disturbance disturbance, @Nullable JvmRun replaced) {
        return new JvmRun(
                jvm.stage(),
                jvm.index(),
                jvm.seed(),
                jvm.startedAt(),
                jvm.seconds(),
                jvm.indexPages(),
                null,
                disturbance,
                replaced,
                null);
    }
}
