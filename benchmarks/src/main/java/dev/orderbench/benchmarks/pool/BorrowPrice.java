package dev.orderbench.benchmarks.pool;

import dev.orderbench.benchmarks.measure.JmhFork;
import dev.orderbench.benchmarks.measure.ParentWatch;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.database.OwnedFolder;
import dev.orderbench.database.WorkingDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import tools.jackson.databind.json.JsonMapper;

/** {@link BorrowBenchmark} in a JVM for each number of threads, platform and virtual. */
final class BorrowPrice implements PoolExperimentRun {

    private static final List<Integer> THREADS = List.of(1, 2, 4, 8, 16, 32);
    private static final List<Integer> FEW_THREADS = List.of(1, 2, 32);
    private static final int WARM_UP = 2;
    private static final int ITERATIONS = 3;
    private static final int FEW_MILLIS = 300;
    private static final int MILLIS = 500;

    /** With as many threads as the goal names, forks differ by a factor of two: their mean is told. */
    private static final int FORKS = 3;

    private static final int GOAL_THREADS = 2;
    private static final int MOST_CARRIERS = 256;
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    /** Where a connection comes from. */
    private enum Way {
        POOL("borrowed from HikariCP", "borrow"),
        NO_POOL("no pool at all", "open");

        private final String title;
        private final String method;

        Way(String title, String method) {
            this.title = title;
            this.method = method;
        }
    }

    @Override
    public PoolQuestion question() {
        return PoolQuestion.BORROW;
    }

    @Override
    public int connections(PoolScale scale) {
        return THREADS.getLast();
    }

    @Override
    public void run(PoolContext context, Notebook notebook) {
        List<Integer> counts = context.scale() == PoolScale.STANDARD ? THREADS : FEW_THREADS;
        List<Boolean> kinds = context.scale().isBrief() ? List.of(false) : List.of(false, true);
        try (WorkingDatabase database = context.template().copy();
                OwnedFolder folder = OwnedFolder.create("borrow")) {
            Path file = folder.file("connection.json");
            Files.write(file, JsonMapper.shared().writeValueAsBytes(database.connection()));
            int done = 0;
            PoolScale scale = context.scale();
            measure(Way.NO_POOL, 1, false, scale, file, notebook);
            for (boolean virtual : kinds) {
                for (int threads : counts) {
                    measure(Way.POOL, threads, virtual, scale, file, notebook);
                    context.progress().part("price of a borrow", (double) ++done / (kinds.size() * counts.size()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void measure(Way way, int threads, boolean virtual, PoolScale scale, Path file, Notebook notebook) {
        int millis = scale.times(FEW_MILLIS, MILLIS);
        boolean goal = way == Way.POOL && threads <= GOAL_THREADS;
        Map<PoolFactor, String> factors = new EnumMap<>(PoolFactor.class);
        factors.put(PoolFactor.WAY, way.title);
        factors.put(PoolFactor.THREADS, Integer.toString(threads));
        factors.put(PoolFactor.THREAD_KIND, virtual ? "virtual" : "platform");
        try {
            Collection<RunResult> results = new Runner(new OptionsBuilder()
                            .include("^" + BorrowBenchmark.class.getName().replace(".", "\\.") + "\\." + way.method
                                    + "$")
                            .forks(goal ? scale.times(1, FORKS) : 1)
                            .threads(threads)
                            .warmupIterations(WARM_UP)
                            .warmupTime(TimeValue.milliseconds(millis))
                            .measurementIterations(ITERATIONS)
                            .measurementTime(TimeValue.milliseconds(millis))
                            .addProfiler(GCProfiler.class)
                            .verbosity(VerboseMode.SILENT)
                            .shouldFailOnError(true)
                            .jvmArgs(JmhFork.JVM_ARGUMENTS.toArray(String[]::new))
                            .jvmArgsAppend(options(threads, virtual, file).toArray(String[]::new))
                            .build())
                    .run();
            for (RunResult result : results) {
                Map<PoolFigure, Double> figures = new EnumMap<>(PoolFigure.class);
                figures.put(PoolFigure.NANOS, result.getPrimaryResult().getScore());
                Result<?> allocated = result.getSecondaryResults().get(ALLOCATION);
                if (allocated != null && !virtual) {
                    figures.put(PoolFigure.ALLOCATED, allocated.getScore());
                }
                notebook.row(factors, figures);
            }
        } catch (RunnerException e) {
            notebook.absent("borrowing from %d %s threads could not be measured: %s"
                    .formatted(threads, virtual ? "virtual" : "platform", e.getMessage()));
        }
    }

    private static List<String> options(int threads, boolean virtual, Path file) {
        List<String> options =
                new ArrayList<>(List.of("-D" + BorrowBenchmark.PROPERTY + "=" + file, ParentWatch.OPTION));
        if (virtual) {
            // A carrier for each thread, as in measure/JmhFork and for its reason.
            options.add("-Djmh.executor=VIRTUAL");
            options.add("-Djdk.virtualThreadScheduler.parallelism=" + (threads + 1));
            options.add("-Djdk.virtualThreadScheduler.maxPoolSize=" + MOST_CARRIERS);
        }
        return options;
    }
}
