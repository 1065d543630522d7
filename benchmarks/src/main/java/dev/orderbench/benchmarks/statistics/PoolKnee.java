package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * From which size on a pool does not get more done.
 *
 * <p>Its interval is a bootstrap percentile interval: passes are drawn with replacement, as many as there are, and the knee is
 * found in them as in those that were measured; the interval holds the middle 95 % of what came out. Few passes make it too
 * narrow: of three, only what those three showed can come out.
 *
 * @param contender id of the contender
 * @param operation name of the operation
 * @param rtt simulated round-trip time, as its row has it
 * @param size the smallest size that did at least 95 % of the best, by the median of all passes
 * @param low the lower end of its interval; the size itself where there is one pass
 * @param high the upper end of its interval
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
        int low,
        int high,
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

    private static final int RESAMPLES = 10_000;

    /** What is left out at each end of the interval. */
    private static final double TAIL = 0.025;

    /** The same rows have the same interval, whenever they are read. */
    private static final long SEED = 1;

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
        List<SortedMap<Integer, Double>> passes = rows.stream()
                .map(row -> row.factor(PoolFactor.REPETITION))
                .distinct()
                .map(pass -> rows.stream()
                        .filter(row -> row.factor(PoolFactor.REPETITION).equals(pass))
                        .toList())
                .map(PoolKnee::throughputs)
                .filter(pass -> !pass.isEmpty())
                .toList();
        List<Integer> ofPasses =
                passes.stream().map(PoolKnee::smallestNearTheBest).toList();
        List<Integer> drawn = kneesOfDrawnPasses(passes);
        int tail = (int) (TAIL * drawn.size());
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
                drawn.get(tail),
                drawn.get(drawn.size() - 1 - tail),
                best,
                medians.getOrDefault(best, 0.0),
                size * utilisation.orElse(0) / PERCENT,
                ofPasses.size(),
                (int) ofPasses.stream()
                        .filter(one -> medians.getOrDefault(one, 0.0) >= ADVISABLE * medians.getOrDefault(best, 0.0))
                        .count());
    }

    /**
     * The knees of passes that are drawn with replacement, from the smallest on. Few passes can be drawn in few ways: what was
     * found for one of them is kept.
     */
    private static List<Integer> kneesOfDrawnPasses(List<SortedMap<Integer, Double>> passes) {
        Random random = new Random(SEED);
        Map<List<Integer>, Integer> known = new HashMap<>();
        List<Integer> knees = new ArrayList<>();
        for (int i = 0; i < RESAMPLES; i++) {
            List<Integer> drawn = IntStream.range(0, passes.size())
                    .map(any -> random.nextInt(passes.size()))
                    .sorted()
                    .boxed()
                    .toList();
            knees.add(known.computeIfAbsent(drawn, these -> kneeOfAll(passes, these)));
        }
        Collections.sort(knees);
        return knees;
    }

    private static int kneeOfAll(List<SortedMap<Integer, Double>> passes, List<Integer> drawn) {
        SortedMap<Integer, List<Double>> all = new TreeMap<>();
        for (int pass : drawn) {
            passes.get(pass)
                    .forEach((size, rate) ->
                            all.computeIfAbsent(size, key -> new ArrayList<>()).add(rate));
        }
        return smallestNearTheBest(medians(all));
    }

    /** By size, the median over the rows. */
    private static SortedMap<Integer, Double> throughputs(List<PoolRow> rows) {
        SortedMap<Integer, List<Double>> all = new TreeMap<>();
        for (PoolRow row : rows) {
            row.figure(PoolFigure.THROUGHPUT)
                    .ifPresent(rate -> all.computeIfAbsent(size(row), key -> new ArrayList<>())
                            .add(rate));
        }
        return medians(all);
    }

    private static SortedMap<Integer, Double> medians(SortedMap<Integer, List<Double>> all) {
        SortedMap<Integer, Double> medians = new TreeMap<>();
        all.forEach((size, rates) -> medians.put(size, Median.of(rates)));
        return medians;
    }

    private static int size(PoolRow row) {
        return Integer.parseInt(row.factor(PoolFactor.POOL_SIZE));
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
