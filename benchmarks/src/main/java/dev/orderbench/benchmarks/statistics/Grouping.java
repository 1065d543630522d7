package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Results;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Brings together the cells that are compared with one another. */
final class Grouping {

    private final Results results;

    Grouping(Results results) {
        this.results = results;
    }

    List<Comparison.Group> groups() {
        return results.plan().operations().stream()
                .flatMap(operation -> results.plan().threads().stream().map(threads -> group(operation, threads)))
                .toList();
    }

    private Comparison.Group group(String operation, int threads) {
        Samples baseline = samples(operation, threads, results.baseline());
        List<Comparison.Entry> entries = results.contenders().stream()
                .map(contender -> new Comparison.Entry(
                        contender, outcome(contender, baseline, samples(operation, threads, contender), threads)))
                .toList();
        return new Comparison.Group(operation, threads, entries);
    }

    private Outcome outcome(Contender contender, Samples baseline, Samples samples, int threads) {
        return switch (samples) {
            case Samples.None none -> new Outcome.Failed(none.reason());
            case Samples.Some some -> {
                Estimate time = some.time();
                boolean isBaseline = contender.equals(results.baseline());
                Relation relation = isBaseline ? new Relation.Baseline() : relation(some, baseline);
                yield new Outcome.Measured(time, throughput(time, threads), relation, some.jvms(), some.slices());
            }
        };
    }

    private Relation relation(Samples.Some contender, Samples baseline) {
        String name = results.baseline().displayName();
        return switch (baseline) {
            // Why it has none is told where the baseline's own outcome is told.
            case Samples.None none -> new Relation.Unavailable(name + " has no score");
            case Samples.Some some ->
                contender
                        .ratioTo(some)
                        .<Relation>map(Relation.Ratio::new)
                        .orElseGet(() -> new Relation.Unavailable("no JVM measured both it and " + name));
        };
    }

    private Samples samples(String operation, int threads, Contender contender) {
        return results.cells().stream()
                .filter(cell -> cell.operation().equals(operation)
                        && cell.threads() == threads
                        && cell.contender().equals(contender.id()))
                .findFirst()
                .map(cell -> samples(cell, threads))
                .orElseGet(() ->
                        new Samples.None(results.complete() ? "not measured" : "the run ended before it was measured"));
    }

    private Samples samples(Cell cell, int threads) {
        String failure = cell.failure();
        if (failure != null) {
            return new Samples.None(failure);
        }
        if (cell.series().isEmpty()) {
            return new Samples.None(failuresOfJvms(threads)
                    .findFirst()
                    .map(reason -> "no JVM gave samples: " + reason)
                    .orElse("no JVM gave samples"));
        }
        return new Samples.Some(cell.series());
    }

    private Stream<String> failuresOfJvms(int threads) {
        return results.jvms().stream()
                .filter(jvm -> jvm.threads() == threads)
                .map(JvmRun::failure)
                .filter(Objects::nonNull);
    }

    private static Estimate throughput(Estimate nanos, int threads) {
        double perSecond = threads * 1e9;
        return switch (nanos) {
            case Estimate.Point point -> new Estimate.Point(perSecond / point.value());
            case Estimate.Interval interval ->
                new Estimate.Interval(
                        perSecond / interval.value(), perSecond / interval.high(), perSecond / interval.low());
        };
    }
}
