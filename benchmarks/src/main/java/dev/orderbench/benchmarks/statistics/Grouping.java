package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Brings together the cells that are compared with one another. */
final class Grouping {

    private final Results results;
    private final Cells cells;
    private final List<Contender> contenders;
    private final List<Control> controls;

    Grouping(Results results, Cells cells, List<Contender> contenders, List<Control> controls) {
        this.results = results;
        this.cells = cells;
        this.contenders = contenders;
        this.controls = controls;
    }

    List<Comparison.Group> groups() {
        return results.plan().operations().stream().flatMap(this::groups).toList();
    }

    private Stream<Comparison.Group> groups(String operation) {
        Family family = new Family(results, cells, operation);
        return results.plan().points(operation).stream().map(point -> group(operation, point, family.tests(point)));
    }

    private Comparison.Group group(String operation, Point point, List<PairTest> tests) {
        List<Control> failed = Controls.against(controls, operation, point);
        Map<Contender, String> letters = failed.isEmpty() ? letters(operation, point, tests) : Map.of();
        Samples baseline = cells.samples(operation, point, results.baseline());
        List<Comparison.Entry> entries = contenders.stream()
                .map(contender -> new Comparison.Entry(
                        contender,
                        switch (cells.samples(operation, point, contender)) {
                            case Samples.None none -> new Outcome.Failed(none.reason());
                            case Samples.Some some -> {
                                Estimate time = some.time();
                                yield new Outcome.Measured(
                                        time,
                                        throughput(time, point.threads()),
                                        relation(contender, some, baseline, tests, failed),
                                        letters.getOrDefault(contender, ""),
                                        some.jvms(),
                                        some.slices(),
                                        some.breakdown(time, null));
                            }
                        }))
                .toList();
        return new Comparison.Group(operation, point, entries, tests);
    }

    /** Only those that were tested have letters; a pair without a test counts as one that shows no difference. */
    private Map<Contender, String> letters(String operation, Point point, List<PairTest> tests) {
        Map<Contender, Double> logTimes = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            if (tests.stream().anyMatch(test -> test.involves(contender))
                    && cells.samples(operation, point, contender) instanceof Samples.Some some) {
                logTimes.put(contender, some.logTime());
            }
        }
        List<Contender> fastestFirst = logTimes.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
        return LetterGroups.of(
                fastestFirst,
                (one, other) -> tests.stream().anyMatch(test -> test.isOf(one, other) && test.differenceShown()));
    }

    private Relation relation(
            Contender contender, Samples.Some samples, Samples baseline, List<PairTest> tests, List<Control> failed) {
        if (contender.equals(results.baseline())) {
            return new Relation.Baseline();
        }
        String name = results.baseline().displayName();
        return switch (baseline) {
            // Why it has none is told where the baseline's own outcome is told.
            case Samples.None none -> new Relation.Unavailable(name + " has no score");
            case Samples.Some some ->
                tests.stream()
                        .filter(test -> test.isOf(results.baseline(), contender))
                        .findFirst()
                        .map(test -> relation(test, failed))
                        .orElseGet(() -> untested(samples.logRatiosTo(some), name));
        };
    }

    private static Relation relation(PairTest test, List<Control> failed) {
        return failed.isEmpty()
                ? new Relation.Ratio(test.ratio(), Verdict.of(test))
                : new Relation.Withheld(test.ratio(), failed);
    }

    private static Relation untested(List<Double> logRatios, String baseline) {
        return logRatios.isEmpty()
                ? new Relation.Unavailable("no JVM measured both it and " + baseline)
                : new Relation.Ratio(LogMean.estimate(logRatios), Verdict.NO_INTERVAL);
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
