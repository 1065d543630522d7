package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.Budget;
import dev.orderbench.benchmarks.result.Journal;
import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.result.Yardstick;
import java.util.List;

/** How much of its time a run has spent, and how long its next JVM will take. In seconds. */
final class Timetable {

    private final Plan plan;
    private final Findings findings;
    private final long begunAt = System.nanoTime();

    /** Of the budget, spent before this session. */
    private double spentBefore;

    /** What the yardstick took after a JVM at most. */
    private double yardstick;

    Timetable(Plan plan, Findings findings) {
        this.plan = plan;
        this.findings = findings;
    }

    /**
     * So much was measured in earlier sessions: attempts that were replaced or failed count too, the time between the sessions does
     * not. How long getting ready took then is not known, and counted once, as it was planned.
     */
    void goOn(List<Journal.Entry> earlier) {
        List<JvmRun> ended = earlier.stream().map(Journal.Entry::jvm).toList();
        if (!ended.isEmpty()) {
            spentBefore = RunRequest.preparationSeconds(plan.stages())
                    + ended.stream()
                            .mapToDouble(jvm -> jvm.seconds() + yardstickAfter(jvm))
                            .sum();
            ended.forEach(jvm -> addYardstick(yardstickAfter(jvm)));
        }
    }

    private static double yardstickAfter(JvmRun jvm) {
        Yardstick after = jvm.yardstick();
        return after == null ? 0 : YardstickPieces.leastSeconds(after);
    }

    /** The yardstick took so long after a JVM. */
    void addYardstick(double seconds) {
        yardstick = Math.max(yardstick, seconds);
    }

    double spent() {
        return spentBefore + (System.nanoTime() - begunAt) / 1e9;
    }

    /** How long a JVM of a stage takes: the longest so far, or what is to be expected; with the yardstick after it. */
    double perJvm(int stage) {
        return yardstick
                + findings.jvmRuns().stream()
                        .filter(jvm -> jvm.stage() == stage && jvm.failure() == null)
                        .mapToDouble(JvmRun::seconds)
                        .max()
                        .orElse(RunRequest.secondsPerJvm(plan.stages().get(stage)));
    }

    /** Of the budget, or of all JVMs where there is none, how much is done. */
    double shareDone() {
        Budget budget = plan.budget();
        return budget == null
                ? findings.jvmRuns().stream()
                        .mapToDouble(jvm -> shareOf(plan.stages().get(jvm.stage())))
                        .sum()
                : spent() / budget.seconds();
    }

    /** What a JVM of a stage takes of the whole. */
    double shareOf(Stage stage) {
        Budget budget = plan.budget();
        double whole = budget == null
                ? plan.stages().stream()
                        .mapToDouble(one -> one.jvms() * RunRequest.secondsPerJvm(one))
                        .sum()
                : budget.seconds();
        return RunRequest.secondsPerJvm(stage) / whole;
    }
}
