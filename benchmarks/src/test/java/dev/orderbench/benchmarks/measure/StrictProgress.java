package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** The progress of a run in which nothing may go wrong; keeps the steps that it was told. */
public class StrictProgress implements ProgressListener {

    private final List<String> steps = new ArrayList<>();

    /** What was told, in order. */
    public final List<String> steps() {
        return List.copyOf(steps);
    }

    @Override
    public void step(String what) {
        steps.add(what);
    }

    @Override
    public void problem(String what) {
        throw new AssertionError(what);
    }

    @Override
    public void slice(int jvm, int jvms, String what, double shareDone) {
        assertThat(shareDone).isBetween(0.0, 1.0);
        assertThat(jvm).isBetween(1, jvms);
    }

    @Override
    public void part(String what, double shareDone) {
        assertThat(shareDone).isBetween(0.0, 1.0);
    }
}
