package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.result.Stage;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Made-up results; where nothing else is said, of {@code placeOrder} with 4 threads, {@code base} and {@code other}. */
final class SampleRuns {

    static final Contender BASE = new Contender("base", "Base", "tuned", Role.CONTENDER);
    static final Contender OTHER = new Contender("other", "Other", "tuned", Role.CONTENDER);

    private SampleRuns() {}

    static Results results(boolean complete, List<JvmRun> jvms, Cell... cells) {
        return results(complete, List.of(BASE, OTHER), List.of("placeOrder"), List.of(4), jvms, List.of(cells));
    }

    static Results results(
            boolean complete,
            List<Contender> contenders,
            List<String> operations,
            List<Integer> threads,
            List<JvmRun> jvms,
            List<Cell> cells) {
        return new Results(
                Results.FORMAT,
                Results.VERSION,
                Instant.EPOCH,
                Instant.EPOCH,
                complete,
                plan(1, operations, threads),
                new Environment(
                        "",
                        "",
                        List.of(),
                        "",
                        "",
                        1,
                        1,
                        new TreeMap<>(),
                        new Environment.Server("embedded", "", new TreeMap<>()),
                        new TreeMap<>()),
                contenders,
                jvms,
                cells);
    }

    static Plan plan(int orders, List<String> operations, List<Integer> threads) {
        return new Plan(
                "quick",
                true,
                "small",
                orders,
                threads.stream()
                        .map(count -> new Stage(
                                Stage.Kind.COMPARISON, point(count), operations, List.of(), 3, 1, 1, 2, 40, 8))
                        .toList(),
                1);
    }

    static Point point(int threads) {
        return Point.of(threads, "small");
    }

    /** A cell with the samples of JVM 0, 1 and so on, in nanoseconds. */
    static Cell cell(Contender contender, double[]... jvms) {
        return cell(
                contender,
                null,
                IntStream.range(0, jvms.length)
                        .mapToObj(i -> series(i, jvms[i]))
                        .toList());
    }

    /**
     * A cell with one sample for each JVM, such that the log-ratios to a baseline of 1,000 ns are these.
     *
     * @param logRatios one for each JVM
     */
    static Cell cell(String operation, int threads, Contender contender, double... logRatios) {
        return new Cell(
                operation,
                point(threads),
                contender.id(),
                null,
                IntStream.range(0, logRatios.length)
                        .mapToObj(i -> series(i, 1000 * Math.exp(logRatios[i])))
                        .toList());
    }

    static Cell cell(Contender contender, @Nullable String failure, List<Cell.Series> series) {
        return new Cell("placeOrder", point(4), contender.id(), failure, series);
    }

    static Cell.Series series(int jvm, double... nanos) {
        return new Cell.Series(
                jvm, IntStream.range(0, nanos.length).mapToObj(i -> nanos[i]).toList(), null);
    }

    /** What came out for a contender. */
    static Outcome outcome(Results results, Contender contender) {
        return entries(results)
                .filter(entry -> entry.contender().equals(contender))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    private static Stream<Comparison.Entry> entries(Results results) {
        return Comparison.of(results).groups().stream().flatMap(group -> group.entries().stream());
    }
}
