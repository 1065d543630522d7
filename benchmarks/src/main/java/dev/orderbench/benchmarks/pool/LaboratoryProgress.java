package dev.orderbench.benchmarks.pool;

import dev.orderbench.benchmarks.measure.ProgressListener;
import dev.orderbench.benchmarks.result.PoolQuestion;
import java.util.List;

/** Tells how far all experiments have come, where each tells how far it has come itself. */
final class LaboratoryProgress implements ProgressListener {

    private final ProgressListener listener;
    private final List<PoolQuestion> asked;
    private final boolean brief;
    private final double total;
    private double before;
    private double current;

    LaboratoryProgress(ProgressListener listener, List<PoolQuestion> asked, boolean brief) {
        this.listener = listener;
        this.asked = asked;
        this.brief = brief;
        this.total =
                asked.stream().mapToDouble(question -> weight(question, brief)).sum();
    }

    /** About how many seconds an experiment takes with the preset quick, and with standard. */
    private static double weight(PoolQuestion question, boolean brief) {
        return switch (question) {
            case CONNECTION -> brief ? 18 : 42;
            case BORROW -> brief ? 19 : 62;
            case SIZE -> brief ? 38 : 575;
            case HOLDING -> brief ? 16 : 95;
            case SATURATION -> brief ? 15 : 75;
            case ADVICE -> brief ? 24 : 170;
            case SPIKE -> brief ? 6 : 14;
            case LEAK -> 6;
            case RECOVERY -> brief ? 23 : 140;
            case TIMEOUT -> brief ? 15 : 60;
            case PGBOUNCER -> brief ? 20 : 150;
            case INSTANCES -> 13;
        };
    }

    /** An experiment begins; the one before it is over. */
    void begin(PoolQuestion question) {
        before = asked.subList(0, asked.indexOf(question)).stream()
                .mapToDouble(earlier -> weight(earlier, brief))
                .sum();
        current = weight(question, brief);
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
