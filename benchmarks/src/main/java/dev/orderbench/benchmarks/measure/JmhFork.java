package dev.orderbench.benchmarks.measure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs one measuring JVM to its end, as a fork of JMH with an iteration for each slice. */
public final class JmhFork {

    /**
     * The same for every measuring JVM; rows in METHODOLOGY.md. JMH's blackholes use memory access that newer JDKs warn of,
     * with an option that older ones do not know.
     */
    public static final List<String> JVM_ARGUMENTS = List.of(
            "-Xms1g",
            "-Xmx1g",
            "-XX:+UseG1GC",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dorg.jboss.logging.provider=slf4j");

    private final ForkSpec spec;
    private final int sliceMillis;

    JmhFork(ForkSpec spec, int sliceMillis) {
        this.spec = spec;
        this.sliceMillis = sliceMillis;
    }

    /**
     * Runs the JVM.
     *
     * @param onSlice told the number of slices done so far, after each
     * @return the mean time of an operation in each slice of the schedule, in nanoseconds, in the order of the schedule
     * @throws ForkFailedException when the JVM ended before its schedule did
     */
    List<Double> run(IntConsumer onSlice) throws ForkFailedException {
        Path specFile = spec.write();
        SliceCollector collector = new SliceCollector(spec.point().threads(), onSlice);
        try {
            new Runner(options(specFile), collector).run();
        } catch (RunnerException e) {
            throw new ForkFailedException(String.valueOf(e.getMessage()), collector.text(), e);
        }
        int expected = spec.schedule().size();
        List<Double> times = collector.times();
        if (times.size() != expected) {
            throw new ForkFailedException(
                    "it ended after %d of %d slices".formatted(times.size(), expected), collector.text(), null);
        }
        return times;
    }

    /** The slices of the warm-up, which come first, are JMH's warm-up iterations; all others are measured ones. */
    private Options options(Path specFile) {
        List<Schedule.Slice> schedule = spec.schedule();
        int warmups = (int) schedule.stream()
                .filter(slice -> slice.phase() == Schedule.Phase.WARMUP)
                .count();
        List<String> options = new ArrayList<>(List.of("-D" + ForkSpec.PROPERTY + "=" + specFile, ParentWatch.OPTION));
        if (spec.point().virtualThreads()) {
            options.add("-Djmh.executor=VIRTUAL");
            // JMH's threads spin until one of them has set up what they share. With fewer carriers than threads, the
            // spinning
            // ones keep them all, and the one that waits for the server never goes on.
            options.add(
                    "-Djdk.virtualThreadScheduler.parallelism=" + (spec.point().threads() + 1));
            options.add("-Djdk.virtualThreadScheduler.maxPoolSize=256");
        }
        return new OptionsBuilder()
                .include("^" + SliceBenchmark.class.getName().replace(".", "\\.") + "\\.slice$")
                .forks(1)
                .threads(spec.point().threads())
                .warmupIterations(warmups)
                .warmupTime(TimeValue.milliseconds(
                        StagePlanner.warmupSliceMillis(spec.point().threads())))
                .measurementIterations(schedule.size() - warmups)
                .measurementTime(TimeValue.milliseconds(sliceMillis))
                .syncIterations(true)
                .shouldDoGC(false)
                .shouldFailOnError(false)
                .jvmArgs(JVM_ARGUMENTS.toArray(String[]::new))
                .jvmArgsAppend(options.toArray(String[]::new))
                .build();
    }
}
