package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.result.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one operation scales with the number of threads: all points that differ in their threads only, comparisons included. It
 * gives no verdicts.
 *
 * @param operation name of the operation
 * @param rows one for each number and kind of threads and each contender: platform threads first, fewer threads first
 */
public record OverThreads(String operation, List<Row> rows) {

    private static final double NANOS_PER_SECOND = 1e9;

    public OverThreads {
        rows = List.copyOf(rows);
    }

    /** One contender with one number of threads. */
    public sealed interface Row {

        Point point();

        Contender contender();
    }

    /**
     * There are samples.
     *
     * @param nanos time that one thread spends on one operation, in nanoseconds
     * @param operationsPerSecond what all threads got done together, as counted; {@code null} where it was not
     * @param throughput the same with its interval over the JVMs; threads divided by time where it was not counted
     * @param ratio time divided by that of the baseline; {@code null} for the baseline, and where it has no score
     * @param law whether time and throughput fit together; {@code null} where throughput was not counted
     */
    public record Measured(
            Point point,
            Contender contender,
            Estimate nanos,
            @Nullable Double operationsPerSecond,
            Estimate throughput,
            @Nullable Estimate ratio,
            @Nullable LittlesLaw law)
            implements Row {}

    /**
     * There are none.
     *
     * @param reason why, as a clause
     */
    public record Missing(Point point, Contender contender, String reason) implements Row {}

    /** One for each operation that was to be measured so, in the order of the plan; none where nothing was. */
    public static List<OverThreads> of(Results results) {
        return results.plan().stages(Stage.Kind.SCALING).stream()
                .filter(stage -> isUsual(results, stage.point()))
                .flatMap(stage -> stage.operations().stream())
                .distinct()
                .map(operation -> new OverThreads(operation, rows(results, operation)))
                .toList();
    }

    private static boolean isUsual(Results results, Point point) {
        return !point.drafts()
                && point.rttMicros() == 0
                && point.dataSize().equals(results.plan().dataSize());
    }

    private static List<Row> rows(Results results, String operation) {
        Cells cells = new Cells(results);
        List<Row> rows = new ArrayList<>();
        results.plan().stages().stream()
                .filter(stage -> stage.operations().contains(operation) && isUsual(results, stage.point()))
                .map(Stage::point)
                .sorted(Comparator.comparing(Point::virtualThreads).thenComparing(Point::threads))
                .forEach(point -> results.contenders().stream()
                        .filter(contender -> contender.role() == Role.CONTENDER)
                        .forEach(contender -> rows.add(row(results, cells, operation, point, contender))));
        return rows;
    }

    private static Row row(Results results, Cells cells, String operation, Point point, Contender contender) {
        return switch (cells.samples(operation, point, contender)) {
            case Samples.None none -> new Missing(point, contender, none.reason());
            case Samples.Some some ->
                new Measured(
                        point,
                        contender,
                        some.time(),
                        throughput(some),
                        throughput(some, point.threads()),
                        contender.equals(results.baseline())
                                ? null
                                : ratio(some, cells.samples(operation, point, results.baseline())),
                        LittlesLaw.of(some.series(), point.threads()).orElse(null));
        };
    }

    private static @Nullable Estimate ratio(Samples.Some some, Samples baseline) {
        if (!(baseline instanceof Samples.Some reference)) {
            return null;
        }
        List<Double> logRatios = some.logRatiosTo(reference);
        return logRatios.isEmpty() ? null : LogMean.estimate(logRatios);
    }

    /** The mean over all slices. */
    private static @Nullable Double throughput(Samples.Some some) {
        List<Double> rates = some.series().stream()
                .map(Cell.Series::operationsPerSecond)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .toList();
        return rates.isEmpty()
                ? null
                : Double.valueOf(rates.stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow());
    }

    private static Estimate throughput(Samples.Some some, int threads) {
        return CountedThroughput.of(some.series())
                .orElseGet(() -> LogMean.estimate(some.logTimes().stream()
                        .map(log -> Math.log(threads * NANOS_PER_SECOND) - log)
                        .toList()));
    }
}
