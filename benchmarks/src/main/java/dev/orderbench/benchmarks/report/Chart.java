package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Budget;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.Outcome;
import dev.orderbench.benchmarks.statistics.Relation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The picture of all ratios. Positions are percentages of the width, so that it fits any screen without scaling its
 * text.
 *
 * @param unity where the ratio 1 lies
 * @param band ratios that the run did not aim to tell from 1; {@code null} where it aimed at no width
 * @param ticks labelled lines, 1 left out
 * @param groups one for each operation and point
 * @param clipped whether an interval goes on beyond an edge
 * @param unjudged whether a ratio has no interval
 * @param withheld whether a verdict is withheld
 */
record Chart(
        String unity,
        @Nullable Band band,
        List<Tick> ticks,
        List<Group> groups,
        boolean clipped,
        boolean unjudged,
        boolean withheld) {

    /** A part of the axis, and what it holds. */
    record Band(String from, String width, String label) {

        static @Nullable Band of(@Nullable Budget budget, LogScale scale) {
            if (budget == null) {
                return null;
            }
            double most = 1 + budget.targetWidth();
            return new Band(scale.position(1 / most), scale.distance(1 / most, most), label(budget));
        }

        /** What the page says of it too. */
        static String label(Budget budget) {
            return "within " + percent(budget) + " of 1: differences that this run did not aim to tell apart";
        }

        private static String percent(Budget budget) {
            return Words.plain(100 * budget.targetWidth(), 1) + "%";
        }
    }

    /** A line of the grid. */
    record Tick(String x, String label) {}

    /** The marks of one operation and point. */
    record Group(String operation, String point, List<Mark> marks) {}

    /** What stands for one contender. */
    sealed interface Mark {

        String contender();
    }

    /** The baseline: at 1 by definition, and without an interval. */
    record Origin(String contender, String title) implements Mark {}

    /** A contender without a ratio, and why. */
    record Missing(String contender, String reason) implements Mark {}

    /**
     * A contender with a ratio.
     *
     * @param ratio as printed beside the mark
     * @param tone the kind of verdict
     * @param x where the ratio lies
     * @param span its interval
     * @param title what the mark shows, in a few words
     * @param description the same in full, for those who do not see it
     */
    record Dot(String contender, Figure ratio, String tone, String x, Span span, String title, String description)
            implements Mark {}

    /** The line that an interval is drawn as. */
    sealed interface Span {}

    /** No line: one JVM gives no interval. */
    record NoSpan() implements Span {}

    /** A line between two positions; at an edge beyond which the interval goes on, it ends in an arrow. */
    record Line(String from, String to, boolean beyondLeft, boolean beyondRight) implements Span {}

    static Chart of(Comparison comparison, @Nullable Budget budget) {
        List<Relation> relations = comparison.groups().stream()
                .flatMap(group -> group.entries().stream())
                .flatMap(entry -> relation(entry.outcome()))
                .toList();
        List<Estimate> ratios = relations.stream().flatMap(Chart::ratio).toList();
        LogScale scale = LogScale.of(
                ratios.stream().map(Estimate::value).toList(),
                ratios.stream().flatMap(Chart::bounds).toList());
        String baseline = Words.name(comparison.baseline());
        return new Chart(
                scale.position(1),
                Band.of(budget, scale),
                scale.ticks().stream()
                        .filter(tick -> tick != 1)
                        .map(tick -> new Tick(scale.position(tick), label(tick)))
                        .toList(),
                comparison.groups().stream()
                        .map(group -> new Group(
                                group.operation(), group.point().conditions(), Marks.of(group, baseline, scale)))
                        .toList(),
                ratios.stream().flatMap(Chart::bounds).anyMatch(bound -> !scale.holds(bound)),
                ratios.stream().anyMatch(Estimate.Point.class::isInstance),
                relations.stream().anyMatch(Relation.Withheld.class::isInstance));
    }

    private static Stream<Relation> relation(Outcome outcome) {
        return outcome instanceof Outcome.Measured measured ? Stream.of(measured.relation()) : Stream.empty();
    }

    private static Stream<Estimate> ratio(Relation relation) {
        return switch (relation) {
            case Relation.Ratio ratio -> Stream.of(ratio.ratio());
            case Relation.Withheld withheld -> Stream.of(withheld.ratio());
            case Relation.Baseline itself -> Stream.empty();
            case Relation.Unavailable unavailable -> Stream.empty();
        };
    }

    private static Stream<Double> bounds(Estimate ratio) {
        return switch (ratio) {
            case Estimate.Point point -> Stream.empty();
            case Estimate.Interval interval -> Stream.of(interval.low(), interval.high());
        };
    }

    private static String label(double tick) {
        return new BigDecimal(tick)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
