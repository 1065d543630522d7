package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The tests of one operation that are adjusted together: all pairs of contenders, at all points of comparison. Pairs that
 * fewer than two JVMs measured are not tested and do not count.
 */
final class Family {

    private final Map<Point, List<PairTest>> tests = new HashMap<>();

    Family(Results results, Cells cells, String operation) {
        List<Pair> pairs = results.plan().points(operation).stream()
                .flatMap(point -> pairs(results, cells, operation, point))
                .filter(pair -> pair.logRatios.size() > 1)
                .toList();
        List<Double> pValues =
                pairs.stream().map(pair -> LogMean.pValue(pair.logRatios, 1)).toList();
        List<Double> adjusted = Holm.adjusted(pValues);
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            tests.computeIfAbsent(pair.point, first -> new ArrayList<>())
                    .add(new PairTest(
                            pair.first,
                            pair.second,
                            LogMean.interval(pair.logRatios, 1 - Comparison.CONFIDENCE),
                            pValues.get(i),
                            adjusted.get(i)));
        }
    }

    /** The tests at one point. */
    List<PairTest> tests(Point point) {
        return List.copyOf(tests.getOrDefault(point, List.of()));
    }

    private static Stream<Pair> pairs(Results results, Cells cells, String operation, Point point) {
        List<Measured> measured = results.contenders().stream()
                .filter(contender -> contender.role() == Role.CONTENDER)
                .flatMap(contender -> cells.samples(operation, point, contender) instanceof Samples.Some some
                        ? Stream.of(new Measured(contender, some))
                        : Stream.empty())
                .toList();
        return IntStream.range(0, measured.size())
                .boxed()
                .flatMap(i -> IntStream.range(i + 1, measured.size())
                        .mapToObj(j -> pair(point, measured.get(i), measured.get(j))));
    }

    private static Pair pair(Point point, Measured first, Measured second) {
        return new Pair(point, first.contender, second.contender, second.samples.logRatiosTo(first.samples));
    }

    private record Measured(Contender contender, Samples.Some samples) {}

    private record Pair(Point point, Contender first, Contender second, List<Double> logRatios) {}
}
