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
    private final Reckoning reckoning;
    private final Findings findings;
    private final long begunAt = System.nanoTime();

    /** Of the budget, spent before this session. */
    private double spentBefore;

    /** What the yardstick took after a JVM at most. */
    private double yardstick;

    Timetable(RunRequest request, Findings findings) {
        this.plan = request.plan();
        this.reckoning = new Reckoning(request);
        this.findings = findings;
    }

    /**
     * So much was measured in earlier sessions: attempts that were replaced or failed count too, the time between the sessions does
     * not. How long getting ready took then is not known, and counted once, as it was planned.
     */
    void goOn(List<Journal.Entry> earlier) {
        List<JvmRun> ended = earlier.stream().map(Journal.Entry::jvm).toList();
        if (!ended.isEmpty()) {
            spentBefore = reckoning.preparation()
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

    /** How long a JVM of a stage takes: the longest so far, or what is to be expected; with the yardstick where one comes after it. */
    double perJvm(int stage) {
        boolean compares = plan.stages().get(stage).kind() == Stage.Kind.COMPARISON;
        return (compares ? yardstick : 0)
                + findings.jvmRuns().stream()
                        .filter(jvm -> jvm.stage() == stage && jvm.failure() == null)
                        .mapToDouble(JvmRun::seconds)
                        .max()
                        .orElse(reckoning.perJvm(plan.stages().get(stage)));
    }

    /** How much is done of what is to be expected. */
    double shareDone() {
        double spent = spent();
        return spent / whole(spent);
    }

    /** What a JVM of a stage takes of the whole. */
    double shareOf(int stage) {
        return perJvm(stage) / whole(spent());
    }

    /** The budget, or what must be run where there is none, or where that takes longer after all. */
    private double whole(double spent) {
        double needed = spent;
        for (int stage = 0; stage < plan.stages().size(); stage++) {
            int number = stage;
            long begun = findings.jvmRuns().stream()
                    .filter(jvm -> jvm.stage() == number)
                    .count();
            needed += Math.max(0, plan.stages().get(stage).jvms() - begun) * perJvm(stage);
        }
        Budget budget = plan.budget();
        return budget == null ? needed : Math.max(budget.seconds(), needed);
    }
}
