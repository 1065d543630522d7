package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * From which size on a pool does not get more done.
 *
 * @param contender id of the contender
 * @param operation name of the operation
 * @param rtt simulated round-trip time, as its row has it
 * @param size the smallest size that did at least 95 % of the best, by the median of all passes
 * @param smallest the smallest that any pass by itself gives
 * @param largest the largest that any pass by itself gives
 * @param best the size that did the most
 * @param throughput of the best, in answers per second
 * @param busy connections that were lent, on average, at the size of the knee
 * @param passes how many passes there were
 * @param passesNearTheBest how many of them, each by itself, give a size that by the median of all did at least 90 % of the best
 */
public record PoolKnee(
        String contender,
        String operation,
        String rtt,
        int size,
        int smallest,
        int largest,
        int best,
        double throughput,
        double busy,
        int passes,
        int passesNearTheBest) {

    /** What is near enough to the best. */
    private static final double ENOUGH = 0.95;

    /** What advice from a single pass may cost. */
    private static final double ADVISABLE = 0.90;

    private static final double PERCENT = 100;

    /** What tells sweeps apart. */
    private record Key(String contender, String operation, String rtt) {}

    /** The knees of all sweeps from platform threads, in the order of their rows. */
    public static List<PoolKnee> of(PoolExperiment sweep) {
        Map<Key, List<PoolRow>> sweeps = new LinkedHashMap<>();
        for (PoolRow row : sweep.rows()) {
            if (row.factor(PoolFactor.THREAD_KIND).equals("platform")) {
                sweeps.computeIfAbsent(
                                new Key(
                                        row.factor(PoolFactor.CONTENDER),
                                        row.factor(PoolFactor.OPERATION),
                                        row.factor(PoolFactor.RTT)),
                                key -> new ArrayList<>())
                        .add(row);
            }
        }
        List<PoolKnee> knees = new ArrayList<>();
        sweeps.forEach((key, rows) -> knees.add(knee(key, rows)));
        return knees;
    }

    private static PoolKnee knee(Key key, List<PoolRow> rows) {
        SortedMap<Integer, Double> medians = throughputs(rows);
        int size = smallestNearTheBest(medians);
        List<Integer> ofPasses = rows.stream()
                .map(row -> row.factor(PoolFactor.REPETITION))
                .distinct()
                .map(pass -> rows.stream()
                        .filter(row -> row.factor(PoolFactor.REPETITION).equals(pass))
                        .toList())
                .map(PoolKnee::throughputs)
                .map(PoolKnee::smallestNearTheBest)
                .toList();
        int best = medians.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        OptionalDouble utilisation = rows.stream()
                .filter(row -> size(row) == size)
                .flatMap(row -> row.figure(PoolFigure.UTILISATION).stream())
                .mapToDouble(Double::doubleValue)
                .average();
        return new PoolKnee(
                key.contender,
                key.operation,
                key.rtt,
                size,
                ofPasses.stream().mapToInt(Integer::intValue).min().orElse(size),
                ofPasses.stream().mapToInt(Integer::intValue).max().orElse(size),
                best,
                medians.getOrDefault(best, 0.0),
                size * utilisation.orElse(0) / PERCENT,
                ofPasses.size(),
                (int) ofPasses.stream()
                        .filter(one -> medians.getOrDefault(one, 0.0) >= ADVISABLE * medians.getOrDefault(best, 0.0))
                        .count());
    }

    /** By size, the median over the rows. */
    private static SortedMap<Integer, Double> throughputs(List<PoolRow> rows) {
        SortedMap<Integer, List<Double>> all = new TreeMap<>();
        for (PoolRow row : rows) {
            row.figure(PoolFigure.THROUGHPUT)
                    .ifPresent(rate -> all.computeIfAbsent(size(row), key -> new ArrayList<>())
                            .add(rate));
        }
        SortedMap<Integer, Double> medians = new TreeMap<>();
        all.forEach((size, rates) -> medians.put(size, median(rates)));
        return medians;
    }

    private static int size(PoolRow row) {
        return Integer.parseInt(row.factor(PoolFactor.POOL_SIZE));
    }

    /** The middle of some values, or the mean of the two in the middle. */
    public static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static int smallestNearTheBest(SortedMap<Integer, Double> throughputs) {
        double best = throughputs.values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        return throughputs.entrySet().stream()
                .filter(entry -> entry.getValue() >= ENOUGH * best)
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
