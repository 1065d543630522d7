package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.Outcome;
import dev.orderbench.benchmarks.statistics.Relation;
import java.util.List;

/** Places the contenders of a group on the axis. */
final class Marks {

    private final Comparison.Group group;
    private final String baseline;
    private final LogScale scale;

    private Marks(Comparison.Group group, String baseline, LogScale scale) {
        this.group = group;
        this.baseline = baseline;
        this.scale = scale;
    }

    static List<Chart.Mark> of(Comparison.Group group, String baseline, LogScale scale) {
        Marks marks = new Marks(group, baseline, scale);
        return group.entries().stream().map(marks::mark).toList();
    }

    private Chart.Mark mark(Comparison.Entry entry) {
        String name = Words.name(entry.contender());
        return switch (entry.outcome()) {
            case Outcome.Failed failed -> new Chart.Missing(name, "no score: " + Words.clause(failed.reason()));
            case Outcome.Measured measured ->
                switch (measured.relation()) {
                    case Relation.Baseline itself ->
                        new Chart.Origin(name, Finding.subject(group) + ": " + name + " is the baseline, at 1");
                    case Relation.Unavailable unavailable ->
                        new Chart.Missing(name, Words.clause(unavailable.reason()));
                    case Relation.Ratio ratio ->
                        dot(name, ratio.ratio(), ResultRow.tone(ratio.verdict()), Words.verdict(ratio.verdict()));
                    case Relation.Withheld withheld ->
                        dot(name, withheld.ratio(), ResultRow.WITHHELD, "withheld, since a control failed");
                };
        };
    }

    private Chart.Mark dot(String name, Estimate ratio, String tone, String verdict) {
        Figure figure = Numbers.ratio(ratio);
        return new Chart.Dot(
                name,
                figure,
                tone,
                scale.position(ratio.value()),
                span(ratio),
                Finding.subject(group) + ", " + name + ": " + figure.with("×"),
                name + " takes " + figure.value() + " times the time of " + baseline + confidence(figure)
                        + ". Verdict: " + verdict + ".");
    }

    private static String confidence(Figure figure) {
        return figure.interval().isEmpty() ? "" : ", 95% interval " + figure.interval();
    }

    private Chart.Span span(Estimate ratio) {
        return switch (ratio) {
            case Estimate.Point point -> new Chart.NoSpan();
            case Estimate.Interval interval ->
                new Chart.Line(
                        scale.position(interval.low()),
                        scale.position(interval.high()),
                        !scale.holds(interval.low()),
                        !scale.holds(interval.high()));
        };
    }
}
