package dev.orderbench.benchmarks.pool;

import dev.orderbench.benchmarks.measure.ProgressListener;
import dev.orderbench.benchmarks.result.PoolQuestion;
import java.util.List;

/** Tells how far all experiments have come, where each tells how far it has come itself. */
final class LaboratoryProgress implements ProgressListener {

    private final ProgressListener listener;
    private final List<PoolQuestion> asked;
    private final double total;
    private double before;
    private double current;

    LaboratoryProgress(ProgressListener listener, List<PoolQuestion> asked) {
        this.listener = listener;
        this.asked = asked;
        this.total = asked.stream().mapToDouble(LaboratoryProgress::weight).sum();
    }

    /** About how many seconds an experiment takes with the preset quick; with others the proportions are not far from it. */
    private static double weight(PoolQuestion question) {
        return switch (question) {
            case CONNECTION -> 18;
            case BORROW -> 26;
            case SIZE -> 55;
            case HOLDING -> 22;
            case SATURATION -> 22;
            case ADVICE -> 14;
            case SPIKE -> 3;
            case LEAK -> 7;
            case RECOVERY -> 24;
            case TIMEOUT -> 14;
            case PGBOUNCER -> 28;
            case INSTANCES -> 11;
        };
    }

    /** An experiment begins; the one before it is over. */
    void begin(PoolQuestion question) {
        before = asked.subList(0, asked.indexOf(question)).stream()
                .mapToDouble(LaboratoryProgress::weight)
                .sum();
        current = weight(question);
        listener.step("experiment %d of %d: %s".formatted(asked.indexOf(question) + 1, asked.size(), question.label()));
    }

    @Override
    public void step(String what) {
        listener.step(what);
    }

    @Override
    public void problem(String what) {
        listener.problem(what);
    }

    @Override
    public void slice(int jvm, int jvms, String what, double shareDone) {
        listener.slice(jvm, jvms, what, shareDone);
    }

    @Override
    public void part(String what, double shareDone) {
        listener.part(what, Math.min(1, (before + current * shareDone) / total));
    }
}
