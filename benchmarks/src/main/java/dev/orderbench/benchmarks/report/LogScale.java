package dev.orderbench.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A logarithmic axis of ratios that always shows 1.
 *
 * @param low ratio at the left edge
 * @param high ratio at the right edge
 */
record LogScale(double low, double high) {

    /** Least distance between two ticks, as a share of the axis: labels stay apart on a narrow screen. */
    private static final double TICK_DISTANCE = 0.11;

    /** Below this a difference is small, and the axis does not blow it up to fill the picture. */
    private static final double LEAST_SPAN = Math.log(1.1);

    /** Share of the axis left free on either side. */
    private static final double MARGIN = 0.05;

    /** Beyond that, a ratio is too large or too small for a double. */
    private static final double FURTHEST = 700;

    private static final List<double[]> DECADES = List.of(
            new double[] {1, 1.5, 2, 3, 4, 5, 6, 8},
            new double[] {1, 1.5, 2, 3, 5, 7},
            new double[] {1, 2, 3, 5},
            new double[] {1, 2, 5},
            new double[] {1, 3},
            new double[] {1});

    /**
     * A scale for points and the intervals around them. Every point is on it. An interval may be cut where it is far
     * wider than the points lie apart: otherwise one vague interval would press all the others into a dot.
     */
    static LogScale of(List<Double> points, List<Double> bounds) {
        double first = Math.min(0, logs(points).min().orElse(0));
        double last = Math.max(0, logs(points).max().orElse(0));
        double reach = Math.max(last - first, Math.log(2));
        double low = Math.max(first - reach, Math.min(first, logs(bounds).min().orElse(0)));
        double high = Math.min(last + reach, Math.max(last, logs(bounds).max().orElse(0)));
        low = Math.min(low, -LEAST_SPAN);
        high = Math.max(high, LEAST_SPAN);
        double margin = (high - low) * MARGIN;
        return new LogScale(Math.exp(Math.max(low - margin, -FURTHEST)), Math.exp(Math.min(high + margin, FURTHEST)));
    }

    boolean holds(double ratio) {
        return ratio >= low && ratio <= high;
    }

    /** Where a ratio lies between the edges, as a percentage with its sign; ratios beyond an edge lie at the edge. */
    String position(double ratio) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * Math.clamp(share(ratio), 0, 1));
    }

    /** How far two ratios lie apart, as a percentage with its sign; what lies beyond an edge does not count. */
    String distance(double from, double to) {
        return String.format(
                Locale.ROOT, "%.2f%%", 100 * (Math.clamp(share(to), 0, 1) - Math.clamp(share(from), 0, 1)));
    }

    /** As many ticks as there is room for, 1 among them, in rising order. */
    List<Double> ticks() {
        Stream<List<Double>> steps = DoubleStream.of(0.01, 0.02, 0.05, 0.1, 0.2, 0.5)
                .filter(step -> (high - low) / step <= 2 / TICK_DISTANCE)
                .mapToObj(this::multiples);
        Stream<List<Double>> decades = DECADES.stream().map(this::inDecades);
        return Stream.concat(steps, decades).filter(this::isRoomy).findFirst().orElse(List.of(1.0));
    }

    private double share(double ratio) {
        return Math.log(ratio / low) / Math.log(high / low);
    }

    private List<Double> multiples(double step) {
        // Counted up from 1 in whole steps, so that 1 itself is met exactly.
        int below = (int) Math.floor((1 - low) / step);
        int above = (int) Math.floor((high - 1) / step);
        return IntStream.rangeClosed(-below, above)
                .mapToObj(i -> 1 + i * step)
                .filter(tick -> tick > step / 2)
                .toList();
    }

    private List<Double> inDecades(double[] factors) {
        int first = (int) Math.floor(Math.log10(low));
        int last = (int) Math.floor(Math.log10(high));
        return IntStream.rangeClosed(first, last)
                .boxed()
                .flatMap(decade -> DoubleStream.of(factors).mapToObj(factor -> factor * Math.pow(10, decade)))
                .filter(this::holds)
                .collect(Collectors.toList());
    }

    private boolean isRoomy(List<Double> ticks) {
        return IntStream.range(1, ticks.size())
                .allMatch(i -> share(ticks.get(i)) - share(ticks.get(i - 1)) >= TICK_DISTANCE);
    }

    private static DoubleStream logs(List<Double> ratios) {
        return ratios.stream().mapToDouble(Math::log).filter(Double::isFinite);
    }
}
