package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Contender;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How contenders stand over a selection of operations and points together: the geometric mean of each one's ratios to the baseline,
 * each cell with the same weight, and a range of ranks.
 *
 * <p>Cells of the same stage were measured by the same JVMs, so the mean over them of the log-ratio is one observation for each
 * JVM. Stages have JVMs of their own: their means are added, weighted by the number of their cells, with the degrees of freedom of
 * Welch and Satterthwaite. The p-values of all pairs of contenders are adjusted after Holm. A contender's best rank is one more
 * than the number of those that were shown to be faster, its worst the number of all less those that were shown to be slower; who
 * cannot be told apart may have the same.
 *
 * <p>A cell in which one of the selected contenders has no score, or whose verdicts are withheld, is left out for all.
 *
 * <p>The page computes the same for what its reader selects; a test in a browser holds the two together.
 *
 * @param entries one for each contender that was selected, in the order of the results
 * @param cells over how many cells
 * @param leftOut how many cells were selected and could not be used
 */
public record Standings(List<Entry> entries, int cells, int leftOut) {

    public Standings {
        entries = List.copyOf(entries);
    }

    /**
     * A contender.
     *
     * @param contender who
     * @param ratio its time as a multiple of the baseline's; {@code null} where no cell can be used or the baseline was not
     *     selected
     * @param bestRank 1 where nobody was shown to be faster
     * @param worstRank the same as the best where it was told apart from all others
     * @param differs whether a difference from the baseline was shown
     */
    public record Entry(Contender contender, @Nullable Estimate ratio, int bestRank, int worstRank, boolean differs) {}

    /** Over all that was compared. */
    public static Standings of(LogTimes times) {
        return of(times, contender -> true, cell -> true);
    }

    /** Over a selection. */
    public static Standings of(
            LogTimes times, Predicate<Contender> whichContenders, Predicate<LogTimes.Cell> whichCells) {
        List<Contender> contenders =
                times.contenders().stream().filter(whichContenders).toList();
        List<LogTimes.Cell> selected = times.cells().stream().filter(whichCells).toList();
        List<LogTimes.Cell> used = selected.stream()
                .filter(cell -> !cell.withheld()
                        && contenders.stream().allMatch(one -> cell.logs().containsKey(one.id())))
                .toList();
        List<List<Difference>> differences = contenders.stream()
                .map(one -> contenders.stream()
                        .map(other -> Difference.of(used, one.id(), other.id()))
                        .toList())
                .toList();
        boolean[][] shown = shown(differences, contenders.size());
        Contender baseline = times.contenders().getFirst();
        int baselineIndex = contenders.indexOf(baseline);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            int faster = 0;
            int slower = 0;
            for (int j = 0; j < contenders.size(); j++) {
                if (shown[i][j]) {
                    if (differences.get(i).get(j).mean() > 0) {
                        faster++;
                    } else {
                        slower++;
                    }
                }
            }
            entries.add(new Entry(
                    contenders.get(i),
                    baselineIndex < 0 || used.isEmpty()
                            ? null
                            : differences.get(i).get(baselineIndex).estimate(),
                    1 + faster,
                    contenders.size() - slower,
                    baselineIndex >= 0 && shown[i][baselineIndex]));
        }
        return new Standings(entries, used.size(), selected.size() - used.size());
    }

    private static boolean[][] shown(List<List<Difference>> differences, int count) {
        List<Double> pValues = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                pValues.add(differences.get(i).get(j).pValue());
            }
        }
        List<Double> adjusted = Holm.adjusted(pValues);
        boolean[][] shown = new boolean[count][count];
        int pair = 0;
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                shown[i][j] = adjusted.get(pair) < 1 - Comparison.CONFIDENCE;
                shown[j][i] = shown[i][j];
                pair++;
            }
        }
        return shown;
    }

    /**
     * The mean logarithm of one contender's time divided by another's.
     *
     * @param mean of the logarithm; not a number where there are no cells
     * @param standardError of the mean; not a number where a stage has a single JVM
     * @param degreesOfFreedom not a number where they have no meaning: where there is no standard error, or it is 0
     */
    private record Difference(double mean, double standardError, double degreesOfFreedom) {

        static Difference of(List<LogTimes.Cell> cells, String one, String other) {
            SortedMap<Integer, List<LogTimes.Cell>> stages = new TreeMap<>();
            cells.forEach(cell -> stages.computeIfAbsent(cell.stage(), key -> new ArrayList<>())
                    .add(cell));
            double mean = stages.isEmpty() ? Double.NaN : 0;
            double variance = 0;
            List<double[]> parts = new ArrayList<>();
            for (List<LogTimes.Cell> stage : stages.values()) {
                double weight = (double) stage.size() / cells.size();
                double[] observations = observations(stage, one, other);
                double stageMean = Arrays.stream(observations).average().orElse(Double.NaN);
                double squares = Arrays.stream(observations)
                        .map(value -> (value - stageMean) * (value - stageMean))
                        .sum();
                double ofMean = weight * weight * squares / (observations.length - 1) / observations.length;
                mean += weight * stageMean;
                variance += ofMean;
                parts.add(new double[] {ofMean, observations.length - 1});
            }
            double all = variance;
            double freedom = 1
                    / parts.stream()
                            .mapToDouble(part -> part[0] / all * (part[0] / all) / part[1])
                            .sum();
            return new Difference(mean, Math.sqrt(variance), freedom);
        }

        /** One for each JVM that measured both in all cells of the stage. */
        private static double[] observations(List<LogTimes.Cell> stage, String one, String other) {
            Map<Integer, Double> sums = new TreeMap<>();
            Map<Integer, Integer> counts = new TreeMap<>();
            for (LogTimes.Cell cell : stage) {
                SortedMap<Integer, Double> ofOne = logs(cell, one);
                SortedMap<Integer, Double> ofOther = logs(cell, other);
                ofOne.forEach((jvm, log) -> {
                    Double reference = ofOther.get(jvm);
                    if (reference != null) {
                        sums.merge(jvm, log - reference, Double::sum);
                        counts.merge(jvm, 1, Integer::sum);
                    }
                });
            }
            return sums.entrySet().stream()
                    .filter(sum -> counts.getOrDefault(sum.getKey(), 0) == stage.size())
                    .mapToDouble(sum -> sum.getValue() / stage.size())
                    .toArray();
        }

        private static SortedMap<Integer, Double> logs(LogTimes.Cell cell, String contender) {
            return cell.logs().getOrDefault(contender, new TreeMap<>());
        }

        /** 1, which shows nothing, where there is no standard error. */
        double pValue() {
            if (Double.isNaN(mean) || Double.isNaN(standardError)) {
                return 1;
            }
            if (standardError == 0) {
                return mean == 0 ? 1 : 0;
            }
            return 2 * TDistribution.of(degreesOfFreedom).survivalProbability(Math.abs(mean) / standardError);
        }

        @Nullable Estimate estimate() {
            if (Double.isNaN(mean)) {
                return null;
            }
            if (Double.isNaN(standardError)) {
                return new Estimate.Point(Math.exp(mean));
            }
            double halfWidth = standardError == 0
                    ? 0
                    : standardError
                            * TDistribution.of(degreesOfFreedom)
                                    .inverseCumulativeProbability((1 + Comparison.CONFIDENCE) / 2);
            return new Estimate.Interval(Math.exp(mean), Math.exp(mean - halfWidth), Math.exp(mean + halfWidth));
        }
    }
}
