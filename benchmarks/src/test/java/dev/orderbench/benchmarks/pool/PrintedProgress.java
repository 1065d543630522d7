package dev.orderbench.benchmarks.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.measure.ProgressListener;
import java.util.ArrayList;
import java.util.List;

/** The progress of experiments, for who reads the log of a test; keeps what went wrong. */
public final class PrintedProgress implements ProgressListener {

    private final List<String> problems = new ArrayList<>();

    public List<String> problems() {
        return List.copyOf(problems);
    }

    @Override
    public void step(String what) {
        System.out.println(what);
    }

    @Override
    public void problem(String what) {
        System.out.println("FAILED " + what);
        problems.add(what);
    }

    @Override
    public void slice(int jvm, int jvms, String what, double shareDone) {
        assertThat(what).as("no slices here").isNull();
    }

    @Override
    public void part(String what, double shareDone) {
        // Of no interest here.
    }
}
