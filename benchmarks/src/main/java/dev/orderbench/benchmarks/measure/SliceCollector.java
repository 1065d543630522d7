package dev.orderbench.benchmarks.measure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntConsumer;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/** Takes JMH's results as they come, and keeps what it prints for the case that something goes wrong. */
final class SliceCollector implements OutputFormat {

    private final int threads;
    private final IntConsumer onSlice;
    private final List<Double> times = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    /**
     * @param threads that call at the same time
     * @param onSlice told the number of slices done so far, after each
     */
    SliceCollector(int threads, IntConsumer onSlice) {
        this.threads = threads;
        this.onSlice = onSlice;
    }

    /** The mean time of an operation in each slice, over all operations of all threads, in nanoseconds. */
    List<Double> times() {
        return List.copyOf(times);
    }

    String text() {
        return text.toString();
    }

    @Override
    public void iterationResult(
            BenchmarkParams benchmark, IterationParams parameters, int iteration, IterationResult data) {
        double operationsPerNano = data.getPrimaryResult().getScore();
        times.add(threads / operationsPerNano);
        onSlice.accept(times.size());
    }

    @Override
    public void print(String s) {
        text.append(s);
    }

    @Override
    public void println(String s) {
        text.append(s).append('\n');
    }

    @Override
    public void verbosePrintln(String s) {
        println(s);
    }

    @Override
    public void write(int b) {
        text.append((char) b);
    }

    @Override
    public void write(byte[] b) {
        text.append(new String(b, StandardCharsets.UTF_8));
    }

    @Override
    public void iteration(BenchmarkParams benchmark, IterationParams parameters, int iteration) {
        // Thousands of short iterations: the progress line says what a line each would.
    }

    @Override
    public void startBenchmark(BenchmarkParams benchmark) {
        // Nothing to prepare.
    }

    @Override
    public void endBenchmark(BenchmarkResult result) {
        // All results have come slice by slice.
    }

    @Override
    public void startRun() {
        // Nothing to prepare.
    }

    @Override
    public void endRun(Collection<RunResult> result) {
        // All results have come slice by slice.
    }

    @Override
    public void flush() {
        // Nothing is buffered.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
