package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.Budget;
import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Stage;

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

    /** The JVMs found so far were measured in an earlier session; the time between the sessions does not count. */
    void goOn() {
        spentBefore = findings.jvmRuns().stream().mapToDouble(JvmRun::seconds).sum();
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
